import { browser } from './browser.ts';
import type { CdpMessage, CdpPipe } from './cdp.ts';
import { fromChromium, toChromium } from './custom-scheme.ts';
import { type Connection, serveWebSocket } from './websocket.ts';

/**
 * `--remote-debugging-port`, for Playwright: a browser session of its own over Chromium's pipe, with what real
 * Electron refuses refused, and addresses as the app knows them.
 */
export async function openDevtoolsDoor(): Promise<void> {
  const address = await serveWebSocket((connection) => {
    const early: string[] = [];
    let receive = (text: string): void => void early.push(text);
    connection.onMessage((text) => receive(text));
    void browser().then(async ({ chromium }) => {
      const door = await openSession(chromium.pipe, connection);
      early.forEach(door);
      receive = door;
    });
  });
  process.stderr.write(`DevTools listening on ${address}\n`);
}

const refusals: Readonly<Record<string, CdpMessage>> = {
  // As real Electron: a page comes only from a BrowserWindow.
  'Target.createTarget': { error: { code: -32000, message: 'Not supported' } },
  'Target.createBrowserContext': { error: { code: -32000, message: 'Not supported' } },
  // Downloads and permissions are the app's to decide; a client does not loosen them.
  'Browser.setDownloadBehavior': { result: {} },
  'Browser.grantPermissions': { error: { code: -32000, message: 'Not supported' } },
};

async function openSession(pipe: CdpPipe, connection: Connection): Promise<(text: string) => void> {
  const deliver = (message: CdpMessage): void => connection.send(fromChromium(JSON.stringify(message)));
  const { sessionId: own } = await pipe.root.send('Target.attachToBrowserTarget');

  /** Passes on the events of a session and of those that are attached through it. */
  const adopt = (sessionId: string): void =>
    pipe.listen(sessionId, (event) => {
      const { method, params } = event;
      if (method === 'Target.attachedToTarget' && params !== undefined) {
        const attached = params['sessionId'];
        if (typeof attached !== 'string') return;
        if (isPopup(params['targetInfo'])) {
          // Main closes what pages open before anybody sees it; it only must not wait for this client.
          pipe.post({ method: 'Runtime.runIfWaitingForDebugger', sessionId: attached }, () => undefined);
          return;
        }
        adopt(attached);
      }
      deliver(sessionId === own ? withoutSession(event) : event);
    });
  adopt(own);

  return (text) => {
    // Cast: the client is Playwright, which speaks the protocol.
    const message = JSON.parse(toChromium(text)) as CdpMessage;
    const { id = 0, method = '', params = {}, sessionId } = message;
    const answerWith = (answer: CdpMessage): void =>
      deliver({ ...withoutSession(answer), id, ...(sessionId === undefined ? {} : { sessionId }) });
    const refusal = refusals[method];
    if (refusal !== undefined) answerWith(refusal);
    else pipe.post({ method, params, sessionId: sessionId ?? own }, answerWith);
  };
}

function withoutSession(message: CdpMessage): CdpMessage {
  const copy = { ...message };
  delete copy.sessionId;
  return copy;
}

function isPopup(targetInfo: unknown): boolean {
  if (typeof targetInfo !== 'object' || targetInfo === null) return false;
  return Reflect.get(targetInfo, 'type') === 'page' && Reflect.get(targetInfo, 'openerId') !== undefined;
}
