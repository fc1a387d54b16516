import { columns } from '../../../../shared/drafts/column.ts';

/** A cell by the row's place among the shown ones and the column's among all. */
export interface Position {
  row: number;
  column: number;
}

/** A rectangle of cells from where it began to where it goes; the latter has the focus. */
export interface Selection {
  anchor: Position;
  head: Position;
}

/** The rectangle's edges, all inclusive. */
export interface Bounds {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** One cell alone. */
export function selectionAt(position: Position): Selection {
  return { anchor: position, head: position };
}

/** The edges of a selection. */
export function boundsOf({ anchor, head }: Selection): Bounds {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** All columns of the rows that a selection touches. */
export function wholeRows({ anchor, head }: Selection): Selection {
  return { anchor: { ...anchor, column: 0 }, head: { ...head, column: columns.length - 1 } };
}

/** The same selection where its rows exist, else as near as there are rows. */
export function clamped(selection: Selection, rowCount: number): Selection {
  const last = Math.max(0, rowCount - 1);
  if (selection.anchor.row <= last && selection.head.row <= last) return selection;
  const inside = (position: Position): Position => ({ ...position, row: Math.min(position.row, last) });
  return { anchor: inside(selection.anchor), head: inside(selection.head) };
}

/** Where a key leads from a cell; `undefined` for a key that leads nowhere. With `far`, to the edge. */
export function movedBy(
  key: string,
  { row, column }: Position,
  { far, rowCount, page }: { far: boolean; rowCount: number; page: number },
): Position | undefined {
  const [lastRow, lastColumn] = [Math.max(0, rowCount - 1), columns.length - 1];
  switch (key) {
    case 'ArrowUp':
      return { row: far ? 0 : Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: far ? lastRow : Math.min(lastRow, row + 1), column };
    case 'ArrowLeft':
      return { row, column: far ? 0 : Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: far ? lastColumn : Math.min(lastColumn, column + 1) };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    case 'PageDown':
      return { row: Math.min(lastRow, row + page), column };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}

/** The next cell for Tab, the one before for Shift+Tab, line by line; `undefined` beyond the first or last of all. */
export function tabbedFrom({ row, column }: Position, by: 1 | -1, rowCount: number): Position | undefined {
  const at = row * columns.length + column + by;
  if (at < 0 || at >= rowCount * columns.length) return undefined;
  return { row: Math.floor(at / columns.length), column: at % columns.length };
}
