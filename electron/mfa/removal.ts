import { DeactivateMFADeviceCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import type { z } from 'zod';
import { Failure } from '../../shared/errors.ts';
import type { removalSchema } from '../../shared/mfa/device.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import { insist, lookUntil, trueOnly } from '../iam/backoff.ts';
import { isSameSerial, listUserDevices, listVirtualDevices } from './device-lists.ts';
import { isRefusal, passesByItself } from '../iam/refusals.ts';
import { deleteUnassigned, type AccountSide, type Assignment } from './virtual-devices.ts';

export type DeviceRemoval = z.infer<typeof removalSchema>;

/** Whether a list without the device says that it is gone: not so for one that reads may not show yet. */
interface Looking {
  absenceTells: boolean;
}

/**
 * Takes a device of any kind from its user, with one attempt; a lost answer is settled by looking. It may be gone
 * already. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_disable.html
 */
export async function deactivate(
  side: AccountSide,
  device: Assignment,
  { absenceTells }: Looking,
): Promise<void> {
  const { connection, sleep } = side;
  const { userName, serialNumber } = device;
  const command = new DeactivateMFADeviceCommand({ UserName: userName, SerialNumber: serialNumber });
  try {
    await insist(sleep, passesByItself, () => connection.writes.send(command));
  } catch (thrown) {
    if (thrown instanceof NoSuchEntityException) return;
    const error = toGatehouseError(thrown, 'DeactivateMFADevice');
    if (isRefusal(thrown)) throw new Failure(error);
    const look = () => trueOnly(isGone(side, device));
    if (absenceTells && (await lookUntil(sleep, look).catch(() => undefined)) === true) return;
    const doubt = `Whether the device was removed from ${userName} is not known. Read the list again.`;
    throw new Failure({ ...error, message: `${error.message} ${doubt}` });
  }
}

/**
 * Deletes a virtual device that is nobody's; a lost answer is settled by looking. Throws what the SDK does, after some
 * tries where `passes` says that the refusal will pass.
 */
export async function deleteGone(
  side: AccountSide,
  serialNumber: string,
  { absenceTells, passes }: Looking & { passes: (error: unknown) => boolean },
): Promise<void> {
  try {
    await insist(side.sleep, passes, () => deleteUnassigned(side, serialNumber));
  } catch (error) {
    if (isRefusal(error)) throw error;
    const look = () => trueOnly(isDeleted(side, serialNumber));
    if (!absenceTells || (await lookUntil(side.sleep, look).catch(() => undefined)) !== true) throw error;
  }
}

async function isGone({ connection }: AccountSide, device: Assignment): Promise<boolean> {
  const devices = await listUserDevices(connection.reads, device.userName);
  return !devices.some(({ serialNumber }) => isSameSerial(serialNumber, device.serialNumber));
}

async function isDeleted({ connection }: AccountSide, serialNumber: string): Promise<boolean> {
  const devices = await listVirtualDevices(connection.reads);
  return !devices.some((device) => isSameSerial(device.serialNumber, serialNumber));
}
