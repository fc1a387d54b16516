import type { ReadChoices, ReadTable } from '../../shared/imports/imported-table.ts';
import { withoutSecrets } from '../../shared/imports/secret-columns.ts';
import { contentKind } from './content-kind.ts';
import { delimitedRows, detectedDelimiter } from './delimited-text.ts';
import { boundedRows } from './table-limits.ts';
import { decodedText, detectedEncoding } from './text-encoding.ts';
import { workbookTable } from './workbook.ts';

/**
 * The table in a file's bytes, recognised by its content, without the passwords and keys that may be in it. Throws
 * `Failure` for what is no table, or too large a one.
 */
export async function readTable(bytes: Buffer, choices: ReadChoices): Promise<ReadTable> {
  const table =
    contentKind(bytes) === 'zip' ? await workbookTable(bytes, choices.sheet) : textTable(bytes, choices);
  return withoutSecrets(table);
}

function textTable(bytes: Buffer, choices: ReadChoices): ReadTable {
  const encoding = choices.encoding ?? detectedEncoding(bytes);
  const text = decodedText(bytes, encoding);
  const delimiter = choices.delimiter ?? detectedDelimiter(text);
  const { rows, quotesArePlain } = delimitedRows(text, delimiter);
  return {
    encoding,
    delimiter,
    sheets: [],
    sheet: null,
    rows: boundedRows(rows),
    cellProblems: [],
    notes: [
      ...(text.includes('\ufffd')
        ? ['Some characters do not exist in this encoding and show as \ufffd. Choose another encoding.']
        : []),
      ...(quotesArePlain
        ? ['A quotation mark is not closed, so all quotation marks were taken as plain text.']
        : []),
    ],
  };
}
