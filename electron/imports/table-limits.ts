import { Failure } from '../../shared/errors.ts';

/** More than an AWS account takes by far; a bound keeps the window answering. */
export const tableLimits = {
  fileBytes: 50 * 1024 * 1024,
  rows: 10_000,
  columns: 200,
  cellCharacters: 32_767,
};

/**
 * The rows without empty ones at the end. Throws `Failure` for more than Gatehouse imports: nothing is cut off
 * silently.
 */
export function boundedRows(rows: readonly string[][]): string[][] {
  const bounded = rows.slice(0, rows.findLastIndex((row) => width(row) > 0) + 1);
  if (bounded.length > tableLimits.rows)
    throw refusedTable(
      `The table has ${count(bounded.length)} rows; Gatehouse imports ${count(tableLimits.rows)} at most. Split the file.`,
    );
  const widest = bounded.reduce((most, row) => Math.max(most, width(row)), 0);
  if (widest > tableLimits.columns)
    throw refusedTable(
      `The table has ${count(widest)} columns; Gatehouse imports ${tableLimits.columns} at most. Delete the columns that are not needed, and save it again.`,
    );
  for (const [index, row] of bounded.entries()) {
    const long = row.findIndex((cell) => cell.length > tableLimits.cellCharacters);
    if (long !== -1)
      throw refusedTable(
        `A cell has ${count(row[long]?.length ?? 0)} characters (row ${index + 1}, column ${long + 1}); Gatehouse imports ${count(tableLimits.cellCharacters)} at most. Shorten it, or look for a quotation mark that is not closed.`,
      );
  }
  return bounded;
}

/** A file that cannot be imported, with what to do instead. */
export function refusedTable(message: string): Failure {
  return new Failure({ kind: 'invalid', message });
}

/** Without the empty cells at the end. */
function width(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
