/** Asks the app's handler; resolves when main has made Chromium agree with what the handler said. */
export type AskPermission = (permission: string, kind: 'request' | 'check') => Promise<void>;

/**
 * Chromium does not tell anybody outside that a page asks for a permission, so the page's own functions that ask are
 * wrapped: first main's handler is asked, then Chromium's function runs, with the permission denied unless the handler
 * granted it. Runs in the page's world as source text: it may use nothing from outside itself.
 */
export function hookPermissions(ask: AskPermission): void {
  type AnyFunction = (this: unknown, ...parameters: unknown[]) => unknown;
  const wrap = (
    owner: object | undefined,
    method: string,
    permission: (parameter: unknown) => string,
  ): void => {
    if (owner === undefined) return;
    const kind = method === 'query' ? 'check' : 'request';
    const native: unknown = Reflect.get(owner, method);
    if (typeof native !== 'function') return;
    const wrapped: AnyFunction = async function (...parameters) {
      await ask(permission(parameters[0]), kind);
      return Reflect.apply(native, this, parameters) as unknown;
    };
    Object.defineProperty(owner, method, { value: wrapped, configurable: true, writable: true });
  };
  const property = (name: string): object | undefined => {
    const value: unknown = Reflect.get(window, name);
    return typeof value === 'function' ? value : undefined;
  };
  const prototype = (name: string): object | undefined => {
    const owner = property(name);
    const value: unknown = owner && Reflect.get(owner, 'prototype');
    return typeof value === 'object' && value !== null ? value : undefined;
  };
  const queried = (descriptor: unknown): string => {
    const name: unknown =
      typeof descriptor === 'object' && descriptor !== null ? Reflect.get(descriptor, 'name') : undefined;
    const webNames: Record<string, string> = {
      camera: 'media',
      microphone: 'media',
      'clipboard-write': 'clipboard-sanitized-write',
    };
    return webNames[String(name)] ?? String(name);
  };

  wrap(prototype('Permissions'), 'query', queried);
  wrap(property('Notification'), 'requestPermission', () => 'notifications');
  wrap(prototype('Geolocation'), 'getCurrentPosition', () => 'geolocation');
  wrap(prototype('Geolocation'), 'watchPosition', () => 'geolocation');
  wrap(prototype('Clipboard'), 'read', () => 'clipboard-read');
  wrap(prototype('Clipboard'), 'readText', () => 'clipboard-read');
  wrap(prototype('Clipboard'), 'write', () => 'clipboard-sanitized-write');
  wrap(prototype('Clipboard'), 'writeText', () => 'clipboard-sanitized-write');
  wrap(prototype('MediaDevices'), 'getUserMedia', () => 'media');
  wrap(prototype('MediaDevices'), 'getDisplayMedia', () => 'display-capture');
  wrap(prototype('Navigator'), 'requestMIDIAccess', () => 'midi');
  wrap(prototype('StorageManager'), 'persist', () => 'persistent-storage');
  wrap(prototype('Element'), 'requestFullscreen', () => 'fullscreen');
  wrap(prototype('Element'), 'requestPointerLock', () => 'pointerLock');
}
