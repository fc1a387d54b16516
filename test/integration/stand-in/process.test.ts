import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixtureApp, launch, removeFolder, seen, start, temporaryFolder } from './fixture.ts';

let userData: string;

beforeEach(() => {
  userData = temporaryFolder();
});

afterEach(() => {
  removeFolder(userData);
});

/** The profile folders of the browsers that this process's children started, by the main process's id. */
function browserProfiles(mainId: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`gatehouse-stand-in-${mainId}-`));
}

/** Command lines of the running processes that mention `text`. */
function processesWith(text: string): string[] {
  return commandLines().filter((commandLine) => commandLine.includes(text));
}

function commandLines(): string[] {
  if (!existsSync('/proc/self/cmdline'))
    return execFileSync('ps', ['-Aww', '-o', 'command=']).toString().split('\n');
  return readdirSync('/proc').flatMap((id) => {
    try {
      return /^\d+$/.test(id) ? [readFileSync(join('/proc', id, 'cmdline'), 'utf8')] : [];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

describe('an app in the place of app.asar', () => {
  it('is packaged, and is not named on its command line', async () => {
    const resources = join(userData, 'package', 'resources');
    const folder = join(resources, 'app.asar');
    cpSync(fixtureApp, folder, { recursive: true });
    const packaged = await launch(userData, {}, folder);
    const facts = await packaged.evaluate(({ app }) => ({
      isPackaged: app.isPackaged,
      defaultApp: process.defaultApp,
      path: app.getAppPath(),
      resources: process.resourcesPath,
      arguments: process.argv.slice(1),
    }));
    await packaged.close();
    expect(facts).toEqual({
      isPackaged: true,
      defaultApp: undefined,
      path: folder,
      resources,
      arguments: [`--user-data-dir=${userData}`],
    });
  });

  it('differs from one that is being developed', async () => {
    const app = await launch(userData);
    const facts = await app.evaluate(({ app: electronApp }) => [
      electronApp.isPackaged,
      process.defaultApp,
      process.argv[1],
    ]);
    await app.close();
    expect(facts).toEqual([false, true, fixtureApp]);
  });
});

describe('quitting', () => {
  it('ends main and Chromium, and removes the browser’s profile', async () => {
    const app = await launch(userData);
    await app.firstWindow();
    const main = app.process();
    const mainId = main.pid ?? 0;
    expect(browserProfiles(mainId)).toHaveLength(1);
    await app.close();
    expect(main.exitCode).toBe(0);
    expect(browserProfiles(mainId)).toEqual([]);
    expect(processesWith(`gatehouse-stand-in-${mainId}-`)).toEqual([]);
  });

  it('can be prevented by before-quit, and by close', async () => {
    const app = await launch(userData);
    const main = app.process();
    await app.firstWindow();
    const quitting = (global: 'stay' | 'keepOpen'): Promise<number> =>
      app.evaluate(({ app: electronApp, BrowserWindow }, name) => {
        Reflect.set(globalThis, name, true);
        electronApp.quit();
        Reflect.set(globalThis, name, false);
        return BrowserWindow.getAllWindows().length;
      }, global);
    expect(await quitting('stay')).toBe(1);
    expect(await quitting('keepOpen')).toBe(1);
    expect((await seen(app)).filter(([what]) => /quit|close/.test(what))).toEqual([
      ['before-quit'],
      ['before-quit'],
      ['close'],
    ]);
    await app.close();
    expect(main.exitCode).toBe(0);
  });

  it('follows when the window is closed', async () => {
    const app = await launch(userData);
    const main = app.process();
    const page = await app.firstWindow();
    const closed = app.waitForEvent('close');
    await page.close();
    await closed;
    expect(main.exitCode).toBe(0);
  });

  it('follows SIGTERM', async () => {
    const started = start(userData);
    await started.line(/^ready/);
    started.child.kill('SIGTERM');
    expect(await started.exited).toBe(0);
  });
});

describe('a main process that is killed', () => {
  it('takes Chromium with it, and its profile goes too', async () => {
    const app = await launch(userData);
    const page = await app.firstWindow();
    await page.waitForSelector('h1');
    const mainId = app.process().pid ?? 0;
    const marker = `gatehouse-stand-in-${mainId}-`;
    expect(processesWith(marker).length).toBeGreaterThan(1);
    const closed = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await closed;
    await expect.poll(() => processesWith(marker), { timeout: 10_000 }).toEqual([]);
    await expect.poll(() => browserProfiles(mainId), { timeout: 10_000 }).toEqual([]);
  });
});

describe('the single-instance lock', () => {
  it('is refused to a second process, whose arguments the first one hears', async () => {
    const first = start(userData);
    await first.line(/^ready/);
    const second = start(userData, '--said=hello');
    expect(await second.exited).toBe(0);
    expect(await second.line(/instance/)).toBe('second instance');
    expect(await first.line(/^second:/)).toBe('second: --said=hello');
    expect(browserProfiles(second.child.pid ?? 0)).toEqual([]);
  });

  it('is one a user-data folder', async () => {
    const other = temporaryFolder();
    const first = start(userData);
    const second = start(other);
    await Promise.all([first.line(/^ready/), second.line(/^ready/)]);
    second.child.kill('SIGTERM');
    await second.exited;
    removeFolder(other);
  });

  it('is free again after its owner was killed', async () => {
    const first = start(userData);
    await first.line(/^ready/);
    first.child.kill('SIGKILL');
    await first.exited;
    const second = start(userData);
    await second.line(/^ready/);
  });
});

it('keeps nothing of the browser in the user-data folder', async () => {
  const app = await launch(userData);
  await app.firstWindow();
  await app.close();
  expect(existsSync(join(userData, 'Default'))).toBe(false);
});
