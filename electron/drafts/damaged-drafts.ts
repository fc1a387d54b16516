import type { DamagedDraft } from '../../shared/drafts/damaged-draft.ts';
import { Failure } from '../../shared/errors.ts';
import type { DraftLibrary } from './draft-library.ts';
import type { DraftVersions } from './draft-versions.ts';
import { filesAside } from './files-aside.ts';

interface DamagedDraftsOptions {
  /** That of the library. */
  folder: string;
  library: Pick<DraftLibrary, 'knownIds' | 'create'>;
  versions: DraftVersions;
  newId: () => string;
}

/** The drafts whose files were damaged and set aside, until each is a draft again. */
export class DamagedDrafts {
  readonly #options: DamagedDraftsOptions;

  constructor(options: DamagedDraftsOptions) {
    this.#options = options;
  }

  async list(): Promise<DamagedDraft[]> {
    const { folder, library, versions } = this.#options;
    const known = await library.knownIds();
    // The last of several files of a draft.
    const files = new Map((await filesAside(folder)).map(({ id, path }) => [id, path]));
    return Promise.all(
      [...files]
        .filter(([id]) => !known.has(id))
        .map(async ([draftId, file]) => {
          const last = await versions.last(draftId);
          return { draftId, file, last: last === undefined ? null : last.summary };
        }),
    );
  }

  /** Makes the last version of a damaged draft a draft again, beside its file. Throws `Failure`. */
  async restore(draftId: string): Promise<void> {
    const { library, versions, newId } = this.#options;
    const isDamaged = (await this.list()).some((damaged) => damaged.draftId === draftId);
    const last = isDamaged ? await versions.last(draftId) : undefined;
    if (last === undefined)
      throw new Failure({
        kind: 'not-found',
        message: 'There is no version of this draft to be restored, or the draft is in the library again.',
      });
    await library.create({ draft: { ...last.draft, id: draftId }, revision: newId() });
  }
}
