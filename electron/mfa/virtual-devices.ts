import {
  CreateVirtualMFADeviceCommand,
  DeleteConflictException,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  EntityAlreadyExistsException,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import type { Connection } from '../profiles/connection.ts';
import { isSameSerial, listUserDevices, listVirtualDevices } from './device-lists.ts';
import { insist, lookUntil, trueOnly, type Sleep } from '../iam/backoff.ts';
import { isDenied, isRefusal, passesByItself } from '../iam/refusals.ts';

/** Which account is spoken to, and how to wait. */
export interface AccountSide {
  connection: Connection;
  sleep: Sleep;
}

/** `refused`: nothing of ours is in the account. `unknown`: a device may be there. */
export type Creation =
  | { outcome: 'created'; serialNumber: string; seed: Uint8Array }
  | { outcome: 'refused' | 'unknown'; call: string; error: unknown };

interface NewDevice {
  deviceName: string;
  serialNumber: string;
  /** Whether a look has shown that no device had this name: only then is one that appears ours to delete. */
  absentBefore: boolean;
}

const creations = 3;

/**
 * Creates a virtual MFA device with one attempt at a time. AWS tells the seed once: where its answer was lost, the
 * device that it may have made is looked for (reads lag), deleted and made again.
 */
export async function createDevice(side: AccountSide, device: NewDevice): Promise<Creation> {
  const call = 'CreateVirtualMFADevice';
  const { writes } = side.connection;
  const command = () =>
    writes.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: device.deviceName }));
  for (let attempt = 1; ; attempt += 1) {
    let lost: unknown;
    try {
      const { VirtualMFADevice: made } = await insist(side.sleep, passesByItself, command);
      const seed = made?.Base32StringSeed;
      const serialNumber = made?.SerialNumber ?? device.serialNumber;
      if (seed !== undefined) return { outcome: 'created', serialNumber, seed };
      lost = new Error('The answer had no seed.');
    } catch (error) {
      const late = error instanceof EntityAlreadyExistsException && attempt > 1;
      if (isRefusal(error) && !late) return { outcome: 'refused', call, error };
      lost = error;
    }
    if (!device.absentBefore || attempt === creations) return { outcome: 'unknown', call, error: lost };
    try {
      await lookUntil(side.sleep, () => appeared(side, device.serialNumber));
    } catch {
      return { outcome: 'unknown', call, error: lost };
    }
    try {
      await deleteUnassigned(side, device.serialNumber);
    } catch (error) {
      return { outcome: 'unknown', call: 'DeleteVirtualMFADevice', error };
    }
  }
}

async function appeared({ connection }: AccountSide, serialNumber: string): Promise<true | undefined> {
  const devices = await listVirtualDevices(connection.reads);
  return devices.some((one) => isSameSerial(one.serialNumber, serialNumber)) || undefined;
}

export interface Assignment {
  userName: string;
  serialNumber: string;
}

/** `refused`: the device is not enabled. `unknown`: it may be. */
export type Enabling = { outcome: 'enabled' } | { outcome: 'refused' | 'unknown'; error: unknown };

interface EnableInput extends Assignment {
  code1: string;
  code2: string;
  /** An earlier attempt's outcome is unknown, so that a refusal may mean that it went through. */
  doubtful: boolean;
}

/** Enables a device with one attempt; a lost answer is settled by looking at the user's devices. */
export async function enableDevice(side: AccountSide, input: EnableInput): Promise<Enabling> {
  const { userName, serialNumber, code1, code2 } = input;
  const command = new EnableMFADeviceCommand({
    UserName: userName,
    SerialNumber: serialNumber,
    AuthenticationCode1: code1,
    AuthenticationCode2: code2,
  });
  try {
    await insist(side.sleep, passesByItself, () => side.connection.writes.send(command));
    return { outcome: 'enabled' };
  } catch (error) {
    const refused = isRefusal(error);
    const mayBeEnabled = !refused || input.doubtful || error instanceof EntityAlreadyExistsException;
    try {
      if (mayBeEnabled && (await lookUntil(side.sleep, () => trueOnly(isEnabled(side, input))))) {
        return { outcome: 'enabled' };
      }
    } catch {
      return { outcome: 'unknown', error };
    }
    return { outcome: refused ? 'refused' : 'unknown', error };
  }
}

/** Whether the user has this device; no, where that may not be read. */
export async function isEnabled({ connection }: AccountSide, device: Assignment): Promise<boolean> {
  try {
    const devices = await listUserDevices(connection.reads, device.userName);
    return devices.some(({ serialNumber }) => serialNumber === device.serialNumber);
  } catch (error) {
    if (isDenied(error) || error instanceof NoSuchEntityException) return false;
    throw error;
  }
}

/** What became of a device that was to be deleted; one that turned out to be somebody's is left alone. */
export type Removal = 'deleted' | 'enabled' | 'assigned-to-another';

/** Deletes a device that was made here, unless it is assigned by now. It may be gone already. */
export async function removeDevice(side: AccountSide, device: Assignment): Promise<Removal> {
  if (await isEnabled(side, device)) return 'enabled';
  try {
    await deleteUnassigned(side, device.serialNumber);
    return 'deleted';
  } catch (error) {
    if (!(error instanceof DeleteConflictException)) throw error;
    const mine = await lookUntil(side.sleep, () => trueOnly(isEnabled(side, device)));
    return mine === true ? 'enabled' : 'assigned-to-another';
  }
}

/**
 * Deletes a device that is assigned to nobody; AWS refuses any other with DeleteConflict. It may be gone already.
 * Deleting may be repeated, so that the client which repeats by itself does it.
 */
export async function deleteUnassigned(
  { connection, sleep }: AccountSide,
  serialNumber: string,
): Promise<void> {
  const command = new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumber });
  try {
    await insist(sleep, passesByItself, () => connection.reads.send(command));
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
  }
}
