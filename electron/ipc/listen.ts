import { ipcMain } from 'electron';
import { callNames } from '../../shared/channels.ts';
import type { Services } from '../../shared/contract.ts';
import { answerCall } from './calls.ts';
import { reportUnexpected } from './report.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Takes every call of the contract from our windows' pages. Call it once, before a window is opened. */
export function listen(services: Services): void {
  const guards = { isTrusted: isTrustedSender, report: reportUnexpected };
  for (const name of callNames)
    ipcMain.handle(name, (event, ...args: unknown[]) => answerCall(name, services, guards, event, args));
}
