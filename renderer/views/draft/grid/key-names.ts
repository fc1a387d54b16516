/** The grid's keys and what they do, as people are told. */
export const gridKeys: readonly [keys: string, does: string][] = [
  ['Arrows, Page Up, Page Down, Home, End', 'go to another cell; with Ctrl to the edge, with Shift select'],
  ['Enter or F2, or just typing', 'edits the cell; Enter keeps it, Escape gives it up'],
  ['Tab and Shift+Tab', 'go to the next cell and the one before'],
  ['Escape, then Tab', 'leaves the grid'],
  ['Delete', 'clears the selected cells: they have what the batch says again'],
  ['Ctrl+Enter', 'adds a row below'],
  ['Ctrl+Delete, Ctrl+Backspace', 'delete the selected rows'],
  ['Shift+Space, Ctrl+A', 'select whole rows, everything'],
  ['Ctrl+C, Ctrl+X, Ctrl+V', 'copy, cut and paste, also to and from spreadsheets'],
  ['Ctrl+D', 'fills down; of one row, from the row above'],
  ['Ctrl+F', 'finds and replaces'],
  ['Ctrl+Z, Ctrl+Y', 'undo and redo'],
  ['Alt+Left, Alt+Right', 'make the column narrower and wider'],
];
