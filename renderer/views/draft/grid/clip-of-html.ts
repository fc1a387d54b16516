import type { Clip } from '../../../../shared/drafts/cell-edits.ts';
import { ownTable, unguarded } from '../../../../shared/drafts/clip.ts';

/** No table that is pasted is larger; a larger number is a mistake or meant ill. */
const widestSpan = { colspan: 100, rowspan: 5_000 };

/** A comment, the contents of what is no text, a tag, or text between tags. */
const piece = /<!--[^]*?-->|<(style|script|title)\b[^]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+|</gi;

/**
 * The cells of the first table in an HTML text of the clipboard, as Excel, Google Sheets and LibreOffice write it; `null`
 * where there is none. It never becomes a document: a spreadsheet's styles would be reported by the content security policy,
 * once a cell.
 */
export function clipOfHtml(html: string): Clip | null {
  const rows: string[][] = [];
  let exact = false;
  let depth = 0;
  let cell: { text: string; width: number; height: number } | null = null;
  /** By column: how many rows more a cell above reaches into. */
  const reach: number[] = [];
  const endCell = (): void => {
    if (cell === null) return;
    const row = rows.at(-1);
    if (row !== undefined) {
      passReached(row, reach);
      for (let column = row.length; column < row.length + cell.width; column += 1)
        reach[column] = cell.height;
      row.push(unguarded(textOf(cell.text, exact)), ...Array.from({ length: cell.width - 1 }, () => ''));
    }
    cell = null;
  };
  for (const [whole, , closing, tag, attributes = ''] of html.matchAll(piece)) {
    if (tag === undefined) {
      if (cell !== null && !/^<[!a-z]/i.test(whole)) cell.text += whole;
      continue;
    }
    switch (`${closing ?? ''}${tag.toLowerCase()}`) {
      case 'table':
        depth += 1;
        if (depth === 1) exact = attributes.includes(ownTable);
        break;
      case '/table':
        depth -= 1;
        endCell();
        if (depth <= 0) return rows.length === 0 ? null : rows;
        break;
      case 'tr':
        endCell();
        if (depth !== 1) break;
        endRow(rows.at(-1), reach);
        rows.push([]);
        break;
      case 'td':
      case 'th':
        endCell();
        if (depth === 1)
          cell = { text: '', width: spanOf(attributes, 'colspan'), height: spanOf(attributes, 'rowspan') };
        break;
      case '/td':
      case '/th':
        endCell();
        break;
      case 'br':
      case '/p':
      case '/div':
        if (cell !== null) cell.text += lineBreak;
        break;
    }
  }
  endCell();
  return rows.length === 0 ? null : rows;
}

/** Leaves the next places of a row free that cells of rows above it reach into. */
function passReached(row: string[], reach: readonly number[]): void {
  while ((reach[row.length] ?? 0) > 0) row.push('');
}

/** What is left of a row belongs to cells above it; they reach one row less far then. */
function endRow(row: string[] | undefined, reach: number[]): void {
  if (row === undefined) return;
  passReached(row, reach);
  for (const [column, rows] of reach.entries()) reach[column] = Math.max(0, rows - 1);
}

/** Stands for a line break while white space is collapsed; no spreadsheet has it in a cell. */
const lineBreak = '\v';

const spans = {
  colspan: /\bcolspan\s*=\s*["']?(\d{1,4})/i,
  rowspan: /\browspan\s*=\s*["']?(\d{1,4})/i,
};

function spanOf(attributes: string, which: keyof typeof spans): number {
  const [, digits] = spans[which].exec(attributes) ?? [];
  return Math.min(widestSpan[which], Math.max(1, Number(digits ?? 1)));
}

/** What a cell shows: line breaks by `br`, and, but in our own tables, white space as HTML reads it. */
function textOf(source: string, exact: boolean): string {
  if (exact) return decoded(source.replaceAll(lineBreak, '\n'));
  const collapsed = source.replace(/[ \t\r\n]+/g, ' ').replace(/ ?\v ?/g, '\n');
  return decoded(collapsed.replace(/^ |[ \n]+$/g, '')).replaceAll('\u00a0', ' ');
}

const entities = new Map<string, string>();

function decoded(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#\w+|\w+);/g, characterOf) : text;
}

/** The character that an entity stands for, which the browser knows. */
function characterOf(entity: string): string {
  const known =
    entities.get(entity) ?? new DOMParser().parseFromString(entity, 'text/html').documentElement.textContent;
  entities.set(entity, known);
  return known;
}
