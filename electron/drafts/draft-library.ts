import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft } from '../../shared/drafts/draft.ts';
import { draftText } from '../../shared/drafts/draft-text.ts';
import { patched, type DraftPatch } from '../../shared/drafts/patch.ts';
import { draftTitle, type DraftSummary, type StoredDraft } from '../../shared/drafts/stored-draft.ts';
import { Failure } from '../../shared/errors.ts';
import type { Approvals } from './approvals/approvals.ts';
import { DeletedFiles } from './deleted-files.ts';
import { isDraftId } from './draft-id.ts';
import { ChangedElsewhere, DraftFile, isMissing, setAside, WrittenByNewer } from './draft-file.ts';
import type { Application, DraftRecord } from './draft-record.ts';
import { stateOf, summaryOf, type OutcomeOf } from './draft-summary.ts';
import type { DraftVersions } from './draft-versions.ts';

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
  readonly #files = new Map<string, DraftFile>();
  readonly #deleted: DeletedFiles;
  /** What was found wrong in the folder, as sentences for the administrator. */
  readonly startProblems: string[] = [];

  private constructor(options: DraftLibraryOptions) {
    this.#options = options;
    this.#deleted = new DeletedFiles(join(options.folder, 'deleted'), options.now);
  }

  /**
   * Reads what is in the folder, and forgets what was deleted long ago. A damaged file is set aside and named; the others
   * are there. Never rejects: where there can be no folder, drafts are in memory, and that is named, too.
   */
  static async open(options: DraftLibraryOptions): Promise<DraftLibrary> {
    const library = new DraftLibrary(options);
    try {
      await mkdir(options.folder, { recursive: true, mode: 0o700 });
      await library.#look();
    } catch {
      library.startProblems.push(
        `The folder of the drafts cannot be used: ${options.folder}. Make it one that you may read and write; until then, save drafts to files.`,
      );
    }
    await library.#purge();
    return library;
  }

  async list(): Promise<DraftSummary[]> {
    await this.#look();
    return [...this.#files.values()]
      .map(({ record }) => summaryOf(record, this.#options.outcomeOf))
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  }

  async read(draftId: string): Promise<StoredDraft> {
    await this.#look();
    const { record } = this.#file(draftId);
    const { draft, revision } = record;
    return { draft, revision, state: stateOf(record, this.#options.outcomeOf) };
  }

  /** Keeps a new draft; `conflict` when there is one with its id. */
  async create({ draft, revision }: { draft: Draft; revision: string }): Promise<void> {
    if (!isDraftId(draft.id)) throw failure('invalid', 'A draft of that id cannot be kept.');
    if (this.#files.has(draft.id)) throw failure('conflict', 'The library already has this draft.');
    const record: DraftRecord = {
      format: 'gatehouse-draft-record',
      version: 1,
      revision,
      changedAt: this.#options.now().toISOString(),
      applications: [],
      draft,
    };
    const file = DraftFile.create(this.#pathOf(draft.id), record);
    this.#files.set(draft.id, file);
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
    await this.#look();
    const draftId = isDraftId(draft.id) ? draft.id : this.#options.newId();
    const there = this.#files.get(draftId)?.record.draft;
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
    this.#files.delete(draftId);
    this.#options.onChange();
  }

  /** Brings a deleted draft back. */
  async restore(draftId: string): Promise<void> {
    if (!isDraftId(draftId)) throw gone();
    const outcome = await this.#deleted.takeBack(draftId, this.#pathOf(draftId)).catch(() => 'gone');
    if (outcome === 'gone') throw gone();
    if (outcome === 'taken')
      throw failure('conflict', 'The library has a draft of the same origin again. Nothing was overwritten.');
    await this.#look();
    this.#options.onChange();
  }

  /**
   * Notes which drafts are applied by runs, where that is not noted yet: Gatehouse may have stopped between a run's first
   * record and the note. A draft that is not in the library is passed over.
   */
  async noteApplied(runs: readonly { draftId: string; application: Application }[]): Promise<void> {
    for (const { draftId, application } of runs) {
      const file = this.#files.get(draftId);
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
    const file = [...this.#files.values()].find(({ record }) =>
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
    await Promise.all([...this.#files.values()].map((file) => file.flush()));
    await this.#options.versions.flush();
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
    this.#files.delete(record.draft.id);
    await this.#readInto(path);
    return isKept
      ? 'Another Gatehouse has changed this draft. Nothing of that was overwritten; what you entered is among the draft’s versions.'
      : 'Another Gatehouse has changed this draft, and what you entered could not be kept on the disk: it is in this window only. Make room, then keep it as a copy.';
  }

  /** Removes for good what was deleted long ago, with all that was kept beside it. Never rejects. */
  async #purge(): Promise<void> {
    const { versions, approvals } = this.#options;
    // A draft of that id may have come back from a file meanwhile: what is kept beside it stays.
    const gone = (await this.#deleted.purge()).filter((id) => !this.#files.has(id));
    await Promise.allSettled(gone.flatMap((id) => [versions.forget(id), approvals.forget(id)]));
  }

  #copyOf(draft: Draft, name: string): Draft {
    return { ...draft, id: this.#options.newId(), name };
  }

  /** Reads what another Gatehouse may have written since. */
  async #look(): Promise<void> {
    await this.flush();
    const all = await readdir(this.#options.folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw failure('storage-unavailable', 'The folder of the drafts cannot be read.');
    });
    const names = all.filter((name) => /^[\w-]+\.json$/.test(name));
    const found = new Set(names.map((name) => name.slice(0, -'.json'.length)));
    // What is ahead of the disk finds out by itself, when it is written, what others did.
    for (const [id, file] of this.#files) if (!found.has(id) && !file.isAhead) this.#files.delete(id);
    for (const id of found) {
      const known = this.#files.get(id);
      if (known === undefined || !(known.isAhead || (await known.isCurrent())))
        await this.#readInto(this.#pathOf(id));
    }
  }

  async #readInto(path: string): Promise<void> {
    try {
      const file = await DraftFile.read(path);
      if (this.#pathOf(file.record.draft.id) !== path)
        throw new Error('The draft has another id than its file.');
      this.#files.set(file.record.draft.id, file);
    } catch (error) {
      if (isMissing(error)) return;
      if (error instanceof Error && 'syscall' in error) {
        // The disk's fault, not the file's: it may be readable the next time.
        const problem = `A draft could not be read; its file ${path} was left as it is.`;
        if (!this.startProblems.includes(problem)) this.startProblems.push(problem);
        return;
      }
      if (error instanceof WrittenByNewer) {
        const problem = `A draft was written by a newer Gatehouse; its file ${path} was left as it is.`;
        if (!this.startProblems.includes(problem)) this.startProblems.push(problem);
        return;
      }
      const aside = await setAside(path);
      this.startProblems.push(`A draft could not be read; its file was set aside as ${aside}.`);
    }
  }

  #file(draftId: string): DraftFile {
    const file = this.#files.get(draftId);
    if (file === undefined) throw gone();
    return file;
  }

  #pathOf(draftId: string): string {
    return join(this.#options.folder, `${draftId}.json`);
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
