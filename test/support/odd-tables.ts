import { utils, write, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** A workbook of sheets, as a spreadsheet program would save it. */
export function workbook(sheets: Record<string, WorkSheet>): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return Buffer.from(
    write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }) as ArrayBuffer,
  );
}

/** A workbook of one sheet with these rows. */
export function plainWorkbook(rows: unknown[][]): Buffer {
  return workbook({ Sheet1: utils.aoa_to_sheet(rows) });
}

/** A workbook whose sheet's XML is this. */
export function workbookWithSheet(xml: string, more: Zippable = {}): Buffer {
  const parts = unzipSync(plainWorkbook([['x']]));
  return zipOf({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(xml), ...more });
}

/** A sheet's XML around its rows. */
export function sheetXml(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
}

/** A zip of these parts. */
export function zipOf(parts: Zippable): Buffer {
  return Buffer.from(zipSync(parts));
}

/** A zip whose one large part says that it is far smaller. */
export function lyingZip(part: string, megabytes: number): Buffer {
  const parts = unzipSync(plainWorkbook([['x']]));
  const zip = zipOf({ ...parts, [part]: new Uint8Array(megabytes * 1024 * 1024) });
  const name = Buffer.from(part);
  // The size stands 22 bytes into a local header, whose name begins at 30, and 24 into one of the directory, at 46.
  for (const [signature, size, nameAt] of [
    ['PK\x03\x04', 22, 30],
    ['PK\x01\x02', 24, 46],
  ] as const)
    for (
      let at = zip.indexOf(signature, 0, 'latin1');
      at !== -1;
      at = zip.indexOf(signature, at + 4, 'latin1')
    )
      if (zip.subarray(at + nameAt, at + nameAt + name.length).equals(name))
        zip.writeUInt32LE(1000, at + size);
  return zip;
}

/** A workbook's XML part as text. */
export function partOf(bytes: Buffer, part: string): string {
  return strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
}

const oleSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The beginning of an old Office file. */
export const oldOffice = Buffer.concat([oleSignature, Buffer.alloc(504)]);

/** The beginning of an Office file that is protected with a password. */
export const encryptedOffice = Buffer.concat([
  oleSignature,
  Buffer.alloc(504),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);

/** The bytes of a text in UTF-16, big endian. */
export function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}
