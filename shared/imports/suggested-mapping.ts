import type { ReadTable } from './imported-table.ts';
import { foldedHeader } from './folded-header.ts';
import { unguardedCell } from './guarded-cell.ts';
import { knownUse } from './known-headers.ts';
import { hasNameColumn } from './mapping-problems.ts';
import { userNameProblem } from '../rules/names.ts';
import { sourceColumns } from './source-columns.ts';
import { isEmail, soleUse, type ImportMapping, type SourceUse } from './source-use.ts';

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
  const columns = sourceColumns(table, headerRow);
  const uses = withEmailTags(
    withUserNames(
      withLastNames(columns.map(({ header }) => ({ header, use: knownUse(header) }))),
      columns.map(
        ({ header, index }) => foldedHeader(header) === 'name' && hasUserNames(table, headerRow, index),
      ),
    ),
  );
  const has = (to: SourceUse['to']): boolean => uses.some((use) => use.to === to);
  const names = (has('first-name') && has('last-name')) || has('full-name');
  return {
    headerRow,
    uses,
    names: {
      template: names || !uses.some(isEmail) ? '{first}.{last}' : '{email-name}',
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

/** “Name” over user names is their column where no other is; over names of people it stays what it is. */
function withUserNames(uses: readonly SourceUse[], areUserNames: readonly boolean[]): SourceUse[] {
  if (hasNameColumn({ uses })) return [...uses];
  return uses.map((use, index) =>
    use.to === 'full-name' && areUserNames[index] === true ? { to: 'column', column: 'name' } : use,
  );
}

/** Whether most texts of a column are user names as they are. A comma may be in one, but rather stands in a person’s name. */
function hasUserNames({ rows }: Pick<ReadTable, 'rows'>, headerRow: number | null, column: number): boolean {
  const texts = rows
    .slice(headerRow === null ? 0 : headerRow + 1)
    .map((row) => unguardedCell(row[column] ?? ''))
    .filter((text) => text !== '');
  const userNames = texts.filter((text) => userNameProblem(text) === undefined && !text.includes(','));
  return userNames.length * 2 > texts.length;
}

/** Addresses are kept as the tag that the hand-over reads; user names can be made of them all the same. */
function withEmailTags(uses: readonly SourceUse[]): SourceUse[] {
  return uses.map((use) => (use.to === 'email' ? { to: 'tag', key: 'email' } : use));
}
