import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { draftSchema, type Draft } from '../../shared/drafts/draft.ts';
import { patched, type DraftPatch } from '../../shared/drafts/patch.ts';
import {
  draftTitle,
  type DraftState,
  type DraftSummary,
  type StoredDraft,
} from '../../shared/drafts/stored-draft.ts';
import { Failure } from '../../shared/errors.ts';
import { ChangedElsewhere, DraftFile, setAside } from './draft-file.ts';
import type { Application, DraftRecord } from './draft-record.ts';

interface DraftLibraryOptions {
  folder: string;
  newId: () => string;
  now: () => Date;
  /** What became of the users of a run that is not closed; `undefined` for any other run. */
  outcomeOf: (runId: string) => DraftState | undefined;
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
  /** What was found wrong in the folder, as sentences for the administrator. */
  readonly startProblems: string[] = [];

  private constructor(options: DraftLibraryOptions) {
    this.#options = options;
  }

  /** Reads what is in the folder. A damaged file is set aside and named; the others are there. */
  static async open(options: DraftLibraryOptions): Promise<DraftLibrary> {
    const library = new DraftLibrary(options);
    await mkdir(library.#deletedFolder, { recursive: true });
    await library.#look();
    return library;
  }

  /** Takes over the one draft that Gatehouse kept before it had a library. */
  async adopt(path: string): Promise<void> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch {
      return;
    }
    try {
      const draft = draftSchema.parse(JSON.parse(text));
      await this.create({ draft: { ...draft, id: this.#options.newId() }, revision: this.#options.newId() });
      await rm(path);
    } catch {
      const aside = await setAside(path);
      this.startProblems.push(`The users that were being prepared could not be read: see the file ${aside}.`);
    }
  }

  async list(): Promise<DraftSummary[]> {
    await this.#look();
    return [...this.#files.values()]
      .map(({ record }) => this.#summaryOf(record))
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  }

  async read(draftId: string): Promise<StoredDraft> {
    await this.#look();
    const { record } = this.#file(draftId);
    return { draft: record.draft, revision: record.revision, state: this.#stateOf(record) };
  }

  /** Keeps a new draft; `conflict` when there is one with its id. */
  async create({ draft, revision }: { draft: Draft; revision: string }): Promise<void> {
    if (!isFileName(draft.id)) throw failure('invalid', 'A draft of that id cannot be kept.');
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
    await this.#save(file, { ...record, draft, revision, changedAt: this.#options.now().toISOString() });
  }

  async duplicate(draftId: string): Promise<{ draftId: string }> {
    const { draft } = this.#file(draftId).record;
    const copy = this.#copyOf(draft, `Copy of ${draftTitle(draft)}`);
    await this.create({ draft: copy, revision: this.#options.newId() });
    return { draftId: copy.id };
  }

  /** Puts a draft where `restore` finds it. */
  async delete(draftId: string): Promise<void> {
    const file = this.#file(draftId);
    await file.flush();
    await rename(file.path, this.#deletedPathOf(draftId));
    this.#files.delete(draftId);
    this.#options.onChange();
  }

  /** Brings a deleted draft back. */
  async restore(draftId: string): Promise<void> {
    if (!isFileName(draftId)) throw gone();
    try {
      await rename(this.#deletedPathOf(draftId), this.#pathOf(draftId));
    } catch {
      throw gone();
    }
    await this.#look();
    this.#options.onChange();
  }

  /** Notes that a run applies a draft; nothing for a draft that is not in the library. */
  async noteApplied(draftId: string, application: Application): Promise<void> {
    const file = this.#files.get(draftId);
    if (file === undefined) return;
    await this.#save(file, { ...file.record, applications: [...file.record.applications, application] });
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
          'The draft could not be written to the disk. It is tried again at the next change.',
        );
      throw failure('conflict', await this.#kept(file));
    }
  }

  /** Puts what was to be written into a draft of its own, and reads what another Gatehouse wrote. */
  async #kept({ path, record }: DraftFile): Promise<string> {
    this.#files.delete(record.draft.id);
    const mine = this.#copyOf(record.draft, `${draftTitle(record.draft)} (my changes)`);
    await this.create({ draft: mine, revision: this.#options.newId() });
    await this.#readInto(path);
    return `Another Gatehouse has changed this draft. What you entered is kept as “${mine.name}”.`;
  }

  #copyOf(draft: Draft, name: string): Draft {
    return { ...draft, id: this.#options.newId(), name };
  }

  /** Reads what another Gatehouse may have written since. */
  async #look(): Promise<void> {
    await this.flush();
    const names = (await readdir(this.#options.folder)).filter((name) => /^[\w-]+\.json$/.test(name));
    const found = new Set(names.map((name) => name.slice(0, -'.json'.length)));
    for (const id of this.#files.keys()) if (!found.has(id)) this.#files.delete(id);
    for (const id of found) {
      const known = this.#files.get(id);
      if (known === undefined || !(await known.isCurrent())) await this.#readInto(this.#pathOf(id));
    }
  }

  async #readInto(path: string): Promise<void> {
    try {
      const file = await DraftFile.read(path);
      this.#files.set(file.record.draft.id, file);
    } catch {
      const aside = await setAside(path);
      this.startProblems.push(`A draft could not be read; its file was set aside as ${aside}.`);
    }
  }

  #summaryOf(record: DraftRecord): DraftSummary {
    const { draft, changedAt, applications } = record;
    const last = applications.at(-1);
    const isOpen = last !== undefined && this.#options.outcomeOf(last.runId) !== undefined;
    return {
      id: draft.id,
      name: draft.name,
      users: draft.users.filter(({ name }) => name.trim() !== '').length,
      target: draft.target,
      changedAt,
      state: this.#stateOf(record),
      ...(isOpen ? { openRunId: last.runId } : {}),
    };
  }

  #stateOf({ applications }: DraftRecord): DraftState {
    const last = applications.at(-1);
    return (last && (this.#options.outcomeOf(last.runId) ?? last.outcome)) ?? 'draft';
  }

  #file(draftId: string): DraftFile {
    const file = this.#files.get(draftId);
    if (file === undefined) throw gone();
    return file;
  }

  #pathOf(draftId: string): string {
    return join(this.#options.folder, `${draftId}.json`);
  }

  #deletedPathOf(draftId: string): string {
    return join(this.#deletedFolder, `${draftId}.json`);
  }

  get #deletedFolder(): string {
    return join(this.#options.folder, 'deleted');
  }
}

/** Ids become file names; those from elsewhere may be anything. */
function isFileName(draftId: string): boolean {
  return /^[\w-]{1,100}$/.test(draftId);
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
