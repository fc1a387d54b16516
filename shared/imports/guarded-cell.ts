/**
 * Spreadsheets run a cell that begins so as a formula, take an apostrophe away, or white space at its ends:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const delicate = /^[=+\-@\t\r']|^\s|\s$/;

/** A cell's text as a table has it that Gatehouse writes: with an apostrophe before what a spreadsheet would not leave alone. */
export function guardedCell(text: string): string {
  return delicate.test(text) ? `'${text}` : text;
}

/** The text of a cell of any table: without such an apostrophe, or else without white space at its ends. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && delicate.test(cell.slice(1)) ? cell.slice(1) : cell.trim();
}
