import { cellText, withCellText } from './cells.ts';
import { columns, type Column } from './column.ts';
import type { Draft } from './draft.ts';
import type { PolicyNames } from './policy-names.ts';
import { mostRows } from './rows.ts';

/** A rectangle of cells: rows by their users' ids, in the order in which they are shown. */
export interface CellRange {
  rowIds: readonly string[];
  columns: readonly Column[];
}

/** Texts on the clipboard, row by row. */
export type Clip = readonly (readonly string[])[];

/** Where a clip goes. */
export interface PasteTarget extends CellRange {
  /** Rows to be added at the end. */
  added: number;
  /** What finds no place: rows beyond the most that a draft takes, columns beyond the last. */
  leftOut: { rows: number; columns: number };
}

/**
 * The draft with other texts in a range; `undefined` leaves a cell alone. Users in whom nothing changes stay the same
 * objects, and so does the draft where nothing changes at all.
 */
export function withTexts(
  draft: Draft,
  range: CellRange,
  textAt: (row: number, column: number) => string | undefined,
  names: PolicyNames,
): Draft {
  const rowOf = new Map(range.rowIds.map((id, row) => [id, row]));
  const users = draft.users.map((user) => {
    const row = rowOf.get(user.id);
    if (row === undefined) return user;
    return range.columns.reduce((before, column, index) => {
      const text = textAt(row, index);
      if (text === undefined) return before;
      return withCellText(draft, before, column, column === 'name' ? text.trim() : text, names.referenceOf);
    }, user);
  });
  return users.every((user, index) => user === draft.users[index]) ? draft : { ...draft, users };
}

/** The same text in every cell of a range; an empty one gives back what the batch says. */
export function withTextEverywhere(draft: Draft, range: CellRange, text: string, names: PolicyNames): Draft {
  return withTexts(draft, range, () => text, names);
}

/** Each column's first text of a range in all its rows. */
export function filledDown(draft: Draft, range: CellRange, names: PolicyNames): Draft {
  const first = draft.users.find(({ id }) => id === range.rowIds[0]);
  if (first === undefined) return draft;
  const texts = range.columns.map((column) => cellText(draft, first, column));
  return withTexts(draft, range, (_row, column) => texts[column], names);
}

/**
 * Where a clip goes that is pasted over a selection, as spreadsheets do it: over the whole selection, repeated, where that
 * is a multiple of the clip's rows or columns; else from its first cell on, as far as the clip reaches.
 */
export function pasteTarget(
  draft: Draft,
  shownRowIds: readonly string[],
  selected: CellRange,
  clip: Clip,
): PasteTarget {
  const height = Math.max(1, clip.length);
  const width = Math.max(1, ...clip.map(({ length }) => length));
  const rowCount = coveredBy(height, selected.rowIds.length);
  const columnCount = coveredBy(width, selected.columns.length);
  const [first] = selected.rowIds;
  const below = first === undefined ? [] : shownRowIds.slice(shownRowIds.indexOf(first));
  const right = columns.slice(columns.indexOf(selected.columns[0] ?? 'name'));
  const missing = Math.max(0, rowCount - below.length);
  const added = Math.min(missing, Math.max(0, mostRows - draft.users.length));
  return {
    rowIds: below.slice(0, rowCount),
    columns: right.slice(0, columnCount),
    added,
    leftOut: { rows: missing - added, columns: Math.max(0, columnCount - right.length) },
  };
}

/** How many rows or columns of a selection a clip covers: all where it fits in several times, else as many as it has. */
function coveredBy(clip: number, selected: number): number {
  return selected > 0 && selected % clip === 0 ? selected : clip;
}

/** The draft with a clip at its target. */
export function pasted(
  draft: Draft,
  target: PasteTarget,
  clip: Clip,
  names: PolicyNames,
  newId: () => string,
): Draft {
  const height = clip.length;
  const width = Math.max(0, ...clip.map(({ length }) => length));
  if (height === 0 || width === 0) return draft;
  const added = Array.from({ length: target.added }, () => ({ id: newId(), name: '' }));
  const longer = added.length === 0 ? draft : { ...draft, users: [...draft.users, ...added] };
  const rowIds = [...target.rowIds, ...added.map(({ id }) => id)];
  return withTexts(
    longer,
    { rowIds, columns: target.columns },
    (row, column) => clip[row % height]?.[column % width],
    names,
  );
}

/** A range's texts as they are copied: policies by their ARNs, which mean the same everywhere. */
export function clipOf(draft: Draft, range: CellRange): string[][] {
  const users = new Map(draft.users.map((user) => [user.id, user]));
  return range.rowIds.flatMap((id) => {
    const user = users.get(id);
    return user === undefined ? [] : [range.columns.map((column) => cellText(draft, user, column))];
  });
}
