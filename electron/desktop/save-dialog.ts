import { join } from 'node:path';
import type { Dialog, SaveDialogOptions } from 'electron';

/** Asks where a .csv goes; `null` when the administrator cancelled. */
export async function chooseCsvFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  name: string,
): Promise<string | null> {
  const title = 'Download .csv file';
  return choose(dialog, join(folder, name), { title, filters: [{ name: 'CSV', extensions: ['csv'] }] });
}

/** Asks where a shell script goes; `null` when the administrator cancelled. */
export async function chooseScriptFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  name: string,
): Promise<string | null> {
  const filters = [{ name: 'Shell script', extensions: ['sh'] }];
  return choose(dialog, join(folder, name), { title: 'Save script', filters });
}

/** Asks where a draft's file goes; `null` when the administrator cancelled. */
export async function chooseDraftFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  name: string,
): Promise<string | null> {
  const filters = [{ name: 'Gatehouse draft', extensions: ['gatehouse.json', 'gatehouse'] }];
  return choose(dialog, join(folder, name), { title: 'Export draft', filters });
}

async function choose(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  defaultPath: string,
  options: Pick<SaveDialogOptions, 'title' | 'filters'>,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    ...options,
    defaultPath,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
