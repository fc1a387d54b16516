import { delimiterNames, encodingNames } from '../../../../shared/imports/text-format.ts';
import { rowsText } from './rows-text.ts';
import type { ImportFile } from './use-import-file.ts';

/** What a screen reader is told when a file was read, or was not. */
export function fileNews({ file, refused, unread }: Pick<ImportFile, 'file' | 'refused' | 'unread'>): string {
  const error = refused ?? unread;
  if (error !== undefined) return `The file could not be imported. ${error.message}`;
  if (file === undefined) return '';
  const { fileName, table } = file.opened;
  const { encoding, delimiter, sheet, rows, notes } = table;
  const how = [
    rowsText(rows.length),
    ...(encoding === null ? [] : [encodingNames[encoding]]),
    ...(delimiter === null ? [] : [delimiterNames[delimiter]]),
    ...(sheet === null ? [] : [`sheet ${sheet}`]),
  ];
  return [`${fileName} was read: ${how.join(', ')}.`, ...notes].join(' ');
}
