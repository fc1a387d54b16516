import type { Bridge } from './bridge.ts';
import type { Packed, Wire } from './wire.ts';

/** From the page to main. */
export type ToMain =
  | { type: 'invoke'; id: number; channel: string; parameters: Packed }
  | { type: 'permission'; id: number; permission: string; kind: 'request' | 'check' }
  | { type: 'window-open'; url: string; frameName: string; features: string }
  | { type: 'preload-error'; error: string };

/** From main to the page. */
export type ToPage =
  | { type: 'settled'; id: number; ok: true; value: Packed }
  | { type: 'settled'; id: number; ok: false; error: string }
  | { type: 'event'; channel: string; parameters: Packed };

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

/** What the isolated world is given. */
export interface PreloadWorld {
  post(text: string): void;
  wire: Wire;
  bridge: Bridge;
  platform: string;
  versions: Record<string, string>;
  /** The built preload as a CommonJS module, or undefined where none is to run (frames). */
  preload: Preload | undefined;
}

/**
 * The preload's isolated world: `require('electron')` with `contextBridge` and `ipcRenderer`, and the permission
 * questions. Returns the function to which main delivers. Runs there as source text: it may use nothing from outside
 * itself.
 */
export function runPreloadWorld(world: PreloadWorld): (message: ToPage) => void {
  type Listener = (event: object, ...parameters: unknown[]) => void;
  const { wire, bridge } = world;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Listener[]>();
  let lastId = 0;

  const post = (message: ToMain): void => world.post(JSON.stringify(message));
  const ask = (make: (id: number) => ToMain): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      post(make(id));
    });
  const loud = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, key, receiver) {
        if (typeof key === 'string' && !(key in object))
          throw new Error(
            `electron stand-in: ${name}.${key} is not provided. Add it to test/support/electron-stand-in.`,
          );
        return Reflect.get(object, key, receiver) as unknown;
      },
    });

  const ipcRenderer = loud('ipcRenderer', {
    async invoke(channel: string, ...parameters: unknown[]) {
      let packed: Packed;
      try {
        packed = wire.pack(structuredClone(parameters));
      } catch {
        throw new Error('An object could not be cloned.');
      }
      try {
        return await ask((id) => ({ type: 'invoke', id, channel, parameters: packed }));
      } catch (error) {
        throw new Error(
          `Error invoking remote method '${channel}': ${error instanceof Error ? error.message : ''}`,
        );
      }
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener) {
      const kept = [...(listeners.get(channel) ?? [])];
      const at = kept.lastIndexOf(listener);
      if (at >= 0) kept.splice(at, 1);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
  });
  const contextBridge = loud('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => void bridge.call('expose', key, api),
  });
  const electron = loud('electron (preload)', { ipcRenderer, contextBridge });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };

  bridge.call('hookPermissions', (permission: unknown, kind: unknown) =>
    ask((id) => ({
      type: 'permission',
      id,
      permission: String(permission),
      kind: kind === 'check' ? 'check' : 'request',
    })),
  );
  bridge.call('hookWindowOpen', (url: unknown, frameName: unknown, features: unknown) =>
    post({
      type: 'window-open',
      url: String(url),
      frameName: String(frameName),
      features: String(features),
    }),
  );
  try {
    const module = { exports: {} };
    world.preload?.(require, module, module.exports, {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: world.platform,
      versions: world.versions,
      argv: [],
      env: {},
    });
  } catch (error) {
    post({ type: 'preload-error', error: error instanceof Error ? String(error.stack) : String(error) });
  }

  return (message) => {
    if (message.type === 'event') {
      const parameters = wire.unpack(message.parameters);
      for (const listener of listeners.get(message.channel) ?? [])
        listener(
          { sender: ipcRenderer, ports: [] },
          ...(Array.isArray(parameters) ? (parameters as unknown[]) : []),
        );
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) asked?.resolve(wire.unpack(message.value));
    else asked?.reject(new Error(message.error));
  };
}
