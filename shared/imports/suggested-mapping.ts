import type { ReadTable } from './imported-table.ts';
import { foldedHeader } from './folded-header.ts';
import { knownUse } from './known-headers.ts';
import { sourceColumns } from './source-columns.ts';
import { soleUse, type ImportMapping, type SourceUse } from './source-use.ts';

/** How far down a header is looked for: above it there may be a title. */
const headerRows = 20;

/** The index of the row that has the most known headers; `null` where none has any. */
export function detectedHeaderRow({ rows }: Pick<ReadTable, 'rows'>): number | null {
  const known = rows
    .slice(0, headerRows)
    .map((row) => row.filter((cell) => knownUse(cell) !== undefined).length);
  const most = Math.max(0, ...known);
  return most === 0 ? null : known.indexOf(most);
}

/** What a table says by its headers: what each column is used for, and how user names are made. */
export function suggestedMapping(table: ReadTable, headerRow: number | null): ImportMapping {
  const uses = withLastNames(
    sourceColumns(table, headerRow).map(({ header }) => ({ header, use: knownUse(header) })),
  );
  const has = (to: SourceUse['to']): boolean => uses.some((use) => use.to === to);
  const names = (has('first-name') && has('last-name')) || has('full-name');
  return {
    headerRow,
    uses,
    names: {
      template: names || !has('email') ? '{first}.{last}' : '{email-name}',
      lowerCase: true,
      german: false,
      fullNames: 'first-last',
      clashes: 'number',
    },
  };
}

/** Each sole use once; beside a first name, “Name” is the last name, as in German tables. */
function withLastNames(columns: readonly { header: string; use: SourceUse | undefined }[]): SourceUse[] {
  const hasOnlyFirst =
    columns.some(({ use }) => use?.to === 'first-name') &&
    !columns.some(({ use }) => use?.to === 'last-name');
  const taken = new Set<string>();
  return columns.map(({ header, use = { to: 'nothing' } }): SourceUse => {
    const meant: SourceUse = hasOnlyFirst && foldedHeader(header) === 'name' ? { to: 'last-name' } : use;
    const sole = soleUse(meant);
    if (sole !== undefined && taken.has(sole)) return { to: 'nothing' };
    if (sole !== undefined) taken.add(sole);
    return meant;
  });
}
