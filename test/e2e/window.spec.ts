import { callNames } from '../../shared/channels.ts';
import { expect, test } from '../support/electron-app.ts';
import { Shell } from '../support/pages/shell.ts';

test.describe('the real build in the window', () => {
  test('has no Node and no more of main than calls and events', async ({ gatehouse }) => {
    const page = await gatehouse.launch();
    const found = await page.evaluate(() => ({
      node: [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        '__dirname',
        'electron',
        'ipcRenderer',
      ].filter((name) => name in window),
      bridge: Object.keys(window.gatehouse).sort(),
    }));
    expect(found).toEqual({ node: [], bridge: ['call', 'on'] });
  });

  test('answers every hostile call with a typed error, and unknown names not at all', async ({
    gatehouse,
  }) => {
    const page = await gatehouse.launch();
    const answers = await page.evaluate(async (names) => {
      // What the types forbid is what is tried here.
      const call = Reflect.get(window.gatehouse, 'call') as (
        name: string,
        input: unknown,
      ) => Promise<unknown>;
      const polluting: unknown = JSON.parse('{ "__proto__": { "polluted": true }, "constructor": 1 }');
      const hostile: unknown[] = [42, 'x'.repeat(100_000), polluting, ['a'], { runId: {} }];
      const told: unknown[] = [];
      for (const name of names) for (const input of hostile) told.push(await call(name, input));
      const unknown: string[] = [];
      for (const name of ['', 'toString', 'runs.deleteEverything', '__proto__'])
        unknown.push(
          await call(name, {}).then(
            () => 'answered',
            () => 'refused',
          ),
        );
      return { told, unknown };
    }, callNames);
    for (const told of answers.told) expect(told).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(answers.told).toHaveLength(callNames.length * 5);
    expect(answers.unknown).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  test('cannot be led elsewhere, nor opened twice', async ({ gatehouse }) => {
    const page = await gatehouse.launch();
    const opened = await gatehouse.catchExternalLinks();
    await page.evaluate(() => {
      window.location.href = 'https://example.com/';
    });
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    expect(await page.evaluate(() => window.open('https://docs.aws.amazon.com/IAM/') === null)).toBe(true);
    await expect.poll(opened).toEqual(['https://docs.aws.amazon.com/IAM/']);
    expect(page.url()).toMatch(/^app:\/\/gatehouse\//);
    expect(gatehouse.app.windows()).toHaveLength(1);
    await expect(new Shell(page).account).toBeVisible();
  });

  test('opens links outside only from the list', async ({ gatehouse }) => {
    const page = await gatehouse.launch();
    const opened = await gatehouse.catchExternalLinks();
    const open = (url: string): Promise<string> =>
      page.evaluate(async (link) => {
        const answer = await window.gatehouse.call('app.openLink', { url: link });
        return answer.ok ? 'opened' : answer.error.kind;
      }, url);
    for (const link of [
      'https://docs.aws.amazon.com.example.com/',
      'http://docs.aws.amazon.com/',
      'https://user@docs.aws.amazon.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'app://gatehouse/index.html',
    ])
      expect(await open(link)).toBe('invalid');
    const allowed = [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/',
      'https://northwind-bikes.signin.aws.amazon.com/console',
      'mailto:someone@example.com',
    ];
    for (const link of allowed) expect(await open(link)).toBe('opened');
    expect(await opened()).toEqual(allowed);
  });

  test('is denied permissions', async ({ gatehouse }) => {
    const page = await gatehouse.launch();
    const denied = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      clipboard: await navigator.clipboard.readText().then(
        () => 'read',
        (error: unknown) => (error as Error).name,
      ),
    }));
    expect(denied).toEqual({ notifications: 'denied', geolocation: 'denied', clipboard: 'NotAllowedError' });
  });

  test('is the only one: a second start ends, and the first is brought to the front', async ({
    gatehouse,
  }) => {
    const page = await gatehouse.launch();
    await gatehouse.app.evaluate(({ app }) => {
      app.on('second-instance', () => Reflect.set(globalThis, 'secondInstances', 1));
    });
    await gatehouse.launchSecond();
    await expect
      .poll(() => gatehouse.app.evaluate(() => Reflect.get(globalThis, 'secondInstances') as unknown))
      .toBe(1);
    expect(gatehouse.app.windows()).toHaveLength(1);
    expect(
      await gatehouse.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    ).toBe(false);
    await expect(new Shell(page).account).toBeVisible();
  });
});

test.describe('the Content Security Policy', () => {
  test.use({ pageProblems: 'allow' });

  test('comes as a header with every file, and is enforced', async ({ gatehouse }) => {
    const page = await gatehouse.launch();
    const response = await page.reload();
    const policy = (await response?.headerValue('content-security-policy')) ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');

    const tried = await page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violated.push(effectiveDirective),
      );
      const script = Object.assign(document.createElement('script'), { textContent: 'window.ran = true' });
      document.head.append(script);
      const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.com/' });
      document.body.append(frame);
      const image = Object.assign(document.createElement('img'), { src: 'https://example.com/a.png' });
      document.body.append(image);
      const fetched = await fetch('https://example.com/').then(
        () => 'answered',
        () => 'failed',
      );
      // In a task of the page's own: what a debugger evaluates may call eval.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(window.eval('1'));
          } catch {
            resolve('failed');
          }
        }),
      );
      return { violated, ran: 'ran' in window, fetched, evaluated };
    });
    expect(tried).toMatchObject({ ran: false, fetched: 'failed', evaluated: 'failed' });
    expect(tried.violated).toEqual(expect.arrayContaining(['script-src-elem', 'img-src', 'connect-src']));
    expect(
      page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.includes('example.com')),
    ).toEqual([]);
    expect(gatehouse.policyViolationsSoFar()).not.toEqual([]);
  });
});
