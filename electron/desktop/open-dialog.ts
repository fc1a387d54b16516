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

/** Asks for drafts' files to open; none when the administrator cancelled. */
export async function chooseDraftsToOpen(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  folder: string,
): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Open drafts',
    defaultPath: folder,
    // Not every system filters by an ending with a dot within: “json” lets those be chosen, too.
    filters: [
      { name: 'Gatehouse drafts', extensions: ['gatehouse', 'json'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'multiSelections'],
  });
  return canceled ? [] : filePaths;
}
