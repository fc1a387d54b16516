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

/** Asks where a table goes, a workbook or a .csv; `null` when the administrator cancelled. */
export async function chooseTableTarget(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  name: string,
): Promise<string | null> {
  const filters = [
    { name: 'Excel workbook', extensions: ['xlsx'] },
    { name: 'CSV', extensions: ['csv'] },
  ];
  return choose(dialog, join(folder, name), { title: 'Save as table', filters });
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
