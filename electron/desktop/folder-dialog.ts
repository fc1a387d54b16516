import type { Dialog, MessageBoxOptions } from 'electron';
import type { ExistingFiles } from '../handover/file-placement.ts';

/** Asks for a folder, which can be made in the dialog; `null` when the administrator cancelled. */
export async function chooseFolder(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  folder: string,
  title: string,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    buttonLabel: 'Save here',
    defaultPath: folder,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

const namesShown = 8;

/** Asks what is to become of files that are in the folder already; `null`: nothing is written. */
export async function askAboutExisting(
  dialog: Pick<Dialog, 'showMessageBox'>,
  folder: string,
  names: readonly string[],
): Promise<ExistingFiles | null> {
  const more = names.length - namesShown;
  const options: MessageBoxOptions = {
    type: 'warning',
    message:
      names.length === 1
        ? `${names[0] ?? ''} is in the folder already`
        : `${names.length} of these files are in the folder already`,
    detail: [
      ...(names.length === 1 ? [] : names.slice(0, namesShown)),
      ...(more > 0 && names.length > 1 ? [`and ${more} more`] : []),
      `Folder: ${folder}`,
      'They may be those of another account’s users. “Keep both” gives the new files another name.',
    ].join('\n'),
    buttons: ['Keep both', 'Replace', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  };
  const { response } = await dialog.showMessageBox(options);
  return response === 0 ? 'keep-both' : response === 1 ? 'replace' : null;
}
