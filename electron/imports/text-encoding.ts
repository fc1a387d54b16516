import type { Encoding } from '../../shared/imports/text-format.ts';
import { refusedTable } from './table-limits.ts';

const byteOrderMarks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const sampleBytes = 65_536;

/**
 * The encoding of a text: that of its byte order mark; UTF-16 where only every other byte is ever zero, and often; UTF-8 where
 * all of it is that; and else Windows-1252, which Excel writes in Western Europe. Throws `Failure` for what is no text.
 */
export function detectedEncoding(bytes: Buffer): Encoding {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked[0];
  const evenZeros = zerosAt(bytes, 0);
  const oddZeros = zerosAt(bytes, 1);
  const often = Math.min(bytes.length, sampleBytes) / 20;
  if (Math.min(evenZeros, oddZeros) === 0 && evenZeros + oddZeros > often && bytes.length % 2 === 0) {
    const encoding = evenZeros > 0 ? 'utf-16be' : 'utf-16le';
    if (isEncoded(bytes, encoding) && !looksBinary(decodedText(bytes, encoding))) return encoding;
  }
  if (evenZeros + oddZeros > 0) throw noText();
  if (isEncoded(bytes, 'utf-8')) return looksBinary(decodedText(bytes, 'utf-8')) ? fail() : 'utf-8';
  return looksBinary(decodedText(bytes, 'windows-1252')) ? fail() : 'windows-1252';
}

/** The text, without its byte order mark; bytes that the encoding does not have become replacement characters. */
export function decodedText(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isEncoded(bytes: Buffer, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many of the first bytes at even (0) or odd (1) places are zero. */
function zerosAt(bytes: Buffer, parity: 0 | 1): number {
  return bytes.subarray(0, sampleBytes).filter((byte, index) => byte === 0 && index % 2 === parity).length;
}

/** Text has next to no control characters but tabs and line ends. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  return (sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]/g)?.length ?? 0) > sample.length / 500;
}

function fail(): never {
  throw noText();
}

function noText(): Error {
  return refusedTable('This file is neither text nor a workbook. Save the table as an .xlsx or .csv file.');
}
