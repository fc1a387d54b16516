import { browser } from './browser.ts';
import { toChromium } from './custom-scheme.ts';
import { Emitter } from './emitter.ts';
import { onlyProvided } from './loud.ts';
import { protocol } from './protocol.ts';

type PermissionRequestHandler = (
  webContents: object,
  permission: string,
  callback: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void;
type PermissionCheckHandler = (
  webContents: object | null,
  permission: string,
  requestingOrigin: string,
  details: { requestingUrl: string; isMainFrame: boolean },
) => boolean;

/** What a webRequest listener is told. */
export interface RequestDetails {
  id: number;
  url: string;
  method: string;
  resourceType: string;
  referrer: string;
  timestamp: number;
  frame: object | null;
}
interface RequestVerdict {
  cancel?: boolean;
  redirectURL?: string;
}
type BeforeRequest = (details: RequestDetails, callback: (verdict: RequestVerdict) => void) => void;

// Electron's names on the left, those of the DevTools protocol on the right.
const chromiumNames: Readonly<Record<string, string>> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  midi: 'midi',
  'persistent-storage': 'persistent-storage',
};

class Session extends Emitter {
  readonly protocol = protocol;
  readonly webRequest = onlyProvided('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      if (listener !== null && typeof listener !== 'function')
        throw new Error('electron stand-in: webRequest.onBeforeRequest takes no filter here');
      this.beforeRequest = listener;
    },
  });
  private beforeRequest: BeforeRequest | null = null;
  private requestHandler: PermissionRequestHandler | null = null;
  private checkHandler: PermissionCheckHandler | null = null;

  constructor() {
    super('session', ['will-download']);
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(): void {
    // Chromium shows no device without a chooser, and nobody can choose here: devices are always refused.
  }

  /** Asks the app whether a request may go out. */
  standInBeforeRequest(details: RequestDetails): Promise<RequestVerdict> {
    const listener = this.beforeRequest;
    if (listener === null) return Promise.resolve({});
    return new Promise((resolve) => listener(details, resolve));
  }

  /** Asks the app's handler for a permission and makes Chromium agree with its answer for that origin. */
  async standInPermission(
    webContents: object,
    permission: string,
    kind: 'request' | 'check',
    details: { requestingUrl: string; isMainFrame: boolean },
  ): Promise<void> {
    const granted = await this.ask(webContents, permission, kind, details);
    // A check changes nothing: Chromium's answer is what was last granted or refused.
    if (kind === 'check') return;
    const name = chromiumNames[permission];
    if (name === undefined) {
      if (granted) throw new Error(`electron stand-in: permission ${permission} cannot be granted`);
      return;
    }
    const { chromium } = await browser();
    await chromium.pipe.root.send('Browser.setPermission', {
      permission: { name },
      setting: granted ? 'granted' : 'denied',
      origin: new URL(toChromium(details.requestingUrl)).origin,
    });
  }

  private ask(
    webContents: object,
    permission: string,
    kind: 'request' | 'check',
    details: { requestingUrl: string; isMainFrame: boolean },
  ): Promise<boolean> {
    const { requestHandler, checkHandler } = this;
    if (requestHandler === null || checkHandler === null)
      throw new Error(
        `electron stand-in: no permission handlers are set; Electron would grant ${permission}`,
      );
    if (kind === 'check') {
      const { origin } = new URL(toChromium(details.requestingUrl));
      return Promise.resolve(checkHandler(webContents, permission, origin, details));
    }
    return new Promise((resolve) => requestHandler(webContents, permission, resolve, details));
  }
}

/** The one session. */
export const defaultSession = onlyProvided('session.defaultSession', new Session());

/** Electron's `session`. */
export const session = onlyProvided('session', { defaultSession });
