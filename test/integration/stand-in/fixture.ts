import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { onTestFinished } from 'vitest';

const executablePath = resolve(import.meta.dirname, '../../support/electron-stand-in/electron');
/** The folder of the fixture app. */
export const fixtureApp = join(import.meta.dirname, 'fixture-app');

/** Only what the stand-in is to know; the browser can be chosen for a whole test run. */
function environmentFor(userData: string): Record<string, string> {
  const browser = process.env['GATEHOUSE_STANDIN_CHROMIUM'];
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: userData,
    ...(browser === undefined ? {} : { GATEHOUSE_STANDIN_CHROMIUM: browser }),
  };
}

/** What the fixture app noted, in order. */
export type Seen = [what: string, ...details: unknown[]][];

/** A temporary folder; remove it when the test is over. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'stand-in-test-'));
}

/** Removes a temporary folder. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the fixture app, or a copy of it, under Playwright, as the e2e suite starts Gatehouse. */
export function launch(
  userData: string,
  environment: Record<string, string> = {},
  app = fixtureApp,
): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath,
    args: [app, `--user-data-dir=${userData}`],
    env: { ...environmentFor(userData), ...environment },
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

/** What the fixture app noted until now. */
export function seen(running: ElectronApplication): Promise<Seen> {
  return running.evaluate(() => Reflect.get(globalThis, 'seen') as Seen);
}

/** A fixture app that no debugger is attached to, and what it wrote to stdout. */
export interface Started {
  readonly child: ChildProcess;
  /** Resolves with the first line that matches; rejects when the process ends without it. */
  line(pattern: RegExp): Promise<string>;
  readonly exited: Promise<number | null>;
}

/** Starts the fixture app as a user would, and ends it when the test is over. */
export function start(userData: string, ...parameters: string[]): Started {
  const child = spawn(executablePath, [fixtureApp, `--user-data-dir=${userData}`, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environmentFor(userData),
  });
  const exited = new Promise<number | null>((settle) => child.once('exit', settle));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exited;
  });
  let output = '';
  const changed = new EventTarget();
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    output += chunk;
    changed.dispatchEvent(new Event('output'));
  });
  return {
    child,
    exited,
    line: (pattern) =>
      new Promise((settle, reject) => {
        const look = (): void => {
          const found = output.split('\n').find((line) => pattern.test(line));
          if (found !== undefined) settle(found);
        };
        changed.addEventListener('output', look);
        look();
        void exited.then(() => reject(new Error(`ended without ${String(pattern)}: ${output}`)));
      }),
  };
}
