import { useState } from 'react';
import { held, heldAmong } from './held-selection.ts';
import { clamped, selectionAt, type Selection } from './selection.ts';

/** What is selected among the shown rows, and the ways to select. */
interface SelectionState {
  selection: Selection;
  select: (selection: Selection) => void;
  /** Selects the name in a row that is still to come. */
  selectComing: (row: number) => void;
}

/** The grid's selection, which goes with its users wherever a filter, a sort or a move puts them. */
export function useHeldSelection(shown: readonly string[]): SelectionState {
  const [wanted, setWanted] = useState(() => held(selectionAt({ row: 0, column: 0 }), shown));
  const holding = heldAmong(wanted, shown);
  if (holding !== wanted) setWanted(holding);
  return {
    selection: clamped(holding.selection, shown.length),
    select: (selection) => setWanted(held(selection, shown)),
    selectComing: (row) => setWanted({ selection: selectionAt({ row, column: 0 }), rowIds: [] }),
  };
}
