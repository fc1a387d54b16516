import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft } from '../../shared/drafts/draft.ts';
import { draftText } from '../../shared/drafts/draft-text.ts';
import { patched, type DraftPatch } from '../../shared/drafts/patch.ts';
import { draftTitle, type DraftSummary, type StoredDraft } from '../../shared/drafts/stored-draft.ts';
import { Failure } from '../../shared/errors.ts';
import type { Approvals } from './approvals/approvals.ts';
import { DeletedFiles } from './deleted-files.ts';
import { isDraftId } from './draft-id.ts';
import { ChangedElsewhere, DraftFile, isMissing } from './draft-file.ts';
import { DraftFolder } from './draft-folder.ts';
import type { Application, DraftRecord } from './draft-record.ts';
import { stateOf, summaryOf, type OutcomeOf } from './draft-summary.ts';
import type { DraftVersions } from './draft-versions.ts';
import { filesAside } from './files-aside.ts';

interface DraftLibraryOptions {
  folder: string;
  /** Where former states are kept. */
  versions: DraftVersions;
  /** What was approved of drafts. */
  approvals: Pick<Approvals, 'withdrawAny' | 'forget'>;
  newId: () => string;
  now: () => Date;
  /** What became of the users of a run that is not closed; `undefined` for any other run. */
  outcomeOf: OutcomeOf;
  /** A draft came, went or was changed. */
  onChange: () => void;
}

interface Change {
  draftId: string;
  base: string;
  revision: string;
  patch: DraftPatch;
}

/** All drafts, one file each. Every method throws `Failure` for what the administrator can act on. */
export class DraftLibrary {
  readonly #options: DraftLibraryOptions;
  readonly #folder: DraftFolder;
  readonly #deleted: DeletedFiles;

  private constructor(options: DraftLibraryOptions) {
    this.#options = options;
    this.#folder = new DraftFolder(options.folder, options.versions);
    this.#deleted = new DeletedFiles(join(options.folder, 'deleted'), options.now);
  }

  /** What was found wrong in the folder, as sentences for the administrator. */
  get startProblems(): readonly string[] {
    return this.#folder.problems;
  }

  /**
   * Reads what is in the folder, and forgets what was deleted long ago. A damaged file is set aside and named; the others
   * are there. Never rejects: where there can be no folder, drafts are in memory, and that is named, too.
   */
  static async open(options: DraftLibraryOptions): Promise<DraftLibrary> {
    const library = new DraftLibrary(options);
    try {
      await mkdir(options.folder, { recursive: true, mode: 0o700 });
      await library.#folder.look();
    } catch {
      library.#folder.problems.push(
        `The folder of the drafts cannot be used: ${options.folder}. Make it one that you may read and write; until then, save drafts to files.`,
      );
    }
    await library.#purge();
    return library;
  }

  async list(): Promise<DraftSummary[]> {
    await this.#folder.look();
    return [...this.#folder.files.values()]
      .map(({ record }) => summaryOf(record, this.#options.outcomeOf))
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  }

  /** The ids of all drafts, also of the deleted ones that can be brought back. */
  async knownIds(): Promise<ReadonlySet<string>> {
    await this.#folder.look();
    return new Set([...this.#folder.files.keys(), ...(await this.#deleted.ids())]);
  }

  async read(draftId: string): Promise<StoredDraft> {
    await this.#folder.look();
    const { record } = this.#file(draftId);
    const { draft, revision } = record;
    return { draft, revision, state: stateOf(record, this.#options.outcomeOf) };
  }

  /** Keeps a new draft; `conflict` when there is one with its id. */
  async create({ draft, revision }: { draft: Draft; revision: string }): Promise<void> {
    if (!isDraftId(draft.id)) throw failure('invalid', 'A draft of that id cannot be kept.');
    if (this.#folder.files.has(draft.id)) throw failure('conflict', 'The library already has this draft.');
    const record: DraftRecord = {
      format: 'gatehouse-draft-record',
      version: 1,
      revision,
      changedAt: this.#options.now().toISOString(),
      applications: [],
      draft,
    };
    const file = DraftFile.create(this.#folder.pathOf(draft.id), record);
    this.#folder.files.set(draft.id, file);
    await this.#save(file, record);
  }

  /** Changes a draft; `conflict` when it was changed elsewhere since `base`. */
  async save({ draftId, base, revision, patch }: Change): Promise<void> {
    const file = this.#file(draftId);
    const { record } = file;
    if (record.revision !== base)
      throw failure('conflict', 'This draft was changed in another window. Nothing of that was overwritten.');
    let draft: Draft;
    try {
      draft = { ...patched(record.draft, patch), id: draftId };
    } catch {
      throw failure('conflict', 'This draft is another one by now. Nothing was overwritten.');
    }
    const saved = this.#save(file, {
      ...record,
      draft,
      revision,
      changedAt: this.#options.now().toISOString(),
    });
    await Promise.all([saved, this.#options.versions.keepBeforeChange(record.draft)]);
  }

  /** Takes in a draft from elsewhere; `differs`, and nothing is done, when the library has another state of it. */
  async bringIn(draft: Draft): Promise<{ outcome: 'in-library'; draftId: string } | { outcome: 'differs' }> {
    await this.#folder.look();
    const draftId = isDraftId(draft.id) ? draft.id : this.#options.newId();
    const there = this.#folder.files.get(draftId)?.record.draft;
    if (there !== undefined && draftText(there) !== draftText(draft)) return { outcome: 'differs' };
    if (there === undefined)
      await this.create({ draft: { ...draft, id: draftId }, revision: this.#options.newId() });
    return { outcome: 'in-library', draftId };
  }

  async duplicate(draftId: string): Promise<{ draftId: string }> {
    const { draft } = this.#file(draftId).record;
    const copy = this.#copyOf(draft, `Copy of ${draftTitle(draft)}`);
    await this.create({ draft: copy, revision: this.#options.newId() });
    return { draftId: copy.id };
  }

  /** Puts a draft where `restore` finds it. An approval of its plan does not come back with it. */
  async delete(draftId: string): Promise<void> {
    const file = this.#file(draftId);
    await file.flush();
    await this.#options.approvals.withdrawAny(draftId);
    try {
      await this.#deleted.put(file.path, draftId);
    } catch (error) {
      // One that could never be written is only here.
      if (!isMissing(error))
        throw failure(
          'storage-unavailable',
          'The draft could not be deleted. See that the disk can be written.',
        );
    }
    this.#folder.files.delete(draftId);
    this.#options.onChange();
  }

  /** Brings a deleted draft back. */
  async restore(draftId: string): Promise<void> {
    if (!isDraftId(draftId)) throw gone();
    const outcome = await this.#deleted.takeBack(draftId, this.#folder.pathOf(draftId)).catch(() => 'gone');
    if (outcome === 'gone') throw gone();
    if (outcome === 'taken')
      throw failure('conflict', 'The library has a draft of the same origin again. Nothing was overwritten.');
    await this.#folder.look();
    this.#options.onChange();
  }

  /**
   * Notes which drafts are applied by runs, where that is not noted yet: Gatehouse may have stopped between a run's first
   * record and the note. A draft that is not in the library is passed over.
   */
  async noteApplied(runs: readonly { draftId: string; application: Application }[]): Promise<void> {
    for (const { draftId, application } of runs) {
      const file = this.#folder.files.get(draftId);
      if (file === undefined) continue;
      const { applications } = file.record;
      if (applications.some(({ runId }) => runId === application.runId)) continue;
      const kept = this.#options.versions.keep(file.record.draft, 'apply').catch(() => undefined);
      await this.#save(file, { ...file.record, applications: [...applications, application] });
      await kept;
    }
  }

  /** Notes how a run ended, before it is closed. */
  async noteOutcome(runId: string): Promise<void> {
    const outcome = this.#options.outcomeOf(runId);
    const file = [...this.#folder.files.values()].find(({ record }) =>
      record.applications.some((application) => application.runId === runId),
    );
    if (outcome === undefined || file === undefined) return;
    const applications = file.record.applications.map((application) =>
      application.runId === runId ? { ...application, outcome } : application,
    );
    await this.#save(file, { ...file.record, applications });
  }

  /** Writes all that is to be written. Never rejects. */
  async flush(): Promise<void> {
    await this.#folder.flush();
  }

  async #save(file: DraftFile, record: DraftRecord): Promise<void> {
    const saving = file.save(record);
    this.#options.onChange();
    try {
      await saving;
    } catch (error) {
      if (!(error instanceof ChangedElsewhere))
        throw failure(
          'storage-unavailable',
          'The draft could not be written to the disk. Make room, or see that Gatehouse’s folder can be written; it is tried again at the next change. Until then it is in memory only.',
        );
      throw failure('conflict', await this.#kept(file));
    }
  }

  /** Keeps what was to be written among the versions, and reads what another Gatehouse wrote. */
  async #kept({ path, record }: DraftFile): Promise<string> {
    const isKept = await this.#options.versions.keep(record.draft, 'conflict').then(
      () => true,
      () => false,
    );
    this.#folder.files.delete(record.draft.id);
    await this.#folder.read(path);
    return isKept
      ? 'Another Gatehouse has changed this draft. Nothing of that was overwritten; what you entered is among the draft’s versions.'
      : 'Another Gatehouse has changed this draft, and what you entered could not be kept on the disk: it is in this window only. Make room, then keep it as a copy.';
  }

  /** Removes for good what was deleted long ago, with all that was kept beside it. Never rejects. */
  async #purge(): Promise<void> {
    const { folder, versions, approvals } = this.#options;
    // A draft of that id may have come back from a file meanwhile: what is kept beside it stays.
    const gone = (await this.#deleted.purge()).filter((id) => !this.#folder.files.has(id));
    const aside = (await filesAside(folder)).filter(({ id }) => gone.includes(id));
    await Promise.allSettled([
      ...gone.flatMap((id) => [versions.forget(id), approvals.forget(id)]),
      ...aside.map(({ path }) => rm(path)),
    ]);
  }

  #copyOf(draft: Draft, name: string): Draft {
    return { ...draft, id: this.#options.newId(), name };
  }

  #file(draftId: string): DraftFile {
    const file = this.#folder.files.get(draftId);
    if (file === undefined) throw gone();
    return file;
  }
}

function gone(): Failure {
  return failure('not-found', 'This draft is not in the library any more.');
}

function failure(
  kind: 'conflict' | 'invalid' | 'not-found' | 'storage-unavailable',
  message: string,
): Failure {
  return new Failure({ kind, message });
}
