import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, removeFolder, temporaryFolder } from './fixture.ts';

let userData: string;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  userData = temporaryFolder();
  app = await launch(userData);
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});

afterAll(async () => {
  await app.close();
  removeFolder(userData);
});

const evaluate = <T>(expression: string): Promise<T> => page.evaluate<T>(expression);

describe('the window', () => {
  it('has the size that the app gave it', async () => {
    expect(await evaluate('[innerWidth, innerHeight]')).toEqual([900, 700]);
    const { width, height } = await pngSize(page);
    expect([width, height]).toEqual([900, 700]);
  });

  it('shows the addresses that the app knows', async () => {
    expect(page.url()).toBe('app://fixture/index.html');
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
    ).toBe('app://fixture/index.html');
  });

  it('is dark when the test emulates a dark system', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(true);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(false);
  });

  it('is the only page: a debugger cannot open another', async () => {
    await expect(page.context().newPage()).rejects.toThrow('Not supported');
    expect(app.windows()).toHaveLength(1);
  });
});

describe('the custom protocol', () => {
  it('answers requests with their method and body', async () => {
    const answer = await evaluate("fetch('/echo', { method: 'POST', body: 'straße' }).then((r) => r.json())");
    expect(answer).toEqual({ method: 'POST', body: 'straße', url: 'app://fixture/echo' });
  });

  it('gives its own status', async () => {
    expect(await evaluate("fetch('/nowhere').then((r) => r.status)")).toBe(404);
  });

  it('gives its headers: the Content Security Policy is enforced', async () => {
    expect(await evaluate('[window.scriptRan, window.inlineRan]')).toEqual([true, undefined]);
    const violation = evaluate(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      fetch('https://example.com/').catch(() => {});
    })`);
    expect(await violation).toBe('connect-src');
    const messages = await page.consoleMessages();
    expect(messages.some((message) => message.text().includes('Content Security Policy'))).toBe(true);
  });
});

describe('the preload', () => {
  it('is isolated: the page sees neither Node nor the IPC', async () => {
    expect(
      await evaluate(
        "['require', 'process', 'module', 'ipcRenderer', 'standInPost', 'standInDeliver'].filter((name) => name in window)",
      ),
    ).toEqual([]);
  });

  it('has no Node of its own either, only electron', async () => {
    expect(await evaluate('bridge.nodeParts')).toEqual([]);
    expect(await evaluate("bridge.tryRequire('node:fs')")).toBe('module not found: node:fs');
    expect(await evaluate("bridge.tryRequire('electron')")).toBe('loaded');
  });

  it('fails loudly for a part of ipcRenderer that is not provided', async () => {
    await expect(evaluate('bridge.trySend()')).rejects.toThrow('ipcRenderer.send is not provided');
  });

  it('exposes copies that the page cannot change', async () => {
    expect(
      await evaluate(`(() => {
        bridge.nested.list.push;
        const tries = [() => { 'use strict'; bridge.nested.list[0] = 5; }, () => { 'use strict'; window.bridge = 1; }];
        const failed = tries.map((attempt) => { try { attempt(); return false; } catch { return true; } });
        return [failed, bridge.nested.list[0], bridge.nested.when instanceof Date, Object.isFrozen(bridge)];
      })()`),
    ).toEqual([[true, true], 1, true, true]);
  });

  it('passes functions as proxies, and of errors only the message', async () => {
    expect(await evaluate('bridge.call((n) => n * 2)')).toBe(41);
    expect(
      await evaluate(
        '(() => { try { bridge.throwing(); } catch (e) { return [e.constructor === Error, e.message]; } })()',
      ),
    ).toEqual([true, 'from preload']);
  });
});

describe('IPC', () => {
  it('tells the handler who called', async () => {
    expect(await evaluate('bridge.sender()')).toEqual({
      url: 'app://fixture/index.html',
      origin: 'app://fixture',
      top: true,
      main: true,
    });
  });

  it('carries what structured clone carries', async () => {
    expect(
      await evaluate(`bridge.echo({ n: -0, u: undefined, d: new Date(5), m: new Map([[1, new Set(['a'])]]), b: new Uint8Array([1, 255]), big: 10n })
        .then((v) => [Object.is(v.n, -0), 'u' in v, v.d.getTime(), [...v.m.get(1)], [...v.b], v.big === 10n])`),
    ).toEqual([true, true, 5, ['a'], [1, 255], true]);
    expect(await evaluate('bridge.nothing().then((v) => v === undefined)')).toBe(true);
  });

  it('refuses what structured clone refuses', async () => {
    await expect(evaluate('bridge.echo({ f() {} })')).rejects.toThrow('could not be cloned');
  });

  it('rejects as Electron does when a handler throws or is missing', async () => {
    await expect(evaluate('bridge.fail()')).rejects.toThrow(
      "Error invoking remote method 'fail': Error: refused",
    );
    await expect(evaluate('bridge.missing()')).rejects.toThrow("No handler registered for 'missing'");
  });

  it('delivers events until the listener is removed', async () => {
    await evaluate('window.news = [], window.stop = bridge.listen((...all) => news.push(all)), undefined');
    await app.evaluate(() =>
      (Reflect.get(globalThis, 'send') as (...all: unknown[]) => void)('news', { a: 1 }, 2),
    );
    await page.waitForFunction('news.length === 1');
    expect(await evaluate('news')).toEqual([[{ a: 1 }, 2]]);
    await evaluate('stop()');
    await app.evaluate(() =>
      (Reflect.get(globalThis, 'send') as (...all: unknown[]) => void)('news', 'unheard'),
    );
    await evaluate('bridge.echo(1)');
    expect(await evaluate('news.length')).toBe(1);
  });
});

describe('what is not provided', () => {
  it.each([
    ['app', 'dock', 'app.dock is not provided'],
    ['BrowserWindow', 'fromId', 'BrowserWindow.fromId is not provided'],
    ['dialog', 'showOpenDialogSync', 'dialog.showOpenDialogSync is not provided'],
    ['safeStorage', 'encryptString', 'safeStorage.encryptString is not provided'],
  ])('%s.%s fails loudly', async (module, part, message) => {
    await expect(
      app.evaluate(
        (electron, names) =>
          void Reflect.get(Reflect.get(electron, names[0] ?? '') as object, names[1] ?? ''),
        [module, part],
      ),
    ).rejects.toThrow(message);
  });

  it('listening for an event that never comes fails loudly', async () => {
    await expect(
      app.evaluate(({ app: electronApp }) => void electronApp.on('gpu-info-update', () => undefined)),
    ).rejects.toThrow("app.on('gpu-info-update') is not provided");
  });

  it('a window option or a preference with another value fails loudly', async () => {
    await expect(
      app.evaluate(({ BrowserWindow }) => new BrowserWindow({ webPreferences: { sandbox: false } }).id),
    ).rejects.toThrow('webPreferences.sandbox can only be true');
    await expect(app.evaluate(({ BrowserWindow }) => new BrowserWindow({ kiosk: true }).id)).rejects.toThrow(
      'new BrowserWindow({...}).kiosk is not provided',
    );
  });

  it('a dialog that the test did not stub fails loudly', async () => {
    await expect(app.evaluate(({ dialog }) => dialog.showSaveDialog({}))).rejects.toThrow(
      'the test has to stub it',
    );
  });
});

async function pngSize(shown: Page): Promise<{ width: number; height: number }> {
  const png = await shown.screenshot();
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
