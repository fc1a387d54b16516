import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch, removeFolder, type Seen, seen, temporaryFolder } from './fixture.ts';

let userData: string;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  userData = temporaryFolder();
  app = await launch(userData);
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});

beforeEach(async () => {
  await page.reload();
  await app.evaluate(() => (Reflect.get(globalThis, 'seen') as unknown[]).splice(0));
});

afterAll(async () => {
  await app.close();
  removeFolder(userData);
});

/** What was noted, once something under this name is among it. */
async function noted(what: string): Promise<Seen> {
  await expect.poll(async () => (await seen(app)).map(([name]) => name)).toContain(what);
  return (await seen(app)).filter(([name]) => name === what);
}

describe('navigation', () => {
  it('of main’s own is not put to the app', async () => {
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.loadURL('app://fixture/index.html'),
    );
    expect((await seen(app)).map(([what]) => what)).toContain('did-finish-load');
    expect((await seen(app)).map(([what]) => what)).not.toContain('will-navigate');
  });

  it('by a link is put to the app and prevented', async () => {
    await page.click('#out');
    expect(await noted('will-navigate')).toEqual([['will-navigate', 'https://example.com/']]);
    expect(page.url()).toBe('app://fixture/index.html');
    expect(await page.textContent('h1')).toBe('Fixture');
  });

  it('of a frame is put to the app and prevented', async () => {
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/x' }))`,
    );
    expect(await noted('will-frame-navigate')).toEqual([
      ['will-frame-navigate', 'https://example.com/x', false],
    ]);
    expect(await seen(app)).not.toContainEqual(expect.arrayContaining(['request', 'https://example.com/x']));
  });

  it('to our own pages goes through', async () => {
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '/frame.html' }))`,
    );
    await page.frameLocator('iframe').getByText('frame').waitFor();
  });

  it('by a redirect is put to the app and prevented', async () => {
    await page.click('#redirect');
    expect(await noted('will-redirect')).toEqual([['will-redirect', 'https://example.com/']]);
    expect(page.url()).toBe('app://fixture/index.html');
  });

  it('to another program is put to the app', async () => {
    await page.click('#mail');
    expect(await noted('will-navigate')).toEqual([['will-navigate', 'mailto:someone@example.com']]);
  });

  it('leaves the preload there after a reload', async () => {
    expect(await page.evaluate('bridge.echo(1)')).toBe(1);
  });
});

describe('new windows', () => {
  it('by window.open are put to the app and denied', async () => {
    expect(await page.evaluate("window.open('https://example.com/open') === null")).toBe(true);
    expect(await noted('window-open')).toEqual([['window-open', 'https://example.com/open']]);
    expect(app.windows()).toHaveLength(1);
  });

  it('by a link are put to the app and denied', async () => {
    await page.click('#blank');
    expect(await noted('window-open')).toEqual([['window-open', 'https://example.com/blank']]);
    expect(app.windows()).toHaveLength(1);
  });
});

describe('downloads', () => {
  it('are put to the app and refused', async () => {
    await page.click('#download');
    expect(await noted('download')).toEqual([['download', 'file.csv', 'app://fixture/file.csv']]);
  });

  it('of a blob too', async () => {
    await page.evaluate(`Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['x'])), download: 'x.csv' }).click()`);
    expect((await noted('download'))[0]?.[1]).toBe('x.csv');
  });
});

describe('permissions', () => {
  it.each([
    ['notifications', 'Notification.requestPermission()', 'denied'],
    ['geolocation', 'new Promise((r) => navigator.geolocation.getCurrentPosition(r, (e) => r(e.code)))', 1],
    ['clipboard-read', 'navigator.clipboard.readText().catch((e) => e.name)', 'NotAllowedError'],
    [
      'clipboard-sanitized-write',
      "navigator.clipboard.writeText('x').catch((e) => e.name)",
      'NotAllowedError',
    ],
    ['midi', 'navigator.requestMIDIAccess().catch((e) => e.name)', 'NotAllowedError'],
  ])('%s is put to the app, and its refusal holds', async (permission, expression, refused) => {
    expect(await page.evaluate(expression)).toBe(refused);
    expect(await noted('permission')).toEqual([['permission', permission, 'app://fixture/index.html']]);
  });

  it('media is put to the app, and its refusal holds', async () => {
    expect(
      await page.evaluate(
        'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "given", (e) => e.name)',
      ),
    ).not.toBe('given');
    expect(await noted('permission')).toEqual([['permission', 'media', 'app://fixture/index.html']]);
  });

  it('a check is put to the app', async () => {
    expect(
      await page.evaluate("navigator.permissions.query({ name: 'geolocation' }).then((s) => s.state)"),
    ).toBe('denied');
    expect(await noted('check')).toEqual([['check', 'geolocation']]);
  });

  it('are granted when the app grants them', async () => {
    const grant = (permission: string): Promise<boolean> =>
      app.evaluate((_electron, name) => Reflect.set(globalThis, 'grant', name), permission);
    await grant('notifications');
    expect(await page.evaluate('Notification.requestPermission()')).toBe('granted');
    await grant('nothing');
    expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
  });
});

describe('requests', () => {
  it('are put to the app’s webRequest listener, which can cancel them', async () => {
    expect(await page.evaluate("fetch('/forbidden').then(() => 'answered', () => 'failed')")).toBe('failed');
    expect(await noted('request')).toContainEqual(['request', 'app://fixture/forbidden', 'xhr']);
  });

  it('without a handler go nowhere', async () => {
    // The policy allows frames of this host and the app lets this one through: still nobody answers.
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.removeAllListeners('will-frame-navigate');
    });
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/y' }))`,
    );
    await expect.poll(() => seen(app)).toContainEqual(['request', 'https://example.com/y', 'subFrame']);
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  });
});
