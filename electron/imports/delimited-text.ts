import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { delimiterSchema, type Delimiter } from '../../shared/imports/text-format.ts';

const recordsSchema = z.array(z.array(z.string()));

/** Excel's own first line, which says what stands between the cells. */
const separatorLine = /^sep=(.)(?=\r|\n|$)/i;

const sample = { characters: 262_144, rows: 200 };

/** What the text says itself, or else what gives the most rows of the same length; a comma where nothing does. */
export function detectedDelimiter(text: string): Delimiter {
  const said = delimiterSchema.safeParse(separatorLine.exec(text)?.[1]);
  if (said.success) return said.data;
  const candidates = delimiterSchema.options
    .map((delimiter) => ({ delimiter, ...regularity(text.slice(0, sample.characters), delimiter) }))
    .filter(({ length }) => length > 1);
  candidates.sort((one, other) => other.share - one.share || other.length - one.length);
  return candidates[0]?.delimiter ?? ',';
}

/** The rows of a text, and whether quotation marks had to be taken as plain text because one is never closed. */
export function delimitedRows(
  text: string,
  delimiter: Delimiter,
): { rows: string[][]; quotesArePlain: boolean } {
  // The line stays as an empty one, so that rows count as in a spreadsheet.
  const body = text.replace(separatorLine, '');
  return parsed(body, delimiter);
}

function parsed(
  text: string,
  delimiter: Delimiter,
  to?: number,
): { rows: string[][]; quotesArePlain: boolean } {
  const options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    ...(to === undefined ? {} : { to }),
  };
  try {
    return { rows: recordsSchema.parse(parse(text, options)), quotesArePlain: false };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      rows: recordsSchema.parse(parse(text, { ...options, quote: false })),
      quotesArePlain: true,
    };
  }
}

/** The most frequent length of rows, and the share of rows that have it. */
function regularity(text: string, delimiter: Delimiter): { length: number; share: number } {
  const { rows } = parsed(text, delimiter, sample.rows);
  const lengths = rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length);
  const counts = Map.groupBy(lengths, (length) => length);
  const [length, having] = [...counts].reduce<[number, number[]]>(
    (best, next) => (next[1].length > best[1].length ? next : best),
    [0, []],
  );
  return { length, share: having.length / Math.max(1, lengths.length) };
}
