import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { Failure } from '../../shared/errors.ts';
import { refusedTable } from './table-limits.ts';

/** A workbook of 10,000 rows has less than a tenth of it. */
const limits = { entries: 2_000, bytes: 150 * 1024 * 1024, ratio: 400, smallBytes: 1024 * 1024 };

/** What a table has no need of: pictures, programs, printer settings, fonts. */
const needless = /\/$|\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|bin|vml|odttf|fntdata)$/i;

/** A zip whose directory was read: nothing is inflated yet. */
export interface OpenedZip {
  names: readonly string[];
  /**
   * The parts that a table may need, inflated, by name. What the zip says of their sizes is checked first, and held to
   * while they are inflated, so that a small file cannot fill the memory. Throws `Failure` when it is damaged,
   * encrypted or too large.
   */
  parts: () => Promise<Map<string, Uint8Array>>;
}

/** Reads a zip's directory; throws `Failure` when it is damaged or far too long. */
export async function openedZip(bytes: Buffer): Promise<OpenedZip> {
  const entries: Entry[] = [];
  const zip = await undamaged(async () => {
    const opened = await fromBufferPromise(bytes, { lazyEntries: true });
    if (opened.entryCount <= limits.entries)
      for await (const entry of opened.eachEntry()) entries.push(entry);
    return opened;
  });
  if (zip.entryCount > limits.entries) throw tooLarge();
  return { names: entries.map(({ fileName }) => fileName), parts: () => inflatedParts(zip, entries) };
}

async function inflatedParts(zip: ZipFile, entries: readonly Entry[]): Promise<Map<string, Uint8Array>> {
  const needed = entries.filter(({ fileName }) => !needless.test(fileName));
  let total = 0;
  for (const { compressedSize, uncompressedSize } of needed) {
    total += uncompressedSize;
    const isBomb = uncompressedSize > limits.smallBytes && uncompressedSize > compressedSize * limits.ratio;
    if (total > limits.bytes || isBomb) throw tooLarge();
  }
  const parts = new Map<string, Uint8Array>();
  for (const entry of needed) {
    // The library inflates no further than the entry says that there is.
    const part = await undamaged(async () => buffer(await zip.openReadStreamPromise(entry)));
    parts.set(entry.fileName, part);
  }
  return parts;
}

async function undamaged<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch {
    throw damagedWorkbook();
  }
}

/** A workbook that cannot be read, and what helps. */
export function damagedWorkbook(): Failure {
  return refusedTable(
    'The workbook is damaged or was not saved to its end. Open it in a spreadsheet program, and save it again.',
  );
}

function tooLarge(): Failure {
  return refusedTable(
    'The workbook unpacks to far more than a table of users needs, so it was not opened. Copy the table into a new workbook, or save it as .csv.',
  );
}
