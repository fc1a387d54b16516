import type { CDPSession } from 'playwright-core';
import type { CdpSession } from './cdp.ts';
import { fromChromium, schemeOf, toChromium } from './custom-scheme.ts';
import type { FrameTree } from './frame.ts';
import { handlerFor } from './protocol.ts';
import { defaultSession } from './session.ts';

/** A navigation that the page, not main, asked for. */
export interface Navigation {
  event: 'will-navigate' | 'will-redirect';
  url: string;
  frameId: string;
}

interface PausedRequest {
  requestId: string;
  request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    postDataEntries?: { bytes?: string }[];
  };
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
}

/** Decides about navigations: true when the app prevented it. */
export interface NavigationRules {
  isExpected(url: string, frameId: string): boolean;
  isPrevented(navigation: Navigation): boolean;
}

type Fetch = CDPSession['send'];

/**
 * Answers every request of a page: navigations are put to the app first, then its webRequest listener, then the
 * handler of the scheme answers. What has no handler goes nowhere.
 */
export function interceptRequests(
  session: CdpSession,
  frames: FrameTree,
  rules: NavigationRules,
): Promise<unknown> {
  session.on('Fetch.requestPaused', (paused) => {
    answer(session.send, paused, frames, rules).catch((error: unknown) => {
      // The page or the browser may have gone meanwhile; anything else is worth seeing.
      if (!String(error).includes('the browser is gone') && !String(error).includes('Invalid InterceptionId'))
        console.error(`electron stand-in: ${fromChromium(paused.request.url)}: ${String(error)}`);
      void session
        .send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
        .catch(ignore);
    });
  });
  return session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
}

async function answer(
  send: Fetch,
  paused: PausedRequest,
  frames: FrameTree,
  rules: NavigationRules,
): Promise<void> {
  const { requestId, frameId } = paused;
  const url = fromChromium(paused.request.url);
  const refuse = (errorReason: 'Aborted' | 'BlockedByClient'): Promise<unknown> =>
    send('Fetch.failRequest', { requestId, errorReason });

  // Chromium asks for a tab's icon by itself; Electron's windows have no tabs and ask for none.
  if (paused.resourceType === 'Other' && new URL(url).pathname === '/favicon.ico') {
    await send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    return;
  }
  if (paused.resourceType === 'Document') {
    const redirected = paused.redirectedRequestId !== undefined;
    const event = redirected ? 'will-redirect' : 'will-navigate';
    const ask = redirected || !rules.isExpected(url, frameId);
    if (ask && rules.isPrevented({ event, url, frameId })) {
      await refuse('Aborted');
      return;
    }
  }
  const verdict = await defaultSession.standInBeforeRequest({
    id: Number(requestId.replace(/\D/g, '')),
    url,
    method: paused.request.method,
    resourceType: resourceTypeOf(paused, frames),
    referrer: fromChromium(paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    frame: frames.get(frameId),
  });
  if (verdict.redirectURL !== undefined) throw new Error('redirectURL of webRequest is not provided');
  if (verdict.cancel === true) {
    await refuse('BlockedByClient');
    return;
  }
  const scheme = schemeOf(url);
  if (scheme === 'data' || scheme === 'blob' || scheme === 'about') {
    await send('Fetch.continueRequest', { requestId });
    return;
  }
  const handler = handlerFor(scheme);
  if (handler === undefined) {
    console.error(`electron stand-in: refused a request to ${url}: no handler for ${scheme}:`);
    await refuse('BlockedByClient');
    return;
  }
  const response = await handler(toRequest(paused, url));
  if (response.status === 0) {
    await send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  await send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value: toChromium(value) })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

function toRequest({ request }: PausedRequest, url: string): Request {
  const { method, headers, postDataEntries } = request;
  const init = { method, headers: Object.entries(headers).filter(([name]) => !name.startsWith(':')) };
  if (postDataEntries === undefined) return new Request(url, init);
  const body = Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')));
  return new Request(url, { ...init, body });
}

function resourceTypeOf({ resourceType, frameId }: PausedRequest, frames: FrameTree): string {
  switch (resourceType) {
    case 'Document':
      return frames.isMain(frameId) ? 'mainFrame' : 'subFrame';
    case 'Fetch':
    case 'XHR':
      return 'xhr';
    case 'CSPViolationReport':
      return 'cspReport';
    case 'Stylesheet':
    case 'Script':
    case 'Image':
    case 'Font':
    case 'Media':
    case 'Ping':
      return resourceType.toLowerCase();
    default:
      return 'other';
  }
}

function ignore(): void {
  // The request is gone already.
}
