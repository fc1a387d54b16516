import { open, stat } from 'node:fs/promises';
import type { Failure } from '../../shared/errors.ts';
import { refusedTable, tableLimits } from './table-limits.ts';

/**
 * A file's bytes. Throws `Failure` for one that is larger than any table of users, which is not read then, for what is no
 * file, and for one that cannot be read.
 */
export async function fileBytes(path: string): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw refusedTable('This is no file. Choose an .xlsx or .csv file.');
    if (found.size > tableLimits.fileBytes) throw tooLarge(found.size);
    return await wholeFile(path, found.size);
  } catch (error) {
    throw error instanceof Error && 'code' in error ? unreadable(error) : error;
  }
}

async function wholeFile(path: string, size: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    // One byte more than there was, so that a file that grows meanwhile is noticed.
    const bytes = Buffer.alloc(size + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length);
      length += bytesRead;
      if (length === bytes.length) throw changing();
      if (bytesRead === 0) return bytes.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

function tooLarge(size: number): Failure {
  const megabytes = (bytes: number): string => Math.ceil(bytes / 1024 / 1024).toLocaleString('en');
  return refusedTable(
    `The file has ${megabytes(size)} MB; Gatehouse imports ${megabytes(tableLimits.fileBytes)} MB at most. Save only the sheet or the columns that are needed.`,
  );
}

function changing(): Failure {
  return refusedTable('The file is being written. Wait until that is done, and choose it again.');
}

function unreadable(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return refusedTable(
    `The file could not be read${code}. Close it in other programs, or copy it to another folder.`,
  );
}
