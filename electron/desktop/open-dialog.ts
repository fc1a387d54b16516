import type { Dialog } from 'electron';

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
