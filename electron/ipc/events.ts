import type { WebContents } from 'electron';
import type { EventName } from '../../shared/channels.ts';
import type { EventPayload } from '../../shared/contract.ts';

/** Sends an event of the contract to a window's page. */
export function sendEvent<Name extends EventName>(
  contents: WebContents,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (!contents.isDestroyed()) contents.send(name, payload);
}
