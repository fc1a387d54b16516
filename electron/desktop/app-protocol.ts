import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { appOrigin } from '../ipc/trusted-sender.ts';

/** The renderer's page. */
export const appPage = `${appOrigin}/index.html`;

/** What `protocol.registerSchemesAsPrivileged` must hear before the app is ready. */
export const appScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Sent as a header with every answer, so that no page can be without it. Cloudscape's fonts are data: URLs. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Answers `app://gatehouse/…` with the files of the renderer's folder, and with nothing else. */
export function appProtocolHandler(rendererFolder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return new Response('Method not allowed', { status: 405, headers });
    const file = await fileFor(request.url, rendererFolder);
    const contentType = file === undefined ? undefined : contentTypes[extname(file)];
    if (file === undefined || contentType === undefined)
      return new Response('Not found', { status: 404, headers });
    const body = new Uint8Array(await readFile(file));
    return new Response(body, { headers: { ...headers, 'Content-Type': contentType } });
  };
}

/** The existing file that a URL means; `undefined` where it leads outside the folder, by dots or by a link. */
async function fileFor(url: string, folder: string): Promise<string | undefined> {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (`${protocol}//${host}` !== appOrigin) return undefined;
    const path = decodeURIComponent(pathname);
    if (/[\0\\]/.test(path)) return undefined;
    const inside = (await realpath(folder)) + sep;
    const file = await realpath(join(inside, path));
    return file.startsWith(inside) ? file : undefined;
  } catch {
    return undefined;
  }
}
