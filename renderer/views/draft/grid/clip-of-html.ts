import type { Clip } from '../../../../shared/drafts/cell-edits.ts';
import { ownTable, unguarded } from '../../../../shared/drafts/clip.ts';

/** No spreadsheet's cell spans more than this by itself; a larger number is a mistake or meant ill. */
const widestSpan = 100;

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
  let cell: { text: string; span: number } | null = null;
  const endCell = (): void => {
    if (cell === null) return;
    rows
      .at(-1)
      ?.push(unguarded(textOf(cell.text, exact)), ...Array.from({ length: cell.span - 1 }, () => ''));
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
        if (depth === 1) rows.push([]);
        break;
      case 'td':
      case 'th':
        endCell();
        if (depth === 1) cell = { text: '', span: spanOf(attributes) };
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

/** Stands for a line break while white space is collapsed; no spreadsheet has it in a cell. */
const lineBreak = '\v';

function spanOf(attributes: string): number {
  const [, digits] = /\bcolspan\s*=\s*["']?(\d{1,4})/i.exec(attributes) ?? [];
  return Math.min(widestSpan, Math.max(1, Number(digits ?? 1)));
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
