import { Failure } from '../../shared/errors.ts';
import { mfaDevicesPerUser } from '../../shared/mfa/device.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import type { Connection } from '../profiles/connection.ts';
import { listUserDevices } from './device-lists.ts';
import { tooManyDevices } from './failures.ts';
import { isDenied } from '../iam/refusals.ts';

/** Refuses a user who cannot have one more device, before one is made; no matter where that may not be read. */
export async function assertRoom({ reads }: Connection, userName: string): Promise<void> {
  const devices = await listUserDevices(reads, userName).catch((error: unknown) => {
    if (isDenied(error)) return [];
    throw new Failure(toGatehouseError(error, 'ListMFADevices'));
  });
  if (devices.length >= mfaDevicesPerUser) throw tooManyDevices(userName);
}
