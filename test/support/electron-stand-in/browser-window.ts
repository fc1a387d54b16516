import { existsSync } from 'node:fs';
import { app } from './app.ts';
import { Emitter, PreventableEvent } from './emitter.ts';
import { onlyKnownKeys, onlyProvided } from './loud.ts';
import { windows } from './open-windows.ts';
import { createWebContents, type WebContents } from './web-contents.ts';

interface WindowOptions {
  width?: number;
  height?: number;
  icon?: string;
  webPreferences?: { preload?: string } & Record<string, unknown>;
}

const knownOptions = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
];

// The values that the stand-in gives; any other value of these is refused.
const givenPreferences: Readonly<Record<string, unknown>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
};
const otherPreferences = [
  'preload',
  'devTools',
  'spellcheck',
  'disableDialogs',
  'enableWebSQL',
  'backgroundThrottling',
];

const events = ['ready-to-show', 'close', 'closed', 'show', 'focus', 'page-title-updated'];

class Window extends Emitter {
  readonly webContents: WebContents;
  private destroyed = false;
  private visible: boolean;

  constructor(options: WindowOptions & { show?: boolean } = {}) {
    super('BrowserWindow', events);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    onlyKnownKeys('new BrowserWindow({...})', options, knownOptions);
    if (options.icon !== undefined && !existsSync(options.icon))
      throw new Error(`Failed to load image from path '${options.icon}'`);
    const preferences = options.webPreferences ?? {};
    onlyKnownKeys('webPreferences', preferences, [...Object.keys(givenPreferences), ...otherPreferences]);
    for (const [name, given] of Object.entries(givenPreferences))
      if (name in preferences && preferences[name] !== given)
        throw new Error(`electron stand-in: webPreferences.${name} can only be ${String(given)}`);
    this.visible = options.show !== false;
    const self = onlyProvided('BrowserWindow', this);
    windows.add(self);
    this.webContents = createWebContents({
      preload: preferences.preload,
      width: options.width ?? 800,
      height: options.height ?? 600,
      onCloseRequest: () => {
        self.close();
        return self.isDestroyed();
      },
      // The app still hears `close` and may finish its work first; then it destroys the window itself.
      onGone: () => self.close(),
      onFirstPaint: () => this.emit('ready-to-show'),
    });
    app.emit('browser-window-created', new PreventableEvent(), self);
    app.emit('web-contents-created', new PreventableEvent(), this.webContents);
    return self;
  }

  static getAllWindows(): Window[] {
    return [...windows].filter((window) => window instanceof Window);
  }

  static fromWebContents(contents: object): Window | null {
    return Window.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static getFocusedWindow(): Window | null {
    return Window.getAllWindows().at(-1) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.standInLoad(url);
  }

  show(): void {
    this.visible = true;
    this.emit('show');
  }

  isVisible(): boolean {
    return this.visible;
  }

  focus(): void {
    this.emit('focus');
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.show();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  setMenuBarVisibility(): void {
    // No menu bar here.
  }

  close(): void {
    if (this.destroyed) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.delete(this);
    this.webContents.standInDestroy();
    this.emit('closed');
    app.standInWindowClosed();
  }
}

/** Electron's BrowserWindow: a page in a real Chromium, on a display only in the preview. */
export const BrowserWindow = onlyProvided('BrowserWindow', Window);
