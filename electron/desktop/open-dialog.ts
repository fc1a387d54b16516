import type { Dialog } from 'electron';

/** Asks for a file with a table; `null` when the administrator cancelled. */
export async function chooseTableFile(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  folder: string,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Import users',
    buttonLabel: 'Import',
    defaultPath: folder,
    filters: [
      { name: 'Tables', extensions: ['xlsx', 'xlsm', 'csv', 'tsv', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
