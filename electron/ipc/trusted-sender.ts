import type { IpcMainInvokeEvent } from 'electron';

/** The renderer's own origin, as `protocol.handle('app')` serves it. */
export const appOrigin = 'app://gatehouse';

/** Whether a message comes from the main frame of one of our windows, showing our own page. */
export function isTrustedSender({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === appOrigin;
}
