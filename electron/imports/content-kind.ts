import type { Failure } from '../../shared/errors.ts';
import { refusedTable } from './table-limits.ts';

const saveAs = 'Open it in a spreadsheet program, and save it as .xlsx or .csv.';

/** What files begin with that are no tables, and what to say then. */
const refused: readonly { begins: string; message: string }[] = [
  { begins: '%PDF', message: 'This is a PDF document. Ask for the table itself, as an .xlsx or .csv file.' },
  { begins: '\x89PNG', message: picture() },
  { begins: '\xff\xd8\xff', message: picture() },
  { begins: 'GIF8', message: picture() },
  { begins: 'RIFF', message: picture() },
  { begins: 'II*\0', message: picture() },
  { begins: 'MM\0*', message: picture() },
  { begins: '\x1f\x8b', message: packed() },
  { begins: '7z\xbc\xaf', message: packed() },
  { begins: 'Rar!', message: packed() },
  { begins: '{\\rtf', message: 'This is a text document (RTF). Save its table as an .xlsx or .csv file.' },
];

function picture(): string {
  return 'This is a picture. Ask for the table itself, as an .xlsx or .csv file.';
}

function packed(): string {
  return 'This is a packed file. Unpack it, and import the .xlsx or .csv file that is in it.';
}

const oleCompoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * Whether the bytes are a zip, as a workbook is, or may be text; by content, whatever the file is called. Throws
 * `Failure` for what is known to be something else.
 */
export function contentKind(bytes: Buffer): 'zip' | 'text' {
  if (bytes.length === 0) throw refusedTable('The file is empty.');
  const beginning = bytes.subarray(0, 1024).toString('latin1');
  const known = refused.find(({ begins }) => beginning.startsWith(begins));
  if (known !== undefined) throw refusedTable(known.message);
  if (beginning.startsWith(oleCompoundFile)) throw compoundFile(bytes);
  if (/^PK(\x03\x04|\x05\x06)/.test(beginning)) return 'zip';
  const text = beginning.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^(<!doctype html|<html)/i.test(text) || (/^<\?xml/.test(text) && /<(ss:)?workbook/i.test(text)))
    throw refusedTable(
      `This is a web page or XML that only a spreadsheet program takes for a table. ${saveAs}`,
    );
  if (text.startsWith('{') && text.includes('gatehouse-draft'))
    throw refusedTable('This is a draft of Gatehouse’s, not a table. Open it from the list of drafts.');
  return 'text';
}

/** Old Office formats and encrypted new ones share a container; only the latter has this stream. */
function compoundFile(bytes: Buffer): Failure {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return refusedTable(
      'The workbook is protected with a password. Open it in a spreadsheet program, take the password away, and save it again.',
    );
  return refusedTable(`This is a file of an old Office format, such as .xls. ${saveAs}`);
}
