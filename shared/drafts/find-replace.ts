import { withTexts, type CellRange } from './cell-edits.ts';
import type { Column } from './column.ts';
import type { Draft } from './draft.ts';
import { typedText, type PolicyNames } from './policy-names.ts';

/** What is looked for in cells. */
export interface CellSearch {
  text: string;
  matchCase: boolean;
  /** Only cells that say this and nothing else. */
  wholeCell: boolean;
}

/** One cell: a user's id and a column. */
export interface CellAt {
  rowId: string;
  column: Column;
}

/** The cells of a range in which a text is found, row by row; none for an empty text. */
export function foundIn(draft: Draft, range: CellRange, search: CellSearch, names: PolicyNames): CellAt[] {
  if (search.text === '') return [];
  const pattern = patternOf(search);
  const users = new Map(draft.users.map((user) => [user.id, user]));
  return range.rowIds.flatMap((rowId) => {
    const user = users.get(rowId);
    if (user === undefined) return [];
    return range.columns
      .filter((column) => typedText(draft, user, column, names).search(pattern) !== -1)
      .map((column) => ({ rowId, column }));
  });
}

/** The draft with every find in a range replaced. */
export function replacedIn(
  draft: Draft,
  range: CellRange,
  search: CellSearch,
  replacement: string,
  names: PolicyNames,
): Draft {
  if (search.text === '') return draft;
  const pattern = patternOf(search);
  const users = new Map(draft.users.map((user) => [user.id, user]));
  return withTexts(
    draft,
    range,
    (row, index) => {
      const user = users.get(range.rowIds[row] ?? '');
      const column = range.columns[index];
      if (user === undefined || column === undefined) return undefined;
      const text = typedText(draft, user, column, names);
      const replaced = text.replace(pattern, () => replacement);
      return replaced === text ? undefined : replaced;
    },
    names,
  );
}

function patternOf({ text, matchCase, wholeCell }: CellSearch): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(wholeCell ? `^${literal}$` : literal, matchCase ? 'gu' : 'giu');
}
