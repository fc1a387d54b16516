import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import {
  _electron,
  test as base,
  type ConsoleMessage,
  type ElectronApplication,
  expect,
  type Page,
  type TestInfo,
} from '@playwright/test';
import { e2eFolders } from './e2e-folders.ts';
import { findElectronRuntime } from './electron-runtime.ts';

/** How to start the app. */
export interface LaunchOptions {
  /** Switches for the app, such as `--preview`. */
  args?: string[];
  /** More environment variables. */
  environment?: Record<string, string>;
  /**
   * How safeStorage behaves: `os` (default) as with a keyring, `none` without encryption, `plain` as Chromium's
   * fallback does. Only the stand-in can choose; a spec that needs another than `os` skips itself on real Electron
   * with `test.skip(!gatehouse.onStandIn, …)`.
   */
  keyring?: 'os' | 'none' | 'plain';
  /** Starts as on a new computer, with the first-run screen; otherwise that was seen before. */
  firstRun?: boolean;
}

/**
 * The app under test, with folders of its own: nothing of the developer's is read or written. A spec does not know
 * whether it runs on real Electron or on the stand-in.
 *
 *     import { test, expect } from '../support/electron-app.ts';
 *
 *     test('creates a user', async ({ gatehouse }) => {
 *       const page = await gatehouse.launch();
 *       const csv = gatehouse.answerSaveDialog('credentials.csv');
 *       await page.getByRole('button', { name: 'Download .csv file' }).click();
 *       await gatehouse.kill();                 // SIGKILL, as a power cut
 *       const again = await gatehouse.launch(); // same user-data folder
 *     });
 *
 * After the test the app is closed, and the test fails when the page had an uncaught error or broke its Content
 * Security Policy, unless its file says `test.use({ pageProblems: 'allow' })`.
 */
export class Gatehouse {
  /** Whether this is the stand-in and not Electron. */
  readonly onStandIn: boolean;
  /** The app's user-data folder; it stays until the next suite, for the scan for secrets. */
  readonly userData: string;
  /** `AWS_CONFIG_FILE`; does not exist until `writeAwsFiles`. */
  readonly awsConfigFile: string;
  /** `AWS_SHARED_CREDENTIALS_FILE`; does not exist until `writeAwsFiles`. */
  readonly awsCredentialsFile: string;
  /** Where files that the administrator saves belong: it is not scanned for secrets. */
  readonly downloads: string;
  /** What main and Chromium wrote to stdout and stderr, of every launch. */
  readonly outputFile: string;
  private readonly home: string;
  private readonly keyring: string;
  private readonly secretsFile: string;
  private running: ElectronApplication | undefined;
  private window: Page | undefined;
  private savePath: string | undefined;
  private readonly consoleErrors: string[] = [];
  private readonly pageErrors: string[] = [];

  /** `folders`: others than those of the e2e suite, for the tour. */
  constructor(testName: string, folders: typeof e2eFolders = e2eFolders) {
    const scanned = join(folders.scanned, testName);
    this.onStandIn = findElectronRuntime().executablePath !== undefined;
    this.userData = join(scanned, 'user-data');
    this.home = join(scanned, 'home');
    // Not in the home, which is scanned: the operator's own secrets lie in these files rightly.
    const awsFolder = join(folders.secrets, `${testName}.aws`);
    this.awsConfigFile = join(awsFolder, 'config');
    this.awsCredentialsFile = join(awsFolder, 'credentials');
    this.outputFile = join(scanned, 'output.log');
    this.downloads = join(folders.downloads, testName);
    this.secretsFile = join(folders.secrets, `${testName}.txt`);
    // Beside the secrets: it holds the key to the vault, as a keyring would, and is no part of the user-data folder.
    this.keyring = join(folders.secrets, `${testName}.keyring`);
    for (const folder of [this.userData, this.home, awsFolder, this.downloads])
      mkdirSync(folder, { recursive: true });
  }

  /** The running app. Use it for `evaluate` in main; throws when the app is not running. */
  get app(): ElectronApplication {
    if (this.running === undefined) throw new Error('The app is not running.');
    return this.running;
  }

  /** The window's page; throws when the app is not running. */
  get page(): Page {
    if (this.window === undefined) throw new Error('The app is not running.');
    return this.window;
  }

  /** Writes the test's own AWS config and credentials files. Call it before `launch`. */
  writeAwsFiles(files: { config?: string; credentials?: string }): void {
    if (files.config !== undefined) writeFileSync(this.awsConfigFile, files.config, { mode: 0o600 });
    if (files.credentials !== undefined)
      writeFileSync(this.awsCredentialsFile, files.credentials, { mode: 0o600 });
  }

  /** Starts the built app on the test's user-data folder and gives its first window, once its page has loaded. */
  async launch(options: LaunchOptions = {}): Promise<Page> {
    if (this.running !== undefined) throw new Error('The app is running already.');
    const { executablePath, appArguments } = findElectronRuntime();
    const settings = join(this.userData, 'settings.json');
    if (options.firstRun !== true && !existsSync(settings))
      writeFileSync(settings, JSON.stringify({ welcomed: true }));
    const app = await _electron.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...appArguments, `--user-data-dir=${this.userData}`, ...(options.args ?? [])],
      cwd: this.home,
      env: this.environment(options),
      // Only root has to do without Chromium's sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      colorScheme: null,
    });
    this.running = app;
    app.on('close', () => {
      this.running = undefined;
      this.window = undefined;
    });
    for (const stream of [app.process().stdout, app.process().stderr])
      stream?.on('data', (chunk: Buffer) => appendFileSync(this.outputFile, chunk));
    const page = await app.firstWindow();
    this.window = page;
    await this.watch(page);
    await page.waitForURL((url) => url.protocol === 'app:');
    if (this.savePath !== undefined) await this.stubSaveDialog(this.savePath);
    return page;
  }

  /** Closes the app as its user would, and launches it again on the same user-data folder. */
  async relaunch(options: LaunchOptions = {}): Promise<Page> {
    await this.close();
    return this.launch(options);
  }

  /** Quits the app, whatever it asks before; does nothing when it is not running. */
  async close(): Promise<void> {
    if (this.running === undefined) return;
    await this.answerMessageBoxes(0);
    await this.running.close();
  }

  /** Ends main with SIGKILL, as a crash or a power cut would, and waits until it is gone. */
  async kill(): Promise<void> {
    const { app } = this;
    const closed = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await closed;
  }

  /**
   * From now on (after a relaunch too) the save dialog answers with this file of `downloads`. Returns its path.
   * `null`: the administrator cancels.
   */
  async answerSaveDialog(fileName: string | null): Promise<string> {
    const path = fileName === null ? '' : join(this.downloads, basename(fileName));
    this.savePath = path;
    if (this.running !== undefined) await this.stubSaveDialog(path);
    return path;
  }

  /**
   * From now on, until the app ends, the dialog for a folder answers with this folder of `downloads`, made here.
   * Returns its path. `null`: the administrator cancels.
   */
  async answerFolderDialog(folderName: string | null): Promise<string> {
    const path = folderName === null ? '' : join(this.downloads, basename(folderName));
    if (path !== '') mkdirSync(path, { recursive: true });
    await this.answerOpenDialog(path);
    return path;
  }

  /** From now on, until the app ends, the dialog for a file or folder answers with this path; empty: it is cancelled. */
  async answerOpenDialog(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: chosen === '', filePaths: chosen === '' ? [] : [chosen] });
    }, path);
  }

  /**
   * Message boxes are answered with the button of this index, until the app is closed. The function that it returns
   * gives the messages that were asked since.
   */
  async answerMessageBoxes(response: number): Promise<() => Promise<string[]>> {
    await this.app.evaluate(({ dialog }, index) => {
      const asked: string[] = [];
      Reflect.set(globalThis, 'askedMessages', asked);
      dialog.showMessageBox = (...parameters: unknown[]) => {
        const options = parameters.at(-1);
        if (typeof options === 'object' && options !== null && 'message' in options)
          asked.push(String(options.message));
        return Promise.resolve({ response: index, checkboxChecked: false });
      };
    }, response);
    return () => this.app.evaluate(() => [...(Reflect.get(globalThis, 'askedMessages') as string[])]);
  }

  /** Closes the window as its user would, with the button in its corner; does not wait for what comes of it. */
  async closeWindow(): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  }

  /** Starts the app a second time beside the running one, in a folder, and waits until that process has ended. */
  async launchSecond(args: string[] = [], folder = this.home): Promise<void> {
    const { executablePath = createRequire(import.meta.url)('electron') as string, appArguments } =
      findElectronRuntime();
    const second = spawn(executablePath, [...appArguments, `--user-data-dir=${this.userData}`, ...args], {
      cwd: folder,
      env: this.environment({}),
      stdio: 'ignore',
    });
    await once(second, 'exit');
  }

  /** Catches links that would open outside the app; the function that it returns gives those so far. */
  async catchExternalLinks(): Promise<() => Promise<string[]>> {
    await this.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'openedLinks', opened);
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    return () => this.app.evaluate(() => [...(Reflect.get(globalThis, 'openedLinks') as string[])]);
  }

  /** Tells the scan after the suite to look for this secret in `scanned` folders, in all its forms. */
  rememberSecret(secret: string): void {
    appendFileSync(this.secretsFile, `${secret}\n`);
  }

  /** Errors on the page's console so far. */
  consoleErrorsSoFar(): readonly string[] {
    return this.consoleErrors;
  }

  /** Violations of the Content Security Policy so far. */
  policyViolationsSoFar(): readonly string[] {
    return this.consoleErrors.filter((text) => text.includes('Content Security Policy'));
  }

  /** Uncaught errors of the page so far. */
  pageErrorsSoFar(): readonly string[] {
    return this.pageErrors;
  }

  private environment(options: LaunchOptions): Record<string, string> {
    const inherited = Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(AWS_|XDG_CONFIG_HOME$)/.test(entry[0]),
    );
    return {
      ...Object.fromEntries(inherited),
      HOME: this.home,
      USERPROFILE: this.home,
      AWS_CONFIG_FILE: this.awsConfigFile,
      AWS_SHARED_CREDENTIALS_FILE: this.awsCredentialsFile,
      AWS_EC2_METADATA_DISABLED: 'true',
      GATEHOUSE_STANDIN_KEYRING: options.keyring ?? 'os',
      GATEHOUSE_STANDIN_KEYRING_DIR: this.keyring,
      GATEHOUSE_STANDIN_OUTPUT: this.outputFile,
      ...options.environment,
    };
  }

  private async stubSaveDialog(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
    }, path);
  }

  private async watch(page: Page): Promise<void> {
    const note = (message: ConsoleMessage): void => {
      if (message.type() === 'error' || message.text().includes('Content Security Policy'))
        this.consoleErrors.push(message.text());
    };
    page.on('console', note);
    page.on('pageerror', (error) => this.pageErrors.push(String(error)));
    // What came before this process listened.
    for (const message of await page.consoleMessages()) note(message);
    for (const error of await page.pageErrors()) this.pageErrors.push(String(error));
  }
}

/** A name for the test's folders. */
function folderName({ titlePath, retry }: TestInfo): string {
  const title = titlePath.join(' ').replaceAll(/[^a-zA-Z0-9]+/g, '-');
  return `${title.slice(0, 100)}${retry === 0 ? '' : `-retry${retry}`}`;
}

/** Playwright's `test` with the app as a fixture. */
export const test = base.extend<{ pageProblems: 'fail' | 'allow'; gatehouse: Gatehouse }>({
  pageProblems: ['fail', { option: true }],
  gatehouse: async ({ pageProblems }, use, testInfo) => {
    const gatehouse = new Gatehouse(folderName(testInfo));
    await use(gatehouse);
    await gatehouse.close();
    if (pageProblems === 'allow') return;
    expect(gatehouse.policyViolationsSoFar(), 'violations of the Content Security Policy').toEqual([]);
    expect(gatehouse.pageErrorsSoFar(), 'uncaught errors of the page').toEqual([]);
  },
});

export { expect };
