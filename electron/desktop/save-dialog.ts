import { join } from 'node:path';
import type { Dialog, SaveDialogOptions } from 'electron';
import { exportFormats, extensionOf, type ExportFormat } from '../../shared/exports/export-format.ts';

/** Asks where a .csv goes; `null` when the administrator cancelled. */
export async function chooseCsvFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  name: string,
): Promise<string | null> {
  const title = 'Download .csv file';
  return choose(dialog, join(folder, name), { title, filters: [{ name: 'CSV', extensions: ['csv'] }] });
}

/** Asks where a plan's export goes; `null` when the administrator cancelled. */
export async function chooseExportFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  folder: string,
  format: ExportFormat,
): Promise<string | null> {
  const { fileName, kind } = exportFormats[format];
  const filters = [{ name: kind, extensions: [extensionOf(format)] }];
  return choose(dialog, join(folder, fileName), { title: 'Export plan', filters });
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
