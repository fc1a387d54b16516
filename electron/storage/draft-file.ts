import { readFile, rename, rm } from 'node:fs/promises';
import { draftSchema, type Draft } from '../../shared/drafts/draft.ts';
import { writeFileAtomically } from './atomic-file.ts';

/** How long changes are gathered before they go to the disk, in milliseconds. */
const gathering = 300;

/** The draft being prepared, as one JSON file. It holds no secret. */
export class DraftFile {
  readonly #path: string;
  /** What is to be written next, and the promise of that. */
  #next: { draft: Draft | null; written: Promise<void>; hurry: () => void } | undefined;
  /** Writes happen one after the other, so that the last one asked for is the one that stays. */
  #last: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** Sets aside a file that is no draft, and says so; for the start. Never rejects. */
  async check(): Promise<string | undefined> {
    try {
      await this.read();
      return undefined;
    } catch {
      const aside = `${this.#path}.damaged-${Date.now().toString(36)}`;
      try {
        await rename(this.#path, aside);
      } catch {
        return `The users that were being prepared could not be read. The file ${this.#path} was left as it is.`;
      }
      return `The users that were being prepared could not be read; the file was set aside as ${aside}.`;
    }
  }

  /** The draft; `null` when there is none. */
  async read(): Promise<Draft | null> {
    await this.flush();
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
    return draftSchema.parse(JSON.parse(text));
  }

  /** Writes at once what was gathered, and waits for it. Never rejects: whoever saved hears of a failure. */
  async flush(): Promise<void> {
    this.#next?.hurry();
    await this.#next?.written.catch(() => undefined);
    await this.#last;
  }

  /** Replaces the draft, durably; `null` removes it. Changes in quick succession are written once. */
  save(draft: Draft | null): Promise<void> {
    if (this.#next === undefined) {
      const { promise: due, resolve: hurry } = Promise.withResolvers<undefined>();
      const timer = setTimeout(hurry, gathering);
      const written = due.then(() => {
        clearTimeout(timer);
        return this.#writeNext();
      });
      this.#next = { draft, written, hurry: () => hurry(undefined) };
    }
    this.#next.draft = draft;
    if (draft === null) this.#next.hurry();
    return this.#next.written;
  }

  #writeNext(): Promise<void> {
    const draft = this.#next?.draft ?? null;
    this.#next = undefined;
    const writing = this.#last.then(() =>
      draft === null
        ? rm(this.#path, { force: true })
        : writeFileAtomically(this.#path, JSON.stringify(draft, null, 2)),
    );
    this.#last = writing.catch(() => undefined);
    return writing;
  }
}
