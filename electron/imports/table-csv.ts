import { stringify } from 'csv-stringify/sync';

/**
 * Rows as a .csv that spreadsheets read: RFC 4180 with CRLF, and a byte order mark, without which Excel does not take it
 * for UTF-8.
 */
export function tableCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]|^\s|\s$/ },
  );
}
