import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { findInstalledBrowser } from '../../../build/installed-browser.ts';
import { CdpPipe } from './cdp.ts';

/** A running Chromium and the pipe to it. */
export interface Chromium {
  readonly pipe: CdpPipe;
  /** Resolves when its process has exited. */
  readonly exited: Promise<void>;
  /** Asks it to close, ends it when it does not within two seconds, and removes its profile folder. */
  close(): Promise<void>;
}

/** `GATEHOUSE_STANDIN_CHROMIUM`, else an installed browser, else (headless only) the one in the npm package. */
async function chooseExecutable(headed: boolean): Promise<string> {
  const chosen = process.env['GATEHOUSE_STANDIN_CHROMIUM'];
  if (chosen !== undefined && chosen !== 'npm') return chosen;
  const installed = chosen === 'npm' ? undefined : findInstalledBrowser();
  if (installed !== undefined) return installed;
  if (headed) throw new Error('electron stand-in: no Chrome or Chromium is installed to open a window in.');
  const packaged = await import('@sparticuz/chromium');
  return packaged.default.executablePath();
}

const switches = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-proxy-server',
  '--no-service-autorun',
  '--disable-search-engine-choice-screen',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-sync',
  '--disable-field-trial-config',
  '--disable-features=Translate,OptimizationHints,MediaRouter,HttpsUpgrades,PaintHolding,DestroyProfileOnBrowserClose',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  // Every request is answered by the app or refused; should one slip past, no name resolves.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

function allSwitches(profile: string, headed: boolean): string[] {
  const shown = headed
    ? ['--app=data:text/html,', '--window-size=1280,860', '--ozone-platform-hint=auto']
    : ['--headless', '--no-startup-window', '--hide-scrollbars', '--disable-gpu', '--block-new-web-contents'];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  return [...switches, ...sandbox, ...shown, `--user-data-dir=${profile}`];
}

// The shell makes the profile folder and outlives Chromium by one command, so the folder goes even when this process was
// killed, at whatever moment.
const withProfile = 'mkdir -p -m 700 "$STANDIN_PROFILE/tmp" && "$@"; rm -rf "$STANDIN_PROFILE"';

/** Starts Chromium with a temporary profile. `headed`: in a window of its own, else without any display. */
export async function startChromium(headed: boolean): Promise<Chromium> {
  const executable = await chooseExecutable(headed);
  const profile = join(tmpdir(), `gatehouse-stand-in-${process.pid}-${randomBytes(4).toString('hex')}`);
  const posix = process.platform !== 'win32';
  const command = [executable, ...allSwitches(profile, headed)];
  const [program = executable, ...rest] = posix ? ['/bin/sh', '-c', withProfile, 'sh', ...command] : command;
  const verbose = process.env['GATEHOUSE_STANDIN_VERBOSE'] === '1';
  const child = spawn(program, rest, {
    stdio: ['ignore', 'ignore', verbose ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C in a terminal reaches this process only, which then closes Chromium in order.
    detached: posix,
    env: {
      ...process.env,
      STANDIN_PROFILE: profile,
      // Its sockets and shared memory go with the profile. (macOS' paths are too long for sockets there.)
      ...(process.platform === 'linux' ? { TMPDIR: join(profile, 'tmp') } : {}),
    },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', (error) =>
    console.error(`electron stand-in: cannot start ${executable}: ${error.message}`),
  );
  const input = child.stdio[3];
  const output = child.stdio[4];
  if (!(input instanceof Writable) || !(output instanceof Readable))
    throw new Error('electron stand-in: no pipe to Chromium');
  const pipe = new CdpPipe(input, output);

  const endNow = (): void => {
    kill(child, posix);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', endNow);

  return {
    pipe,
    exited,
    async close() {
      void pipe.root.send('Browser.close').catch(() => undefined);
      const timer = setTimeout(() => kill(child, posix), 2000);
      await exited;
      clearTimeout(timer);
      process.removeListener('exit', endNow);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function kill(child: ChildProcess, wholeGroup: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(wholeGroup ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
