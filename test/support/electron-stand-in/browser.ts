import { type Chromium, startChromium } from './chromium.ts';
import type { CdpPipe, CdpSession } from './cdp.ts';
import { notProvided } from './loud.ts';

/** A page in Chromium that one window owns. */
export interface BrowserPage {
  readonly targetId: string;
  readonly session: CdpSession;
}

/** The browser with its pages; there is one a process, started by the first who needs it. */
export interface Browser {
  readonly chromium: Chromium;
  /** An empty page for a new window. It waits for `Runtime.runIfWaitingForDebugger`. */
  newPage(width: number, height: number): Promise<BrowserPage>;
  closePage(page: BrowserPage): void;
}

/** Whether windows are real ones on the display. */
export const headed = process.env['GATEHOUSE_STANDIN_HEADED'] === '1';

type DownloadListener = (download: { frameId: string; url: string; fileName: string }) => void;

let starting: Promise<Browser> | undefined;
const pageGone = new Map<string, () => void>();
const goneEarly = new Set<string>();
let onDownload: DownloadListener = () => {
  throw notProvided("a download before session.on('will-download')");
};

/** Calls `gone` once when the page is closed, by whomever, or Chromium ends. */
export function whenPageGone(page: BrowserPage, gone: () => void): void {
  if (goneEarly.delete(page.targetId)) gone();
  else pageGone.set(page.targetId, gone);
}

/** Calls `listener` for every download that a page tries; Chromium refuses them all. */
export function whenDownloadBegins(listener: DownloadListener): void {
  onDownload = listener;
}

/** The browser, started now if it is not running. */
export function browser(): Promise<Browser> {
  starting ??= start();
  return starting;
}

/** Ends Chromium, if it was started. */
export async function closeBrowser(): Promise<void> {
  if (starting === undefined) return;
  const { chromium } = await starting;
  await chromium.close();
}

async function start(): Promise<Browser> {
  const chromium = await startChromium(headed);
  const { pipe } = chromium;
  const attached = new Map<string, CdpSession>();
  const awaited = new Map<string, (session: CdpSession) => void>();
  let firstPage: ((targetId: string) => void) | undefined;
  const appWindow = headed ? new Promise<string>((resolve) => (firstPage = resolve)) : undefined;
  let appWindowTaken = false;

  const gone = (targetId: string): void => {
    attached.delete(targetId);
    const listener = pageGone.get(targetId);
    pageGone.delete(targetId);
    if (listener === undefined) goneEarly.add(targetId);
    else listener();
  };
  pipe.root.on('Target.attachedToTarget', ({ targetInfo, sessionId }) => {
    if (targetInfo.type !== 'page') {
      if (targetInfo.type !== 'browser')
        void pipe.session(sessionId).send('Runtime.runIfWaitingForDebugger').catch(ignore);
      return;
    }
    if (targetInfo.openerId !== undefined) {
      refusePopup(pipe, targetInfo.targetId, sessionId);
      return;
    }
    const session = pipe.session(sessionId);
    attached.set(targetInfo.targetId, session);
    awaited.get(targetInfo.targetId)?.(session);
    firstPage?.(targetInfo.targetId);
    firstPage = undefined;
  });
  pipe.root.on('Target.targetDestroyed', ({ targetId }) => gone(targetId));
  pipe.root.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) =>
    onDownload({ frameId, url, fileName: suggestedFilename }),
  );
  void chromium.exited.then(() => [...pageGone.keys()].forEach(gone));

  await Promise.all([
    pipe.root.send('Target.setDiscoverTargets', { discover: true }),
    pipe.root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    pipe.root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
    // With no permission granted, this refuses every one.
    pipe.root.send('Browser.grantPermissions', { permissions: [] }),
  ]);

  const sessionOf = (targetId: string): Promise<CdpSession> => {
    const session = attached.get(targetId);
    if (session !== undefined) return Promise.resolve(session);
    return new Promise((resolve) => awaited.set(targetId, resolve));
  };
  return {
    chromium,
    async newPage(width, height) {
      let targetId: string;
      if (appWindow !== undefined && !appWindowTaken) {
        appWindowTaken = true;
        targetId = await appWindow;
      } else {
        const size = headed ? { newWindow: true } : { width, height };
        targetId = (await pipe.root.send('Target.createTarget', { url: 'about:blank', ...size })).targetId;
      }
      return { targetId, session: await sessionOf(targetId) };
    },
    closePage({ targetId }) {
      pageGone.delete(targetId);
      void pipe.root.send('Target.closeTarget', { targetId }).catch(ignore);
    },
  };
}

/**
 * Closes a window that a page opened by a link: its opener was asked (Page.windowOpen), and only "deny" is provided. It
 * may share its opener's thread, so it has to run to be closed; its requests are held until then.
 */
function refusePopup(pipe: CdpPipe, targetId: string, sessionId: string): void {
  const popup = pipe.session(sessionId);
  void popup.send('Fetch.enable', {}).catch(ignore);
  void popup.send('Runtime.runIfWaitingForDebugger').catch(ignore);
  void pipe.root.send('Target.closeTarget', { targetId }).catch(ignore);
}

function ignore(): void {
  // The target went away by itself.
}
