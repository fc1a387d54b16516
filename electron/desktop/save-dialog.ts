import { join } from 'node:path';
import type { Dialog } from 'electron';

/** Asks where a .csv goes; `null` when the administrator cancelled. */
export async function chooseCsvFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: 'Download .csv file',
    defaultPath: join(folder, name),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
