import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import {
  importedUsers,
  type ImportContext,
  type ImportedUsers,
} from '../../../shared/imports/imported-users.ts';
import type { ReadTable } from '../../../shared/imports/imported-table.ts';
import type { ImportMapping } from '../../../shared/imports/source-use.ts';
import { detectedHeaderRow, suggestedMapping } from '../../../shared/imports/suggested-mapping.ts';

/** A batch with nothing in it. */
export const emptyBatch: Draft = { ...emptyDraft('draft', 'blank'), users: [] };

/** An account of which nothing is known. */
export const nothingKnown: ImportContext = {
  users: [],
  groups: [],
  policyByName: () => undefined,
  idOf: (row) => `row ${row}`,
};

/** A table as it would have been read from a text. */
export function tableOf(...rows: string[][]): ReadTable {
  return { encoding: 'utf-8', delimiter: ',', sheets: [], sheet: null, rows, cellProblems: [], notes: [] };
}

/** The mapping that is suggested for a table, with changes. */
export function mappingOf(table: ReadTable, changes: Partial<ImportMapping['names']> = {}): ImportMapping {
  const mapping = suggestedMapping(table, detectedHeaderRow(table));
  return { ...mapping, names: { ...mapping.names, ...changes } };
}

/** What becomes of a table as the suggested mapping has it. */
export function imported(
  table: ReadTable,
  {
    names = {},
    draft = emptyBatch,
    context = {},
  }: {
    names?: Partial<ImportMapping['names']>;
    draft?: Draft;
    context?: Partial<ImportContext>;
  } = {},
): ImportedUsers {
  return importedUsers(table, mappingOf(table, names), draft, { ...nothingKnown, ...context });
}
