import { cellText } from '../drafts/cells.ts';
import { columns, columnTitles } from '../drafts/column.ts';
import type { Draft } from '../drafts/draft.ts';
import { guardedCell } from './guarded-cell.ts';

/**
 * A draft as the rows of a table: the columns' titles, then one user a row with what holds for the user. Importing it
 * gives the same users; inline policies are in no column.
 */
export function draftRows(draft: Draft): string[][] {
  return [
    columns.map((column) => columnTitles[column]),
    ...draft.users.map((user) => columns.map((column) => guardedCell(cellText(draft, user, column)))),
  ];
}
