import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../storage/atomic-file.ts';
import { GatheredWrite } from '../storage/gathered-write.ts';
import { draftRecordSchema, type DraftRecord } from './draft-record.ts';

/** Tells one state of a file from the next. */
type Stamp = string;

/** Thrown where another Gatehouse has written the file since it was read here. */
export class ChangedElsewhere extends Error {}

/** Thrown for a file that a newer Gatehouse has written. */
export class WrittenByNewer extends Error {}

const newer = z.looseObject({ version: z.number().min(2) });
const newerSchema = z.union([
  newer.extend({ format: z.literal('gatehouse-draft-record') }),
  z.looseObject({ draft: newer }),
]);

/** One draft in the library: what is on disk, and what is to go there. */
export class DraftFile {
  readonly path: string;
  record: DraftRecord;
  #stamp: Stamp | undefined;
  #written: DraftRecord | undefined;
  readonly #writing = new GatheredWrite(() => this.#write());

  private constructor(path: string, record: DraftRecord, stamp: Stamp | undefined) {
    this.path = path;
    this.record = record;
    this.#stamp = stamp;
  }

  /** A draft that is not on disk yet. */
  static create(path: string, record: DraftRecord): DraftFile {
    return new DraftFile(path, record, undefined);
  }

  /** Reads one; rejects for a file that is none. */
  static async read(path: string): Promise<DraftFile> {
    const stamp = await stampOf(path);
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (newerSchema.safeParse(value).success) throw new WrittenByNewer();
    const record = draftRecordSchema.parse(value);
    const file = new DraftFile(path, record, stamp);
    file.#written = record;
    return file;
  }

  /** Whether there is more here than on the disk: it is being written, or could not be. */
  get isAhead(): boolean {
    return this.record !== this.#written;
  }

  /** Whether the file is as it was last read or written here. */
  async isCurrent(): Promise<boolean> {
    return (await stampOf(this.path)) === this.#stamp;
  }

  /** Replaces the record, durably. Rejects with `ChangedElsewhere`, or with the file system's error. */
  save(record: DraftRecord): Promise<void> {
    this.record = record;
    return this.#writing.ask();
  }

  /** Writes at once what is to be written. Never rejects. */
  flush(): Promise<void> {
    return this.#writing.flush();
  }

  async #write(): Promise<void> {
    if (!(await this.isCurrent())) throw new ChangedElsewhere();
    const { record } = this;
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await writeFileAtomically(this.path, JSON.stringify(record));
    this.#stamp = await stampOf(this.path);
    this.#written = record;
  }
}

/** `undefined` where there is no file. */
async function stampOf(path: string): Promise<Stamp | undefined> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether the file system said that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
