import { type BrowserPage, browser, headed, whenDownloadBegins, whenPageGone } from './browser.ts';
import { fromChromium, schemeOf, toChromium } from './custom-scheme.ts';
import { Emitter, PreventableEvent } from './emitter.ts';
import { type Frame, FrameTree } from './frame.ts';
import { invoke, pack } from './ipc.ts';
import { onlyProvided } from './loud.ts';
import { bindingName, deliverName, pageScripts, preloadWorldName } from './page-scripts.ts';
import type { ToMain, ToPage } from './page/preload-world.ts';
import { interceptRequests, type Navigation } from './requests.ts';
import { defaultSession } from './session.ts';

interface OpenDetails {
  url: string;
  frameName: string;
  features: string;
  disposition: string;
  referrer: { url: string; policy: string };
}
type WindowOpenHandler = (details: OpenDetails) => { action: string };

/** What a window tells its contents when it makes them. */
export interface ContentsOptions {
  preload: string | undefined;
  width: number;
  height: number;
  /** Closes the window if the app lets it; whether it did. */
  onCloseRequest(): boolean;
  /** The page was closed in the browser, where nobody could prevent it. */
  onGone(): void;
  onFirstPaint(): void;
}

const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'did-finish-load',
  'did-fail-load',
  'dom-ready',
  'preload-error',
  'destroyed',
];

/** Every page that is open. */
const all = new Set<WebContents>();
let lastId = 0;

class WebContents extends Emitter {
  readonly id = ++lastId;
  readonly session = defaultSession;
  private readonly frames = new FrameTree();
  private readonly options: ContentsOptions;
  private readonly page: Promise<BrowserPage>;
  private openPage: BrowserPage | undefined;
  private preloadContext: number | undefined;
  private expected: string | undefined;
  private loaded: PromiseWithResolvers<undefined> | undefined;
  private painted = false;
  private destroyed = false;
  private pageGone = false;
  private openHandler: WindowOpenHandler | undefined;

  constructor(options: ContentsOptions) {
    super('webContents', events);
    this.options = options;
    all.add(this);
    this.page = this.open();
    this.page.catch((error: unknown) => {
      if (this.destroyed) return;
      console.error(error);
      process.exit(1);
    });
  }

  get mainFrame(): Frame {
    return this.frames.main;
  }

  /** The id by which a DevTools client knows this page, once it is open. */
  get standInTargetId(): string | undefined {
    return this.openPage?.targetId;
  }

  getURL(): string {
    return this.frames.main.url;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...parameters: unknown[]): void {
    this.deliver({ type: 'event', channel, parameters: pack(parameters) });
  }

  /** Closes the window, which the app can prevent. */
  close(): void {
    this.options.onCloseRequest();
  }

  /** Main's own navigation: not put to will-navigate. Rejects as Electron's loadURL does. */
  async standInLoad(url: string): Promise<void> {
    const { session } = await this.page;
    this.expected = new URL(toChromium(url)).href;
    const loaded = Promise.withResolvers<undefined>();
    this.loaded = loaded;
    const { errorText } = await session.send('Page.navigate', { url: this.expected });
    if (errorText !== undefined) {
      this.emit('did-fail-load', new PreventableEvent(), -2, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await loaded.promise;
  }

  /** Evaluates an expression in the page, as the stand-in's dialogs and clipboard need on a display. */
  async standInEvaluate(expression: string): Promise<unknown> {
    const { session } = await this.page;
    if (this.pageGone) throw new Error('the window is gone');
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      userGesture: true,
      awaitPromise: true,
    });
    return result.value as unknown;
  }

  /** The window is gone: lets go of the page. */
  standInDestroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this);
    this.loaded?.reject(new Error('ERR_FAILED (-2): the window was destroyed while it loaded'));
    void browser().then((open) => {
      if (this.openPage !== undefined) open.closePage(this.openPage);
    });
    this.emit('destroyed');
  }

  private async open(): Promise<BrowserPage> {
    const { options } = this;
    const page = await (await browser()).newPage(options.width, options.height);
    const { session } = page;
    this.openPage = page;
    whenPageGone(page, () => {
      this.pageGone = true;
      options.onGone();
    });
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { name, auxData } = context as { name: string; auxData?: { frameId?: string } };
      if (name === preloadWorldName && this.frames.isMain(auxData?.frameId ?? ''))
        this.preloadContext = context.id;
      if (name === preloadWorldName) this.contextFrames.set(context.id, auxData?.frameId ?? '');
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.contextFrames.delete(executionContextId);
      if (this.preloadContext === executionContextId) this.preloadContext = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      // Cast: only page/preload-world.ts can reach this binding.
      if (name === bindingName) void this.fromPage(JSON.parse(payload) as ToMain, executionContextId);
    });
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) =>
      this.frames.update(frameId, parentFrameId, ''),
    );
    session.on('Page.frameNavigated', ({ frame }) => this.frames.update(frame.id, frame.parentId, frame.url));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) =>
      this.frames.update(frameId, undefined, url),
    );
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.remove(frameId);
    });
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) => this.externalNavigation(frameId, url));
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.windowOpen(url, windowName, windowFeatures.join(',')),
    );
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return;
      // Leaving by main's own doing needs no question; anything else on a display is the close button.
      const leave = this.destroyed || this.expected !== undefined || options.onCloseRequest();
      void session.send('Page.handleJavaScriptDialog', { accept: leave }).catch(() => undefined);
    });
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', new PreventableEvent()));
    session.on('Page.loadEventFired', () => this.finishedLoading());
    session.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', new PreventableEvent(), { reason: 'crashed', exitCode: 1 }),
    );
    session.on('Target.attachedToTarget', ({ sessionId }) => void this.attachChild(page, sessionId));

    const scripts = pageScripts(options.preload, {
      electron: process.versions['electron'],
      node: process.versions.node,
    });
    const tree = session.send('Page.getFrameTree').then(({ frameTree: { frame } }) => {
      this.frames.update(frame.id, undefined, frame.url);
    });
    await Promise.all([
      tree,
      session.send('Page.enable'),
      session.send('Inspector.enable'),
      session.send('Network.enable'),
      session.send('Runtime.addBinding', { name: bindingName, executionContextName: preloadWorldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.preload,
        worldName: preloadWorldName,
      }),
      session.send('Runtime.enable'),
      interceptRequests(session, this.frames, {
        isExpected: (url, frameId) => this.isExpected(url, frameId),
        isPrevented: (navigation) => this.isPrevented(navigation),
      }),
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      headed
        ? undefined
        : session.send('Emulation.setDeviceMetricsOverride', {
            width: options.width,
            height: options.height,
            deviceScaleFactor: 1,
            mobile: false,
          }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    return page;
  }

  private readonly contextFrames = new Map<number, string>();

  /** Workers, and frames that Chromium puts into a process of their own: their requests are answered too. */
  private async attachChild(page: BrowserPage, sessionId: string): Promise<void> {
    const { chromium } = await browser();
    const child = chromium.pipe.session(sessionId);
    await interceptRequests(child, this.frames, {
      isExpected: () => false,
      isPrevented: (navigation) => this.isPrevented(navigation),
    }).catch(() => undefined);
    await child.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  }

  private isExpected(url: string, frameId: string): boolean {
    return this.frames.isMain(frameId) && this.expected === new URL(toChromium(url)).href;
  }

  private isPrevented({ event, url, frameId }: Navigation): boolean {
    const isMainFrame = this.frames.isMain(frameId);
    const details = Object.assign(new PreventableEvent(), {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: this.frames.get(frameId),
      initiator: this.frames.get(frameId),
    });
    if (event === 'will-redirect') this.emit(event, details, url, false, isMainFrame, 1, 1);
    else {
      this.emit('will-frame-navigate', details);
      if (isMainFrame) this.emit('will-navigate', details, url, false, true, 1, 1);
    }
    return details.defaultPrevented;
  }

  /** mailto: and the like never become requests; the app's rules hear of them, and headless Chromium drops them. */
  private externalNavigation(frameId: string, chromiumUrl: string): void {
    const url = fromChromium(chromiumUrl);
    if (['http', 'https', 'data', 'blob', 'about', 'javascript', 'file'].includes(schemeOf(chromiumUrl)))
      return;
    this.isPrevented({ event: 'will-navigate', url, frameId });
  }

  private windowOpen(url: string, frameName: string, features: string): void {
    const verdict = this.openHandler?.({
      url: fromChromium(url),
      frameName,
      features,
      disposition: features === '' ? 'foreground-tab' : 'new-window',
      referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
    });
    if (verdict?.action !== 'deny')
      console.error("electron stand-in: only { action: 'deny' } is provided for new windows; it was denied");
  }

  private finishedLoading(): void {
    if (this.frames.main.url === '' || this.frames.main.url === 'about:blank') return;
    this.emit('did-finish-load', new PreventableEvent());
    this.expected = undefined;
    this.loaded?.resolve(undefined);
    this.loaded = undefined;
    if (this.painted) return;
    this.painted = true;
    this.options.onFirstPaint();
  }

  private async fromPage(message: ToMain, contextId: number): Promise<void> {
    const frameId = this.contextFrames.get(contextId) ?? '';
    switch (message.type) {
      case 'preload-error':
        console.error(`Unable to load preload script: ${this.options.preload ?? ''}\n${message.error}`);
        this.emit('preload-error', new PreventableEvent(), this.options.preload, new Error(message.error));
        return;
      case 'window-open':
        this.windowOpen(message.url, message.frameName, message.features);
        return;
      case 'invoke':
      case 'permission':
        this.deliver(await this.answerTo(message, frameId), contextId);
    }
  }

  private async answerTo(
    message: Extract<ToMain, { type: 'invoke' | 'permission' }>,
    frameId: string,
  ): Promise<ToPage> {
    const { id } = message;
    const senderFrame = this.frames.get(frameId);
    try {
      if (message.type === 'permission') {
        const details = {
          requestingUrl: senderFrame?.url ?? '',
          isMainFrame: this.frames.isMain(frameId),
        };
        await defaultSession.standInPermission(contentsOf(this), message.permission, message.kind, details);
        return { type: 'settled', id, ok: true, value: null };
      }
      const event = {
        type: 'frame',
        sender: contentsOf(this),
        senderFrame,
        processId: 1,
        frameId: 1,
      } as const;
      const value = await invoke(event, message.channel, message.parameters);
      return { type: 'settled', id, ok: true, value };
    } catch (error) {
      if (message.type === 'invoke')
        console.error(`Error occurred in handler for '${message.channel}':`, error);
      else console.error(error);
      return { type: 'settled', id, ok: false, error: String(error) };
    }
  }

  private deliver(message: ToPage, contextId = this.preloadContext): void {
    const page = this.openPage;
    if (contextId === undefined || page === undefined || this.destroyed) return;
    void page.session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function (message) { ${deliverName}(message); }`,
        executionContextId: contextId,
        arguments: [{ value: message }],
      })
      .catch(() => undefined);
  }
}

const facades = new WeakMap<WebContents, WebContents>();

/** The object that the app sees: it throws for what is not provided. */
function contentsOf(contents: WebContents): WebContents {
  const facade = facades.get(contents) ?? onlyProvided('webContents', contents);
  facades.set(contents, facade);
  return facade;
}

/** A new page for a window. */
export function createWebContents(options: ContentsOptions): WebContents {
  return contentsOf(new WebContents(options));
}

export type { WebContents };

/** Electron's `webContents`, as far as Playwright asks for it. */
export const webContents = onlyProvided('webContents', {
  getAllWebContents: (): WebContents[] => [...all].map(contentsOf),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all].filter((contents) => contents.standInTargetId === targetId).map(contentsOf)[0],
});

whenDownloadBegins(({ url, fileName }) => {
  const item = onlyProvided('DownloadItem', {
    getURL: (): string => fromChromium(url),
    getFilename: (): string => fileName,
    getSavePath: (): string => '',
    cancel: (): void => undefined,
  });
  const event = new PreventableEvent();
  defaultSession.emit('will-download', event, item, [...all].map(contentsOf)[0], null);
  if (!event.defaultPrevented)
    console.error(`electron stand-in: a download was not prevented; it was refused`);
});
