import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, safeStorage, session, shell } from 'electron';

// What happened, for the tests to read with app.evaluate.
const seen = (globalThis.seen = []);
const note = (what, ...details) => void seen.push([what, ...details]);

const pages = {
  '/index.html': ['text/html', 'index.html'],
  '/page.js': ['text/javascript', 'page.js'],
};
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self' https://example.com; img-src 'self'";

async function answer(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/echo')
    return Response.json({ method: request.method, body: await request.text(), url: request.url });
  if (pathname === '/away')
    return new Response(null, { status: 302, headers: { location: 'https://example.com/' } });
  if (pathname === '/file.csv')
    return new Response('a,b', { headers: { 'content-disposition': 'attachment; filename=file.csv' } });
  if (pathname === '/frame.html')
    return new Response('<p>frame</p>', { headers: { 'content-type': 'text/html' } });
  const found = pages[pathname];
  if (found === undefined) return new Response('not found', { status: 404 });
  return new Response(await readFile(join(import.meta.dirname, found[1])), {
    headers: { 'content-type': found[0], 'content-security-policy': policy },
  });
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();

if (!app.requestSingleInstanceLock()) {
  console.log('second instance');
  app.quit();
} else {
  app.on('second-instance', (_event, argv) => {
    note('second-instance', argv);
    console.log(`second: ${argv.at(-1)}`);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    note('before-quit');
    if (globalThis.stay) event.preventDefault();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (details) => {
      note('will-frame-navigate', details.url, details.isMainFrame);
      if (!details.url.startsWith('app://fixture/')) details.preventDefault();
    });
    contents.on('will-navigate', (details) => note('will-navigate', details.url));
    contents.on('will-redirect', (details) => {
      note('will-redirect', details.url);
      details.preventDefault();
    });
    contents.on('render-process-gone', (_gone, details) => note('gone', details.reason));
    contents.setWindowOpenHandler((details) => {
      note('window-open', details.url);
      return { action: 'deny' };
    });
  });
  app.whenReady().then(() => {
    protocol.handle('app', answer);
    session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
      note('permission', permission, details.requestingUrl);
      callback(globalThis.grant === permission);
    });
    session.defaultSession.setPermissionCheckHandler((_contents, permission) => {
      note('check', permission);
      return globalThis.grant === permission;
    });
    session.defaultSession.on('will-download', (event, item) => {
      note('download', item.getFilename(), item.getURL());
      event.preventDefault();
    });
    session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
      note('request', details.url, details.resourceType);
      callback({ cancel: details.url.includes('forbidden') });
    });
    ipcMain.handle('sender', (event) => ({
      url: event.senderFrame.url,
      origin: event.senderFrame.origin,
      top: event.senderFrame.parent === null,
      main: event.senderFrame === event.sender.mainFrame,
    }));
    ipcMain.handle('echo', (_event, value) => value);
    ipcMain.handle('fail', () => {
      throw new Error('refused');
    });
    ipcMain.handle('undefined', () => undefined);
    const window = new BrowserWindow({
      width: 900,
      height: 700,
      show: false,
      webPreferences: {
        preload: join(import.meta.dirname, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
      },
    });
    window.once('ready-to-show', () => {
      note('ready-to-show');
      window.show();
    });
    window.on('close', (event) => {
      note('close');
      if (globalThis.keepOpen) event.preventDefault();
    });
    window.webContents.on('did-finish-load', () => note('did-finish-load'));
    console.log(`ready ${process.pid}`);
    return window.loadURL('app://fixture/index.html');
  });
  globalThis.send = (...parameters) => BrowserWindow.getAllWindows()[0].webContents.send(...parameters);
  globalThis.electronParts = { safeStorage, shell };
}
