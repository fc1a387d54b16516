import { useRef, type KeyboardEvent } from 'react';
import { columns } from '../../../../shared/drafts/column.ts';
import { movedBy, selectionAt, tabbedFrom, wholeRows, type Position, type Selection } from './selection.ts';

interface KeyTargets {
  selection: Selection;
  rowCount: number;
  readOnly: boolean;
  onSelect: (selection: Selection) => void;
  /** Begins to edit; with a text where that is typed over what the cell has. */
  onEdit: (text?: string) => void;
  onClear: () => void;
  onFillDown: () => void;
  /** Adds a row below. */
  onInsert: () => void;
  /** Deletes the selected rows. */
  onDelete: () => void;
  onFind: () => void;
  onUndo: () => void;
  onRedo: () => void;
  /** Makes the focused column wider or narrower, by pixels. */
  onResize: (by: number) => void;
}

/**
 * The grid's keys, as spreadsheets have them. Tab goes from cell to cell and out of the grid behind the last one; after
 * Escape it goes out of the grid at once. `page` is how many rows are visible.
 */
export function useGridKeys(targets: KeyTargets): (event: KeyboardEvent, page: number) => void {
  const leaving = useRef(false);
  return (event, page) => {
    const wasLeaving = leaving.current;
    if (event.key !== 'Shift') leaving.current = event.key === 'Escape';
    if (event.key === 'Tab' && wasLeaving) return;
    if (handled(event, page, targets)) event.preventDefault();
  };
}

/** Does what a key says; `false` leaves it to the browser. */
function handled(event: KeyboardEvent, page: number, targets: KeyTargets): boolean {
  const { key, shiftKey } = event;
  const far = event.ctrlKey || event.metaKey;
  const { selection, rowCount, onSelect } = targets;
  if (event.altKey) return resized(event, targets);
  if (key === 'Tab') return selected(tabbedFrom(selection.head, shiftKey ? -1 : 1, rowCount), onSelect);
  const to = movedBy(key, selection.head, { far, rowCount, page });
  if (to !== undefined) {
    onSelect(shiftKey ? { anchor: selection.anchor, head: to } : selectionAt(to));
    return true;
  }
  if (key === ' ' && shiftKey) {
    onSelect(wholeRows(selection));
    return true;
  }
  return far ? command(key.toLowerCase(), shiftKey, targets) : edit(key, targets);
}

function selected(to: Position | undefined, onSelect: KeyTargets['onSelect']): boolean {
  if (to === undefined) return false;
  onSelect(selectionAt(to));
  return true;
}

function resized({ key }: KeyboardEvent, { onResize }: KeyTargets): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
  onResize(key === 'ArrowLeft' ? -24 : 24);
  return true;
}

function command(key: string, shift: boolean, targets: KeyTargets): boolean {
  switch (key) {
    case 'a':
      targets.onSelect({
        anchor: { row: 0, column: 0 },
        head: { row: Math.max(0, targets.rowCount - 1), column: columns.length - 1 },
      });
      return true;
    case 'd':
      if (!targets.readOnly) targets.onFillDown();
      return true;
    case 'enter':
      if (!targets.readOnly) targets.onInsert();
      return true;
    case 'delete':
    case 'backspace':
      if (!targets.readOnly) targets.onDelete();
      return true;
    case 'f':
      targets.onFind();
      return true;
    case 'z':
      if (shift) targets.onRedo();
      else targets.onUndo();
      return true;
    case 'y':
      targets.onRedo();
      return true;
    default:
      return false;
  }
}

function edit(key: string, { readOnly, onEdit, onClear }: KeyTargets): boolean {
  if (readOnly) return false;
  if (key === 'Enter' || key === 'F2') onEdit();
  else if (key === 'Delete' || key === 'Backspace') onClear();
  else if (key.length === 1) onEdit(key);
  else return false;
  return true;
}
