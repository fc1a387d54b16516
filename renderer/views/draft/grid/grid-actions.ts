import { startTransition } from 'react';
import {
  clipOf,
  filledDown,
  pasted,
  pasteTarget,
  withTextEverywhere,
  type CellRange,
  type Clip,
} from '../../../../shared/drafts/cell-edits.ts';
import { columnTitles, type Column } from '../../../../shared/drafts/column.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import type { PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import { sortedBy, type Direction } from '../../../../shared/drafts/row-order.ts';
import {
  mostRows,
  movedRows,
  withDuplicates,
  withoutRows,
  withRows,
} from '../../../../shared/drafts/rows.ts';

interface Around {
  draft: Draft;
  /** Of the rows that are shown, in their order. */
  rowIds: readonly string[];
  selected: CellRange;
  names: PolicyNames;
  newId: () => string;
  onChange: (change: (draft: Draft) => Draft, label: string) => void;
  /** Says what was done, for eyes and for screen readers. */
  say: (text: string) => void;
  /** Rows come at the end: the first of them is named next. */
  onAdded: () => void;
}

/** Everything that the grid does to a draft. */
export type GridActions = ReturnType<typeof gridActions>;

/** What can be done with the selected cells and rows: each one step for “Undo”. */
export function gridActions({ draft, rowIds, selected, names, newId, onChange, say, onAdded }: Around) {
  const rows = counted(selected.rowIds.length, 'row');
  const setEverywhere = (range: CellRange, text: string, label: string): void =>
    onChange((before) => withTextEverywhere(before, range, text, names), label);
  return {
    edit: (rowId: string, column: Column, text: string): void => {
      setEverywhere({ rowIds: [rowId], columns: [column] }, text, `Edit ${columnTitles[column]}`);
    },
    setForRows: (column: Column, text: string): void => {
      setEverywhere({ rowIds: selected.rowIds, columns: [column] }, text, `Set ${columnTitles[column]}`);
      say(`${columnTitles[column]} was set in ${rows}.`);
    },
    clear: (label = 'Clear cells'): void => {
      setEverywhere(selected, '', label);
      say(`Cleared ${cells(selected)}: they have what the batch says.`);
    },
    /** Of one row alone: what the row above has. */
    fillDown: (): void => {
      const above = rowIds[rowIds.indexOf(selected.rowIds[0] ?? '') - 1];
      const from = selected.rowIds.length === 1 && above !== undefined ? [above] : [];
      const range = { ...selected, rowIds: [...from, ...selected.rowIds] };
      if (range.rowIds.length < 2) {
        say('There is no row above to fill down from.');
        return;
      }
      onChange((before) => filledDown(before, range, names), 'Fill down');
      say(`Filled down ${cells({ ...range, rowIds: range.rowIds.slice(1) })}.`);
    },
    copied: (): string[][] => {
      say(`Copied ${cells(selected)}.`);
      return clipOf(draft, selected);
    },
    /** Returns how many rows and columns the clip covers, and says what was left out of it. */
    paste: (clip: Clip): { rows: number; columns: number; leftOut: string } => {
      const target = pasteTarget(draft, rowIds, selected, clip);
      // Drawn in slices: 5,000 rows would keep the window from answering for too long in one.
      startTransition(() => onChange((before) => pasted(before, target, clip, names, newId), 'Paste'));
      const covered = { rows: target.rowIds.length + target.added, columns: target.columns.length };
      const { leftOut } = target;
      say(
        [
          `Pasted ${counted(covered.rows, 'row')} by ${counted(covered.columns, 'column')}.`,
          ...(target.added > 0 ? [`${counted(target.added, 'row')} of them new.`] : []),
        ].join(' '),
      );
      const missing = [
        ...(leftOut.rows > 0
          ? [
              `Left out: ${counted(leftOut.rows, 'row')}, since a draft takes ${mostRows.toLocaleString('en')}.`,
            ]
          : []),
        ...(leftOut.columns > 0 ? [`Left out: ${counted(leftOut.columns, 'column')} beyond the last.`] : []),
      ];
      return { ...covered, leftOut: missing.join(' ') };
    },
    addRows: (count: number): void => {
      const added = Math.min(count, mostRows - draft.users.length);
      if (added <= 0) {
        say(`A draft takes ${mostRows.toLocaleString('en')} users: nothing was added.`);
        return;
      }
      onChange((before) => withRows(before, added, null, newId), added === 1 ? 'Add user' : 'Add users');
      say(`Added ${counted(added, 'row')} at the end.`);
      onAdded();
    },
    /** Above the first of the selected, or below the last. */
    insertRow: (where: 'above' | 'below'): void => {
      const below = draft.users.findIndex(({ id }) => id === selected.rowIds.at(-1)) + 1;
      const next = where === 'above' ? selected.rowIds[0] : draft.users[below]?.id;
      onChange((before) => withRows(before, 1, next ?? null, newId), 'Insert row');
      say('Inserted a row.');
    },
    deleteRows: (): void => {
      onChange((before) => withoutRows(before, selected.rowIds), 'Delete rows');
      say(`Deleted ${rows}.`);
    },
    duplicateRows: (): void => {
      onChange((before) => withDuplicates(before, selected.rowIds, newId), 'Duplicate rows');
      say(`Duplicated ${rows}.`);
    },
    moveRows: (by: -1 | 1): void => {
      onChange((before) => movedRows(before, selected.rowIds, by), 'Move rows');
      say(`Moved ${rows} ${by === 1 ? 'down' : 'up'}.`);
    },
    sort: (column: Column, direction: Direction): void => {
      onChange((before) => sortedBy(before, column, direction, names), `Sort by ${columnTitles[column]}`);
      say(`Sorted by ${columnTitles[column]}, ${direction}.`);
    },
  };
}

/** A number with its word, such as “1 row” or “5,000 rows”. */
export function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? word : `${word}s`}`;
}

function cells({ rowIds, columns }: CellRange): string {
  return counted(rowIds.length * columns.length, 'cell');
}
