import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { draftTitle } from '../../shared/drafts/stored-draft.ts';
import { Failure } from '../../shared/errors.ts';
import { DraftFile, isMissing } from './draft-file.ts';
import type { DraftVersions } from './draft-versions.ts';
import { setAside } from './files-aside.ts';
import { reasonToLeave } from './reason-to-leave.ts';

/** The folder of the drafts' files: what is in it, as far as that can be read. Others may write there, too. */
export class DraftFolder {
  readonly path: string;
  readonly #versions: DraftVersions;
  /** By the drafts' ids, as they were read last or are to be written. */
  readonly files = new Map<string, DraftFile>();
  /** What was found wrong, as sentences for the administrator. */
  readonly problems: string[] = [];

  constructor(path: string, versions: DraftVersions) {
    this.path = path;
    this.#versions = versions;
  }

  /** Where a draft's file is. */
  pathOf(draftId: string): string {
    return join(this.path, `${draftId}.json`);
  }

  /** Writes all that is to be written. Never rejects. */
  async flush(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.flush()));
    await this.#versions.flush();
  }

  /** Reads what another Gatehouse may have written since. Throws `Failure` where the folder cannot be read. */
  async look(): Promise<void> {
    await this.flush();
    const all = await readdir(this.path).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw new Failure({
        kind: 'storage-unavailable',
        message: 'The folder of the drafts cannot be read.',
      });
    });
    const names = all.filter((name) => /^[\w-]+\.json$/.test(name));
    const found = new Set(names.map((name) => name.slice(0, -'.json'.length)));
    // What is ahead of the disk finds out by itself, when it is written, what others did.
    for (const [id, file] of this.files) if (!found.has(id) && !file.isAhead) this.files.delete(id);
    for (const id of found) {
      const known = this.files.get(id);
      if (known === undefined || !(known.isAhead || (await known.isCurrent())))
        await this.read(this.pathOf(id));
    }
  }

  /** Reads one file; what is damaged is set aside, and what cannot be read is told. */
  async read(path: string): Promise<void> {
    try {
      const file = await DraftFile.read(path);
      if (this.pathOf(file.record.draft.id) !== path)
        throw new Error('The draft has another id than its file.');
      this.files.set(file.record.draft.id, file);
    } catch (error) {
      if (isMissing(error)) return;
      const problem = reasonToLeave(error, path) ?? (await this.#setAside(path));
      if (!this.problems.includes(problem)) this.problems.push(problem);
    }
  }

  /** Gives what is to be told of it. */
  async #setAside(path: string): Promise<string> {
    const draftId = basename(path, '.json');
    const aside = await setAside(path);
    const known = this.files.get(draftId);
    // It was whole when it was read last.
    if (known !== undefined) await this.#versions.keep(known.record.draft, 'damage').catch(() => undefined);
    this.files.delete(draftId);
    const last = await this.#versions.last(draftId);
    return last === undefined
      ? `A draft could not be read; its file was set aside as ${aside}.`
      : `“${draftTitle(last.draft)}” could not be read; its file was set aside as ${aside}. Its last version can be restored under “Drafts”.`;
  }
}
