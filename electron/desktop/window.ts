import { BrowserWindow } from 'electron';
import { appPage } from './app-protocol.ts';

/**
 * Opens the app's window; it is shown once its page has painted. `linuxIcon`: a PNG file; on Windows and macOS the
 * window has the icon of the executable or the bundle.
 */
export function openWindow(preload: string, linuxIcon: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 900,
    minHeight: 700,
    show: false,
    title: 'Gatehouse',
    ...(process.platform === 'linux' ? { icon: linuxIcon } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(appPage);
  return window;
}
