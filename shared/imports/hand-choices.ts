import type { ReadTable } from './imported-table.ts';
import { sourceColumns, type SourceColumn } from './source-columns.ts';
import { exclusiveUse, type ImportMapping, type NameRules, type SourceUse } from './source-use.ts';
import { detectedHeaderRow, suggestedMapping } from './suggested-mapping.ts';

/** Where a column was when its use was chosen. */
interface ChosenUse {
  use: SourceUse;
  index: number;
  /** See `SourceColumn`. */
  name: string;
  readAs: Layout & Pick<ReadTable, 'encoding'>;
}

/** What says which column stands where, whatever its letters look like. */
type Layout = Pick<ReadTable, 'delimiter' | 'sheet'> & Pick<ImportMapping, 'headerRow'>;

/** What was chosen by hand for a file, however it is read: what does not fit now may fit again when it is read anew. */
export interface HandChoices {
  /** Of one sheet: another one has its header elsewhere. */
  headerRow?: { row: number | null; sheet: string | null };
  /** What was chosen last stands last. */
  uses: readonly ChosenUse[];
  names: Partial<NameRules>;
}

/** Before anything was chosen. */
export const noHandChoices: HandChoices = { uses: [], names: {} };

/** How a table becomes users, and the choices that it was made with, for the next time that the file is read. */
interface ChosenMapping {
  mapping: ImportMapping;
  choices: HandChoices;
}

/**
 * What a table says by its headers, and in the place of that what was chosen by hand: for the columns that are under the
 * same heading, and for those in the same place whose heading is another one by the encoding alone.
 */
export function chosenMapping(table: ReadTable, choices: HandChoices): ChosenMapping {
  const headerRow = headerRowOf(table, choices);
  const suggested = suggestedMapping(table, headerRow);
  const columns = sourceColumns(table, headerRow);
  const readAs = readAsOf(table, headerRow);
  const chosen = new Map<number, SourceUse>();
  const uses = choices.uses.map((choice): ChosenUse => {
    const column = columnOf(choice, columns, readAs, chosen);
    if (column === undefined) return choice;
    chosen.set(column.index, choice.use);
    return { use: choice.use, index: column.index, name: column.name, readAs };
  });
  const taken = new Set([...chosen.values()].map(exclusiveUse).filter((use) => use !== undefined));
  return {
    mapping: {
      headerRow,
      uses: suggested.uses.map((use, index) => chosen.get(index) ?? freeUse(use, taken)),
      names: { ...suggested.names, ...choices.names },
    },
    choices: { ...choices, uses },
  };
}

/** The choices with one more for a column's use. */
export function withUseChosen(
  choices: HandChoices,
  table: ReadTable,
  headerRow: number | null,
  index: number,
  use: SourceUse,
): HandChoices {
  const name = sourceColumns(table, headerRow)[index]?.name ?? '';
  const readAs = readAsOf(table, headerRow);
  const others = choices.uses.filter((one) => one.index !== index || !isSameLayout(one.readAs, readAs));
  return { ...choices, uses: [...others, { use, index, name, readAs }] };
}

/** The choices with other rules for names. */
export function withNamesChosen(choices: HandChoices, names: Partial<NameRules>): HandChoices {
  return { ...choices, names: { ...choices.names, ...names } };
}

/** The one that was chosen where the table has it, or else the one that is recognised. */
function headerRowOf(table: ReadTable, { headerRow }: HandChoices): number | null {
  const fits =
    headerRow !== undefined &&
    headerRow.sheet === table.sheet &&
    (headerRow.row === null || headerRow.row < table.rows.length);
  return fits ? headerRow.row : detectedHeaderRow(table);
}

function columnOf(
  { index, name, readAs }: ChosenUse,
  columns: readonly SourceColumn[],
  now: ChosenUse['readAs'],
  taken: ReadonlyMap<number, unknown>,
): SourceColumn | undefined {
  const named = columns.filter((column) => column.name === name && !taken.has(column.index));
  const byName = named.find((column) => column.index === index) ?? named[0];
  if (byName !== undefined) return byName;
  const isInPlace = isSameLayout(readAs, now) && readAs.encoding !== now.encoding && !taken.has(index);
  return isInPlace ? columns[index] : undefined;
}

function readAsOf({ encoding, delimiter, sheet }: ReadTable, headerRow: number | null): ChosenUse['readAs'] {
  return { encoding, delimiter, sheet, headerRow };
}

function isSameLayout(a: Layout, b: Layout): boolean {
  return a.delimiter === b.delimiter && a.sheet === b.sheet && a.headerRow === b.headerRow;
}

/** What is recognised gives way to what was chosen, where only one column can have it. */
function freeUse(use: SourceUse, taken: ReadonlySet<string>): SourceUse {
  const exclusive = exclusiveUse(use);
  return exclusive !== undefined && taken.has(exclusive) ? { to: 'nothing' } : use;
}
