import type { App, Session, WebContents } from 'electron';
import { isAllowedLink } from './external-links.ts';
import { appOrigin } from '../ipc/trusted-sender.ts';

/**
 * Denies, for every page that will ever exist, all that this app's page does not need.
 *
 * | what                       | why it is denied                                                     |
 * | -------------------------- | -------------------------------------------------------------------- |
 * | navigation, in any frame   | the window shows our page only; a foreign one would have the preload  |
 * | redirects                  | the same, by another way                                              |
 * | new windows                | would be windows without our settings; allowed links go to the browser |
 * | webviews                   | not used                                                              |
 * | permissions                | not used; the clipboard is written by main                            |
 * | devices                    | not used                                                              |
 * | downloads                  | files are written by main, where the administrator said               |
 * | requests                   | the page speaks to main alone; `devtools:` is for an unpackaged app    |
 */
export function lockDown(app: App, session: Session, openExternal: (url: string) => Promise<void>): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !/^(app|data|devtools):/.test(url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  app.on('web-contents-created', (_event, contents) => {
    confine(contents, openExternal);
  });
}

function confine(contents: WebContents, openExternal: (url: string) => Promise<void>): void {
  contents.on('will-frame-navigate', (event) => {
    if (!(event.isMainFrame && isOurPage(event.url))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url)) void openExternal(url).catch(() => undefined);
    return { action: 'deny' };
  });
}

/** A reload is a navigation to our own page. */
function isOurPage(link: string): boolean {
  const { protocol, host } = new URL(link);
  return `${protocol}//${host}` === appOrigin;
}
