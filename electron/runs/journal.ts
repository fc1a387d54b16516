import { readFile } from 'node:fs/promises';
import { DurableLog, type OpenFile } from '../storage/durable-log.ts';
import { eventRecordSchema, headerRecordSchema, type EventRecord, type HeaderRecord } from './records.ts';

/** One run's journal as it was found on the disk. */
export interface ReadJournal {
  journal: Journal;
  header: HeaderRecord;
  events: EventRecord[];
}

/** A run's durable record of what was intended and what came of it. */
export class Journal {
  readonly path: string;
  readonly #openFile: OpenFile | undefined;
  #log: DurableLog;

  private constructor(path: string, openFile: OpenFile | undefined, log: DurableLog) {
    this.path = path;
    this.#openFile = openFile;
    this.#log = log;
  }

  /** A new run's journal, its header on the disk. */
  static async create(path: string, header: HeaderRecord, openFile: OpenFile | undefined): Promise<Journal> {
    const log = await DurableLog.create(path, openFile);
    const journal = new Journal(path, openFile, log);
    try {
      await log.append(header);
    } catch (error) {
      await log.close();
      throw error;
    }
    return journal;
  }

  /**
   * A journal that was kept before; `undefined` when not even its header was written, so that no call was made.
   * Throws `DamagedLog` or zod's error for one that is damaged or of a newer version.
   */
  static async open(path: string, openFile: OpenFile | undefined): Promise<ReadJournal | undefined> {
    const { log, entries } = await DurableLog.open(path, openFile);
    try {
      const [first, ...rest] = entries;
      if (first === undefined) {
        await log.close();
        return undefined;
      }
      const header = headerRecordSchema.parse(first);
      const events = rest.map((entry) => eventRecordSchema.parse(entry));
      return { journal: new Journal(path, openFile, log), header, events };
    } catch (error) {
      await log.close();
      throw error;
    }
  }

  /** Whether a journal has its header, which is written before the first call; it may be another Gatehouse's. */
  static async isBegun(path: string): Promise<boolean> {
    try {
      return (await readFile(path)).includes('\n');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
  }

  /** Whether an append has failed, so that what is on the disk must be read again. */
  get isBroken(): boolean {
    return this.#log.isBroken;
  }

  /** Resolves when the record is on the disk. */
  append(event: EventRecord): Promise<void> {
    return this.#log.append(event);
  }

  /** Opens the file again after an append that failed, and gives what is on the disk. */
  async mend(): Promise<EventRecord[]> {
    await this.#log.close();
    const { log, entries } = await DurableLog.open(this.path, this.#openFile);
    this.#log = log;
    return entries.slice(1).map((entry) => eventRecordSchema.parse(entry));
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}
