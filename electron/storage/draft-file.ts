import { readFile, rename, rm } from 'node:fs/promises';
import { draftSchema, type Draft } from '../../shared/drafts/draft.ts';
import { writeFileAtomically } from './atomic-file.ts';

/** The draft being prepared, as one JSON file. It holds no secret. */
export class DraftFile {
  readonly #path: string;
  /** Saves happen one after the other, so that the last one asked for is the one that stays. */
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
    await this.#last;
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
    return draftSchema.parse(JSON.parse(text));
  }

  /** Waits for the saves that are under way. */
  flush(): Promise<void> {
    return this.#last;
  }

  /** Replaces the draft, durably; `null` removes it. */
  save(draft: Draft | null): Promise<void> {
    const saving = this.#last.then(() =>
      draft === null
        ? rm(this.#path, { force: true })
        : writeFileAtomically(this.#path, JSON.stringify(draft, null, 2)),
    );
    this.#last = saving.catch(() => undefined);
    return saving;
  }
}
