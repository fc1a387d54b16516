import type { ReadTable } from './imported-table.ts';

/** One column of an imported table. */
export interface SourceColumn {
  index: number;
  /** Empty where there is none. */
  header: string;
  /** Its header, or its letter as in a spreadsheet. */
  name: string;
}

/** A table's columns: as many as the header has, or else as most rows have. */
export function sourceColumns({ rows }: Pick<ReadTable, 'rows'>, headerRow: number | null): SourceColumn[] {
  const header = headerRow === null ? undefined : rows[headerRow];
  return Array.from({ length: header?.length ?? usualLength(rows) }, (_, index) => {
    const text = header?.[index]?.trim() ?? '';
    return { index, header: text, name: text === '' ? `Column ${columnLetters(index)}` : text };
  });
}

/** A, B, … Z, AA, as spreadsheets name columns. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}

function usualLength(rows: readonly (readonly string[])[]): number {
  const full = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const byLength = [...Map.groupBy(full, (row) => row.length)];
  return byLength.reduce(
    (best, next) => (next[1].length > best[1].length ? next : best),
    byLength[0] ?? [0, []],
  )[0];
}
