import type { CellObject, DenseWorkSheet, Range } from '@e965/xlsx';
import type { ReadTable } from '../../shared/imports/imported-table.ts';
import { boundedRows, tableLimits } from './table-limits.ts';

type Rows = Pick<ReadTable, 'rows' | 'cellProblems' | 'notes'>;

interface CellText {
  text: string;
  problem?: string;
}

/**
 * A sheet's cells as text, all rows equally long. Of a formula its last result is taken; one without a result is kept as
 * it is, with its problem.
 */
export function sheetRows(sheet: Pick<DenseWorkSheet, '!data'> & { '!merges'?: Range[] }): Rows {
  const cellProblems: ReadTable['cellProblems'] = [];
  const formulas = { taken: 0, useless: 0 };
  const texts = Array.from(sheet['!data'], (cells: (CellObject | undefined)[] | undefined = [], row) => {
    const used = cells.findLastIndex((cell) => cellText(cell).text !== '') + 1;
    const line = Array.from({ length: used }, (_, column) => {
      const { text, problem } = cellText(cells[column]);
      if (cells[column]?.f !== undefined) formulas[problem === undefined ? 'taken' : 'useless'] += 1;
      if (problem !== undefined) cellProblems.push({ row, column, reason: problem });
      return text;
    });
    // Before thousands of such rows fill the memory.
    if (used > tableLimits.columns) boundedRows([line]);
    return line;
  });
  const merged = fillMerged(texts, sheet['!merges'] ?? []);
  const rows = boundedRows(texts);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    rows: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
    cellProblems,
    notes: [
      ...formulaNotes(formulas),
      ...(merged ? ['Merged cells: the text was taken for each of the rows that they span.'] : []),
    ],
  };
}

/** What became of formulas, as sentences. */
function formulaNotes({ taken, useless }: { taken: number; useless: number }): string[] {
  const having = (count: number): string =>
    count === 1 ? 'One cell has' : `${count.toLocaleString('en')} cells have`;
  return [
    ...(taken === 0
      ? []
      : [
          `${having(taken)} a formula: ${taken === 1 ? 'the result was taken that it' : 'the results were taken that they'} had when the workbook was saved.`,
        ]),
    ...(useless === 0
      ? []
      : [
          `${having(useless)} a formula without a result that can be used; the preview says which rows are to be put right.`,
        ]),
  ];
}

function cellText(cell: CellObject | undefined): CellText {
  if (cell === undefined) return { text: '' };
  const { t: type, v: value, w: shown = '', f: formula, z: format } = cell;
  if (formula !== undefined && isNoResult(value))
    return {
      text: `=${formula}`,
      problem:
        'The formula has no result. Save the workbook in a spreadsheet program, or enter the value here.',
    };
  if (value === undefined) return { text: '' };
  if (type === 'e') return { text: shown, problem: `The cell shows ${shown}, a formula’s error.` };
  if (value instanceof Date) return { text: dateText(value, shown) };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  // “General” shows long numbers, such as account ids, as 1.2E+11.
  if (typeof value === 'number')
    return {
      text: Number.isInteger(value) && (format === 'General' || shown === '') ? value.toFixed(0) : shown,
    };
  return { text: value };
}

/** See `withResultsMarked`. */
function isNoResult(value: CellObject['v']): boolean {
  return value === undefined || Number.isNaN(value instanceof Date ? value.getTime() : value);
}

/** A date as ISO 8601, with the time where there is one; a time alone as it is shown. */
function dateText(date: Date, shown: string): string {
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900) return shown;
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day} ${time.replace(/:00$/, '')}`;
}

/** Puts a merged cell's text into each row that it spans; whether there was any. */
function fillMerged(rows: string[][], merges: readonly Range[]): boolean {
  let filled = false;
  for (const { s: from, e: to } of merges) {
    const text = rows[from.r]?.[from.c] ?? '';
    if (text === '') continue;
    for (const row of rows.slice(from.r + 1, to.r + 1)) {
      while (row.length <= from.c) row.push('');
      row[from.c] = text;
      filled = true;
    }
  }
  return filled;
}
