import type { Frame } from './frame.ts';
import { onlyProvided } from './loud.ts';
import { createWire, type Packed } from './page/wire.ts';

/** What a handler learns about who called. */
export interface InvokeEvent {
  readonly type: 'frame';
  readonly sender: object;
  readonly senderFrame: Frame | null;
  readonly processId: number;
  readonly frameId: number;
}

type InvokeHandler = (event: InvokeEvent, ...parameters: unknown[]) => unknown;

const handlers = new Map<string, InvokeHandler>();
const wire = createWire();

/** Electron's `ipcMain`. */
export const ipcMain = onlyProvided('ipcMain', {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  on(): void {
    // electron-store listens for renderers that use it. No page here can send: the preload has `invoke` only.
  },
});

/** Packs values that leave main, as structured clone would carry them. */
export function pack(value: unknown): Packed {
  return wire.pack(structuredClone(value));
}

/** Calls the handler of `channel`; rejects with what the page is to be told. */
export async function invoke(event: InvokeEvent, channel: string, parameters: Packed): Promise<Packed> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  const unpacked = wire.unpack(parameters);
  const result = await handler(event, ...(Array.isArray(unpacked) ? (unpacked as unknown[]) : []));
  return pack(result);
}
