import type { Clip } from './cell-edits.ts';

/** What spreadsheets run as a formula, also behind the apostrophes that we put before it. */
const likeFormula = /^'*[=+\-@\t\r]/;

/**
 * Cells as tab-separated text, quoted as Excel, Google Sheets and LibreOffice do it. One that a spreadsheet would run as a
 * formula gets an apostrophe, which makes it text there, and which `clipOfText` takes away again.
 */
export function textOfClip(clip: Clip): string {
  return clip.map((row) => row.map((cell) => quoted(guarded(cell))).join('\t')).join('\r\n');
}

/** Cells of tab-separated text as spreadsheets put it on the clipboard; a line break at its end is no row. */
export function clipOfText(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)|([^\t\r\n]*)/y;
  let at = 0;
  for (;;) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    rows.at(-1)?.push(unguarded(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? ''));
    at = cell.lastIndex;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

/** The same cells as an HTML table, which keeps them whole where tab-separated text is guessed at. */
export function htmlOfClip(clip: Clip): string {
  const rows = clip.map(
    (row) => `<tr>${row.map((cell) => `<td>${htmlOf(guarded(cell))}</td>`).join('')}</tr>`,
  );
  return `<table ${ownTable}>${rows.join('')}</table>`;
}

/** Marks a table as ours: white space in it means what it says, which in others' tables is layout. */
export const ownTable = 'data-gatehouse-cells';

/** A cell's text as a spreadsheet may have it. */
function guarded(text: string): string {
  return likeFormula.test(text) ? `'${text}` : text;
}

/** The text that `guarded` had; others' texts are left as they are unless an apostrophe hides a formula. */
export function unguarded(text: string): string {
  return text.startsWith("'") && likeFormula.test(text) ? text.slice(1) : text;
}

function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function htmlOf(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '\r': '&#13;',
    '\n': '<br>',
  };
  return text.replace(/[&<>\r\n]/g, (character) => entities[character] ?? character);
}
