import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, protocol, safeStorage, session, shell } from 'electron';
import { appProtocolHandler, appScheme } from './desktop/app-protocol.ts';
import { askBeforeClosing } from './desktop/closing.ts';
import { askAboutExisting, chooseFolder } from './desktop/folder-dialog.ts';
import { LastWords } from './desktop/last-words.ts';
import { lockDown } from './desktop/lockdown.ts';
import { setApplicationMenu } from './desktop/menu.ts';
import { chooseDraftsToOpen, chooseTableFile } from './desktop/open-dialog.ts';
import {
  chooseCsvFile,
  chooseDraftFile,
  chooseExportFile,
  chooseTableTarget,
} from './desktop/save-dialog.ts';
import { secretClipboard } from './desktop/secret-clipboard.ts';
import { openWindow } from './desktop/window.ts';
import { sendEvent } from './ipc/events.ts';
import { listen } from './ipc/listen.ts';
import { reportUnexpected } from './ipc/report.ts';
import type { EventName } from '../shared/channels.ts';
import type { EventPayload } from '../shared/contract.ts';
import { OpenedFiles } from './drafts/opened-files.ts';
import { createGatehouse } from './gatehouse.ts';
import { safeStorageSealer } from './storage/safe-storage.ts';
import { openSettings } from './storage/settings.ts';

const here = import.meta.dirname;

protocol.registerSchemesAsPrivileged([appScheme]);
app.enableSandbox();
// Chromium knows the switch; that `app.getPath` follows it is documented nowhere, and the lock depends on the folder.
const ownFolder = app.commandLine.getSwitchValue('user-data-dir');
if (ownFolder !== '') app.setPath('userData', ownFolder);

const openedFiles = new OpenedFiles(() => sendToWindows('drafts.opened', null));

// Chromium changes the order of the arguments that “second-instance” gives, so they are sent along as they are.
if (app.requestSingleInstanceLock({ argv: process.argv })) {
  openedFiles.addArguments(process.argv, process.cwd());
  // On macOS, from before “ready” on.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openedFiles.add(path);
  });
  app.on('second-instance', (_event, argv, workingFolder, additional) => {
    openedFiles.addArguments(argumentsOf(additional) ?? argv, workingFolder);
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  // Not awaited at the top level: Electron emits “ready” only after an ES module main has been evaluated.
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const openExternal = (url: string): Promise<void> => shell.openExternal(url);
  lockDown(app, session.defaultSession, openExternal);
  protocol.handle('app', appProtocolHandler(join(here, '../renderer')));
  setApplicationMenu(app.isPackaged);

  const userData = app.getPath('userData');
  const { settings, problem } = openSettings(userData);
  const secrets = secretClipboard(clipboard);
  const lastWords = new LastWords(() => sendToWindows('app.closing', null));
  const gatehouse = await createGatehouse({
    version: app.getVersion(),
    preview: app.commandLine.hasSwitch('preview'),
    dataFolder: userData,
    catalogueFile: join(here, 'managed-policies.json.br'),
    tableWorkerFile: join(here, 'table-worker.js'),
    environment: process.env,
    homeFolder: homedir(),
    sealer: await safeStorageSealer(safeStorage, process.platform),
    settings,
    startProblems: problem === undefined ? [] : [problem],
    copySecret: (secret) => secrets.copy(secret),
    copyText: async (text) => {
      await clipboard.writeText(text);
    },
    chooseCsvFile: (name) => chooseCsvFile(dialog, app.getPath('downloads'), name),
    chooseTableFile: () => chooseTableFile(dialog, app.getPath('downloads')),
    chooseTableTarget: (name) => chooseTableTarget(dialog, app.getPath('downloads'), name),
    chooseDraftFile: (name) => chooseDraftFile(dialog, app.getPath('documents'), name),
    chooseDraftsToOpen: () => chooseDraftsToOpen(dialog, app.getPath('documents')),
    openedFiles,
    chooseFolder: (title) => chooseFolder(dialog, app.getPath('downloads'), title),
    askAboutExisting: (folder, names) => askAboutExisting(dialog, folder, names),
    chooseExportFile: (format) => chooseExportFile(dialog, app.getPath('downloads'), format),
    openExternal,
    clock: Date.now,
    onRunChange: (change) => sendToWindows('run.changed', change),
    onHandoverProgress: (progress) => sendToWindows('handover.progress', progress),
    onUsersProgress: (progress) => sendToWindows('users.progress', progress),
    onDraftsChange: () => sendToWindows('drafts.changed', null),
    onSettled: () => {
      lastWords.said();
    },
  });
  listen(gatehouse.services);

  const window = openWindow(join(here, '../preload/preload.cjs'), join(here, 'icon.png'));
  askBeforeClosing(window, {
    settle: () => lastWords.taken(),
    question: () => gatehouse.closingQuestion(),
    ask: (question) => dialog.showMessageBox(window, question),
    shutDown: async () => {
      // Side by side: either may take longer than the app waits, and neither must keep the other from being done.
      await Promise.allSettled([secrets.clearNow(), gatehouse.shutDown()]);
    },
    quit: () => {
      app.quit();
    },
  });
}

function sendToWindows<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) sendEvent(webContents, name, payload);
}

/** The arguments that a second instance sent along; `undefined` when it sent none. */
function argumentsOf(additional: unknown): string[] | undefined {
  if (typeof additional !== 'object' || additional === null || !('argv' in additional)) return undefined;
  const { argv } = additional;
  return Array.isArray(argv) ? argv.filter((argument) => typeof argument === 'string') : undefined;
}

function giveUp(error: unknown): void {
  reportUnexpected('start', error);
  dialog.showErrorBox(
    'Gatehouse could not start',
    'Something in this computer’s Gatehouse folder could not be opened. Nothing was changed. Start Gatehouse from a terminal to see the reason.',
  );
  app.exit(1);
}
