import { basename } from 'node:path';
import type { Draft } from '../../shared/drafts/draft.ts';
import { Failure } from '../../shared/errors.ts';
import { draftRows } from '../../shared/imports/draft-rows.ts';
import type { OpenedTable, ReadChoices, ReadTable } from '../../shared/imports/imported-table.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';
import { fileBytes } from './file-bytes.ts';
import { tableCsv } from './table-csv.ts';
import { tableFrom } from './table-reading.ts';

interface ImportsOptions {
  /** The script of the thread that reads tables. */
  workerFile: string;
  /** Asks for a table's file; `null` when cancelled. */
  chooseTableFile: () => Promise<string | null>;
  /** Asks where a table goes, .xlsx or .csv; `null` when cancelled. */
  chooseTableTarget: (suggestedName: string) => Promise<string | null>;
  newId: () => string;
}

/** How many files are kept to be read again: those of windows that were closed in the middle go one day. */
const keptFiles = 4;

/** Tables from and to files. All methods throw `Failure`. */
export class Imports {
  readonly #options: ImportsOptions;
  readonly #bytes = new Map<string, Buffer>();

  constructor(options: ImportsOptions) {
    this.#options = options;
  }

  /** Asks for a file and reads its table, which can be read again until it is closed; `null` when cancelled. */
  async open(): Promise<OpenedTable | null> {
    const path = await this.#options.chooseTableFile();
    if (path === null) return null;
    const fileName = basename(path);
    const { bytes, table } = await this.#opened(path).catch((error: unknown) => {
      throw named(error, fileName);
    });
    const importId = this.#options.newId();
    this.#bytes.set(importId, bytes);
    for (const oldest of [...this.#bytes.keys()].slice(0, -keptFiles)) this.#bytes.delete(oldest);
    return { importId, fileName, table };
  }

  /** Reads it again in another way, whatever became of the file; `not-found` when it is closed. */
  async read(importId: string, choices: ReadChoices): Promise<ReadTable> {
    const bytes = this.#bytes.get(importId);
    if (bytes === undefined)
      throw new Failure({ kind: 'not-found', message: 'The file is not open any more. Choose it again.' });
    return this.#read(bytes, choices);
  }

  /** Forgets it. */
  close(importId: string): void {
    this.#bytes.delete(importId);
  }

  /** Asks where to, then writes a draft's users as a table: a .csv where the name says so, else an .xlsx. `path: null` when the administrator cancelled. */
  async saveTable(draft: Draft): Promise<{ path: string | null }> {
    const path = await this.#options.chooseTableTarget('users.xlsx');
    if (path === null) return { path };
    try {
      await writeFileAtomically(path, await tableBytes(path, draftRows(draft)));
    } catch (error) {
      if (error instanceof Failure) throw error;
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw new Failure({
        kind: 'storage-unavailable',
        message: `The file ${path} could not be written${code}. Close it in other programs, or choose another place.`,
      });
    }
    return { path };
  }

  async #opened(path: string): Promise<{ bytes: Buffer; table: ReadTable }> {
    const bytes = await fileBytes(path);
    return { bytes, table: await this.#read(bytes, {}) };
  }

  #read(bytes: Buffer, choices: ReadChoices): Promise<ReadTable> {
    return tableFrom(this.#options.workerFile, bytes, choices);
  }
}

/** An error that says which file it is about. */
function named(error: unknown, fileName: string): unknown {
  if (!(error instanceof Failure)) return error;
  return new Failure({ ...error.error, message: `${fileName}: ${error.error.message}` });
}

async function tableBytes(path: string, rows: string[][]): Promise<string | Uint8Array> {
  if (/\.csv$/i.test(path)) return tableCsv(rows);
  // A large library, and seldom needed.
  const { tableXlsx } = await import('./table-xlsx.ts');
  return tableXlsx(rows);
}
