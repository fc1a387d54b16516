import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appProtocolHandler } from '../../../electron/desktop/app-protocol.ts';

let folder: string;
let get: (url: string, init?: RequestInit) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-protocol-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(renderer, 'index.html'), '<!doctype html>');
  await writeFile(join(renderer, 'assets', 'app.js'), '1');
  await writeFile(join(renderer, 'assets', 'app.js.map'), '{}');
  await symlink(join(folder, 'secret.html'), join(renderer, 'link.html'));
  // A sibling whose path begins as the renderer's does.
  await mkdir(join(folder, 'renderer-other'));
  await writeFile(join(folder, 'renderer-other', 'index.html'), 'secret');
  const handle = appProtocolHandler(renderer);
  get = (url, init) => handle(new Request(url, init));
});

afterAll(() => rm(folder, { recursive: true }));

describe('app://', () => {
  it('serves the page with its type and a policy that allows nothing unsafe', async () => {
    const response = await get('app://gatehouse/index.html');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|connect-src|frame-src/);
    expect(await response.text()).toBe('<!doctype html>');
  });

  it('serves scripts below it', async () => {
    const response = await get('app://gatehouse/assets/app.js');
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    'app://gatehouse/',
    'app://gatehouse/nothing.html',
    'app://gatehouse/assets',
    'app://gatehouse/assets/app.js.map',
    'app://gatehouse/../secret.html',
    'app://gatehouse/%2e%2e/secret.html',
    'app://gatehouse/..%2fsecret.html',
    'app://gatehouse/..%5csecret.html',
    'app://gatehouse/..%2frenderer-other%2findex.html',
    'app://gatehouse/link.html',
    'app://gatehouse/index.html%00.js',
    'app://gatehouse/%E0%A4%A',
    'app://other/index.html',
  ])('%s is not found, and the answer has the policy too', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it('takes nothing but GET', async () => {
    expect((await get('app://gatehouse/index.html', { method: 'POST' })).status).toBe(405);
  });
});
