import { boundsOf, clamped, selectionAt, type Selection } from './selection.ts';

/** A selection with the rows that were in it when it was made: what is done next is done to those users. */
export interface HeldSelection {
  selection: Selection;
  /** By id, from the top; without those that were still to come, as of rows that are being pasted. */
  rowIds: readonly string[];
}

/** A selection among the shown rows. */
export function held(selection: Selection, shown: readonly string[]): HeldSelection {
  const { top, bottom } = boundsOf(selection);
  return { selection, rowIds: shown.slice(top, bottom + 1) };
}

/**
 * The selection where other rows are shown, or in another order: it goes with its users where they still stand
 * together. Else the cell with the focus alone stays, or what has come in the rows' place. The same object where nothing moved.
 */
export function heldAmong(before: HeldSelection, shown: readonly string[]): HeldSelection {
  const { selection, rowIds } = before;
  const { top, bottom } = boundsOf(selection);
  const isAt = (place: number): boolean => rowIds.every((id, index) => shown[place + index] === id);
  if (isAt(top)) {
    const haveCome = rowIds.length <= bottom - top && shown.length > top + rowIds.length;
    return haveCome ? held(selection, shown) : before;
  }
  const [first = ''] = rowIds;
  const place = shown.indexOf(first);
  if (place >= 0 && isAt(place)) {
    const moved = (row: number): number => row - top + place;
    const { anchor, head } = selection;
    return {
      ...before,
      selection: {
        anchor: { ...anchor, row: moved(anchor.row) },
        head: { ...head, row: moved(head.row) },
      },
    };
  }
  const { head } = selection;
  const row = shown.indexOf(rowIds[head.row - top] ?? '');
  return held(clamped(selectionAt({ ...head, row: row < 0 ? top : row }), shown.length), shown);
}
