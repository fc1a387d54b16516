import { ConcurrentModificationException, IAMServiceException } from '@aws-sdk/client-iam';
import { toGatehouseError } from './aws-errors.ts';

/** Whether AWS itself refused the call, so that nothing was done; otherwise the answer was lost and all is possible. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof IAMServiceException)) return false;
  const { httpStatusCode: status = 0 } = error.$metadata;
  return status >= 400 && status < 500;
}

/**
 * Refused for a reason that passes by itself within seconds. EntityTemporarilyUnmodifiable, which can take minutes, is
 * not waited for here but where the administrator sees it and can stop.
 */
export function passesByItself(error: unknown): boolean {
  return (
    error instanceof ConcurrentModificationException ||
    (isRefusal(error) && toGatehouseError(error, '').kind === 'throttled')
  );
}

/** Whether the profile lacks the permission for a call. */
export function isDenied(error: unknown): boolean {
  return isRefusal(error) && toGatehouseError(error, '').kind === 'denied';
}

/** AWS's clock when it refused a call, in milliseconds, as the answer's `Date` tells it; `undefined` where it does not. */
export function serverTime(error: unknown): number | undefined {
  if (!(error instanceof IAMServiceException)) return undefined;
  const time = Date.parse(error.$response?.headers['date'] ?? '');
  return Number.isNaN(time) ? undefined : time;
}
