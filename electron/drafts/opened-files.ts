import { basename, isAbsolute, join } from 'node:path';
import type { OpenedFile } from '../../shared/drafts/opened-file.ts';
import { Failure } from '../../shared/errors.ts';
import type { DraftLibrary } from './draft-library.ts';
import { isDraftFileName, readDraftFile } from './read-draft-file.ts';

/** Drafts' files that the system had Gatehouse open, until the window takes them. */
export class OpenedFiles {
  #waiting: string[] = [];
  readonly #onOpened: () => void;

  /** `onOpened`: there is something to take. */
  constructor(onOpened: () => void) {
    this.#onOpened = onOpened;
  }

  /** Notes one file. */
  add(path: string): void {
    this.#waiting.push(path);
    this.#onOpened();
  }

  /** Notes the drafts' files of a command line; paths may be relative to the folder in which that was given. */
  addArguments(argv: readonly string[], workingFolder: string): void {
    const named = argv.slice(1).filter((argument) => !argument.startsWith('-') && isDraftFileName(argument));
    for (const path of named) this.add(isAbsolute(path) ? path : join(workingFolder, path));
  }

  /** Brings all into the library. Whoever calls it tells what came of them: they are not given a second time. */
  async take(library: DraftLibrary): Promise<OpenedFile[]> {
    const paths = this.#waiting;
    this.#waiting = [];
    const opened: OpenedFile[] = [];
    for (const path of paths) opened.push(await openDraftFile(library, path));
    return opened;
  }
}

/** Reads a draft's file and brings it into the library. Never rejects for a reason that can be told. */
export async function openDraftFile(library: DraftLibrary, path: string): Promise<OpenedFile> {
  const fileName = basename(path);
  try {
    const draft = await readDraftFile(path);
    const result = await library.bringIn(draft);
    return result.outcome === 'differs' ? { ...result, fileName, draft } : { ...result, fileName };
  } catch (error) {
    if (error instanceof Failure) return { outcome: 'failed', fileName, error: error.error };
    throw error;
  }
}
