import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { closeBrowser } from './browser.ts';
import { Emitter, PreventableEvent } from './emitter.ts';
import { notProvided, onlyProvided } from './loud.ts';
import { SingleInstanceLock } from './single-instance.ts';
import { windows } from './open-windows.ts';

const events = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  // Never emitted but by a test: only macOS does.
  'open-file',
  'second-instance',
  'browser-window-created',
  'web-contents-created',
];

const commandLine = {
  hasSwitch(name: string): boolean {
    return process.argv.some((a) => a === `--${name}` || a.startsWith(`--${name}=`));
  },
  getSwitchValue(name: string): string {
    const argument = process.argv.find((a) => a.startsWith(`--${name}=`));
    return argument?.slice(name.length + 3) ?? '';
  },
};

class App extends Emitter {
  readonly commandLine = onlyProvided('app.commandLine', commandLine);
  private readonly lock = new SingleInstanceLock();
  private readonly paths = new Map<string, string>();
  private packaged = false;
  private appPath = process.cwd();
  private appName = 'Electron';
  private appVersion = '0.0.0';
  private ready = false;
  private quitting = false;
  private exiting = false;
  private readonly whenItIsReady = Promise.withResolvers<undefined>();

  constructor() {
    super('app', events);
  }

  /** Called by the launcher: the folder of the app's package.json, and whether it is in the place of an app.asar. */
  standInAppFolder(folder: string, packaged: boolean): void {
    this.appPath = folder;
    this.packaged = packaged;
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null) return;
    const field = (name: string): string | undefined => {
      const value: unknown = Reflect.get(manifest, name);
      return typeof value === 'string' ? value : undefined;
    };
    this.appName = field('productName') ?? field('name') ?? this.appName;
    this.appVersion = field('version') ?? this.appVersion;
  }

  /** Called by the launcher once the app's entry module has run, as Electron does for an ESM entry. */
  standInReady(): void {
    if (this.exiting) return;
    this.ready = true;
    this.emit('ready', new PreventableEvent(), {});
    this.whenItIsReady.resolve(undefined);
  }

  /** Called when a window is gone. */
  standInWindowClosed(): void {
    if (windows.size > 0 || this.quitting || this.exiting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  get isPackaged(): boolean {
    return this.packaged;
  }

  isReady(): boolean {
    return this.ready;
  }

  whenReady(): Promise<undefined> {
    return this.whenItIsReady.promise;
  }

  getName(): string {
    return this.appName;
  }

  getVersion(): string {
    return this.appVersion;
  }

  getAppPath(): string {
    return this.appPath;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getPath(name: string): string {
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    switch (name) {
      case 'appData':
        return appData;
      case 'userData':
        return commandLine.getSwitchValue('user-data-dir') || join(appData, this.appName);
      case 'downloads':
        return join(homedir(), 'Downloads');
      case 'documents':
        return join(homedir(), 'Documents');
      default:
        throw notProvided(`app.getPath('${name}')`);
    }
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    const self = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    return this.lock.request(this.getPath('userData'), self, (second) =>
      this.emit(
        'second-instance',
        new PreventableEvent(),
        second.argv,
        second.workingDirectory,
        second.additionalData,
      ),
    );
  }

  enableSandbox(): void {
    // Chromium's sandbox is always on here, except for root.
  }

  quit(): void {
    if (this.quitting || this.exiting) return;
    if (this.emitPreventable('before-quit')) return;
    this.quitting = true;
    for (const window of [...windows]) window.close();
    if (windows.size > 0 || this.emitPreventable('will-quit')) {
      this.quitting = false;
      return;
    }
    void this.end(0);
  }

  exit(code = 0): void {
    void this.end(code);
  }

  private emitPreventable(event: string): boolean {
    const details = new PreventableEvent();
    this.emit(event, details);
    return details.defaultPrevented;
  }

  private async end(code: number): Promise<void> {
    if (this.exiting) return;
    this.exiting = true;
    for (const window of [...windows]) window.destroy();
    this.emit('quit', new PreventableEvent(), code);
    this.lock.release();
    await Promise.all([closeBrowser(), this.lock.settled()]);
    process.exit(code);
  }
}

/** Electron's `app`. */
export const app = onlyProvided('app', new App());
