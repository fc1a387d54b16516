import { read, type DenseWorkSheet, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import type { ReadTable } from '../../shared/imports/imported-table.ts';
import { withResultsMarked } from './formulas-without-result.ts';
import { sheetRows } from './sheet-rows.ts';
import { refusedTable } from './table-limits.ts';
import { damagedWorkbook, openedZip } from './zip-parts.ts';

/**
 * The table of a workbook's sheet, the first when none is named. Throws `Failure` for a zip that is no workbook or that
 * Gatehouse does not open.
 */
export async function workbookTable(bytes: Buffer, sheetName: string | undefined): Promise<ReadTable> {
  const zip = await openedZip(bytes);
  refuseOthers(zip.names);
  const parts = await zip.parts();
  // No spreadsheet program writes any: ECMA-376, part 2, forbids document type declarations.
  if (
    [...parts.values()].some((part) =>
      Buffer.from(part.buffer, part.byteOffset, part.length).includes('<!DOCTYPE'),
    )
  )
    throw refusedTable(
      'The workbook has declarations in it that no spreadsheet program writes, so it was not opened. Copy the table into a new workbook.',
    );
  // Packed anew, so that the reader meets nothing but what was checked, and has nothing to inflate.
  for (const [name, part] of parts)
    if (/\/worksheets\/[^/]*\.xml$/i.test(name)) parts.set(name, withResultsMarked(part));
  const workbook = parsed(zipSync(Object.fromEntries(parts), { level: 0 }), sheetName);
  const name = workbook.SheetNames.find((one) => one === sheetName) ?? workbook.SheetNames[0];
  const sheet = name === undefined ? undefined : workbook.Sheets[name];
  if (name === undefined) throw damagedWorkbook();
  const read = sheet !== undefined && isDense(sheet) ? sheetRows(sheet) : sheetRows({ '!data': [] });
  return { encoding: null, delimiter: null, sheets: workbook.SheetNames, sheet: name, ...read };
}

function parsed(bytes: Uint8Array, sheetName: string | undefined): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: true,
      UTC: true,
      cellNF: true,
      cellHTML: false,
      sheets: sheetName ?? 0,
    });
  } catch {
    throw damagedWorkbook();
  }
}

function isDense(sheet: WorkSheet): sheet is DenseWorkSheet {
  return Array.isArray(sheet['!data']);
}

function refuseOthers(names: readonly string[]): void {
  const has = (part: RegExp): boolean => names.some((name) => part.test(name));
  const saveAs = 'Open it in a spreadsheet program, and save it as .xlsx or .csv.';
  if (has(/^mimetype$/) && has(/^content\.xml$/))
    throw refusedTable(`This is an OpenDocument file, such as .ods. ${saveAs}`);
  if (has(/^xl\/workbook\.bin$/)) throw refusedTable(`This is a binary workbook (.xlsb). ${saveAs}`);
  if (!has(/^\[Content_Types\]\.xml$/) || has(/^(word|ppt|visio)\//))
    throw refusedTable(
      'This is a packed file, but no Excel workbook. Unpack it, or save the table as an .xlsx or .csv file.',
    );
}
