import { utils, write, type CellObject } from '@e965/xlsx';
import { z } from 'zod';
import { refusedTable, tableLimits } from './table-limits.ts';

/** Rows as a workbook of one sheet, every cell text. Throws `Failure` for a cell that is longer than Excel's can be. */
export function tableXlsx(rows: readonly (readonly string[])[]): Uint8Array {
  if (rows.some((row) => row.some((text) => escaped(text).length > tableLimits.cellCharacters)))
    throw refusedTable(
      'A cell is longer than those of a workbook can be (32,767 characters). Save the table as .csv instead.',
    );
  const cells = rows.map((row) => row.map((text): CellObject => ({ t: 's', v: escaped(text) })));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Users');
  // Shared strings: of others the reader takes escapes away twice.
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true });
  return new Uint8Array(z.instanceof(ArrayBuffer).parse(bytes));
}

/**
 * What XML cannot hold or would change, as `_xHHHH_`, and what looks like that already: ECMA-376, part 1, 22.9.2.19
 * (ST_Xstring).
 */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase();
      return `_x${code.padStart(4, '0')}_`;
    });
}
