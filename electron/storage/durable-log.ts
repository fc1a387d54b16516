import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './folder-sync.ts';

/** The part of a file that a log needs. */
export type LogFile = Pick<FileHandle, 'write' | 'sync' | 'truncate' | 'close' | 'readFile'>;

/** Opens a file as `fs.promises.open` does; replaceable, for tests whose disk is full or whose power fails. */
export type OpenFile = (path: string, flags: string, mode: number) => Promise<LogFile>;

/** A log that cannot be read: something other than a last line that was cut off while it was written. */
export class DamagedLog extends Error {
  constructor(path: string, line: number) {
    super(`${path} is damaged in line ${line}.`);
    this.name = 'DamagedLog';
  }
}

interface Pending {
  line: string;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const newline = 0x0a;

/**
 * An append-only file of JSON values, one a line, readable by its owner only. What was appended is on the disk when
 * `append` resolves; appends that come in meanwhile share one write and one flush. After an append that failed every
 * further one is refused, because nobody knows what of it is on the disk: open the file again to go on.
 */
export class DurableLog {
  readonly #file: LogFile;
  #pending: Pending[] = [];
  #writing: Promise<void> | undefined;
  #broken: { error: unknown } | undefined;

  private constructor(file: LogFile) {
    this.#file = file;
  }

  /** A new log; rejects when the file is there already. */
  static async create(path: string, openFile: OpenFile = open): Promise<DurableLog> {
    const file = await openFile(path, 'ax', 0o600);
    await syncFolder(dirname(path));
    return new DurableLog(file);
  }

  /**
   * A log that was written before, and what is in it. A last line that was cut off is removed: its append had not
   * resolved. Throws `DamagedLog` for anything else that is no JSON line.
   */
  static async open(
    path: string,
    openFile: OpenFile = open,
  ): Promise<{ log: DurableLog; entries: unknown[] }> {
    const file = await openFile(path, 'r+', 0o600);
    try {
      const bytes = await file.readFile();
      const length = bytes.lastIndexOf(newline) + 1;
      const entries = parsedLines(path, bytes.subarray(0, length));
      await file.truncate(length);
      await file.sync();
      await file.close();
      return { log: new DurableLog(await openFile(path, 'a', 0o600)), entries };
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
  }

  /** Whether an append has failed, so that the file must be opened again. */
  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  /** Resolves when the value is on the disk; rejects with the file system's error when it may not be. */
  append(value: unknown): Promise<void> {
    if (this.#broken !== undefined) return Promise.reject(asError(this.#broken.error));
    return new Promise((resolve, reject) => {
      this.#pending.push({ line: `${JSON.stringify(value)}\n`, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Waits for what is being written, then lets go of the file. */
  async close(): Promise<void> {
    await this.#writing;
    this.#broken ??= { error: new Error('The log is closed.') };
    await this.#file.close();
  }

  async #writeAll(): Promise<void> {
    // One turn of the event loop's microtasks, so that appends of the same moment are written together.
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      try {
        if (this.#broken !== undefined) throw this.#broken.error;
        await this.#write(Buffer.from(batch.map(({ line }) => line).join('')));
        await this.#file.sync();
      } catch (error) {
        this.#broken ??= { error };
        for (const { reject } of batch) reject(error);
        continue;
      }
      for (const { resolve } of batch) resolve();
    }
    // In the same turn as the look at what is pending, so that no append finds a writer that has left.
    this.#writing = undefined;
  }

  async #write(bytes: Buffer): Promise<void> {
    for (let written = 0; written < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, written, bytes.length - written, null);
      written += bytesWritten;
    }
  }
}

function parsedLines(path: string, bytes: Buffer): unknown[] {
  const entries: unknown[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(newline, start);
    try {
      entries.push(JSON.parse(decoder.decode(bytes.subarray(start, end))));
    } catch {
      throw new DamagedLog(path, line);
    }
    start = end + 1;
  }
  return entries;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
