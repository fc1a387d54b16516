import type { Clip } from '../../../../shared/drafts/cell-edits.ts';
import { ownTable, unguarded } from '../../../../shared/drafts/clip.ts';

/** No spreadsheet's cell spans more than this by itself; a larger number is a mistake or meant ill. */
const widestSpan = 100;

/**
 * The cells of the first table in an HTML text of the clipboard, as Excel, Google Sheets and LibreOffice write it; `null`
 * where there is none. The text is parsed into a document of its own, in which nothing is run or loaded.
 */
export function clipOfHtml(html: string): Clip | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return null;
  const exact = table.hasAttribute(ownTable);
  const rows = [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [
      unguarded(textOf(cell, exact)),
      ...Array.from({ length: Math.min(widestSpan, cell.colSpan) - 1 }, () => ''),
    ]),
  );
  return rows.length === 0 ? null : rows;
}

/** What a cell shows: line breaks by `br`, and, but in our own tables, white space as HTML reads it. */
function textOf(cell: HTMLTableCellElement, exact: boolean): string {
  if (cell.firstElementChild === null) return exact ? cell.textContent : collapsed(cell.textContent);
  for (const lineBreak of cell.querySelectorAll('br')) lineBreak.replaceWith(exact ? '\n' : '\v');
  return exact ? cell.textContent : collapsed(cell.textContent).replace(/ ?\v ?/g, '\n');
}

function collapsed(text: string): string {
  return text
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .replaceAll('\u00a0', ' ');
}
