import { Failure, type ErrorKind } from '../../shared/errors.ts';
import { mfaDevicesPerUser, type Holder } from '../../shared/mfa/device.ts';
import type { Assignment, Removal } from './virtual-devices.ts';

/** A failure of Gatehouse's own, without a call to AWS. */
export function failure(kind: ErrorKind, message: string): Failure {
  return new Failure({ kind, message });
}

/** The user's device was found enabled. */
export function alreadyHas(userName: string, serialNumber: string): Failure {
  return failure('conflict', `${userName} has the MFA device ${serialNumber} already. It was left as it is.`);
}

/** The user has all the devices that AWS allows. */
export function tooManyDevices(userName: string): Failure {
  return failure(
    'quota',
    `${userName} has ${mfaDevicesPerUser} MFA devices, the most that AWS allows. Remove one of them first.`,
  );
}

/** AWS does not delete a device that somebody has; `holder` is who, where that could be read. */
export function stillAssigned(serialNumber: string, holder: Holder | undefined): Failure {
  const whose =
    holder?.kind === 'user'
      ? `to ${holder.userName}`
      : holder?.kind === 'root'
        ? 'to the root user'
        : 'to somebody by now';
  return failure('conflict', `The MFA device ${serialNumber} is assigned ${whose}, so it was left as it is.`);
}

/** What was to be deleted is assigned by now. */
export function notDeleted(removal: Exclude<Removal, 'deleted'>, device: Assignment): Failure {
  if (removal === 'enabled') return alreadyHas(device.userName, device.serialNumber);
  return failure(
    'conflict',
    `The MFA device ${device.serialNumber} was assigned to another user meanwhile, so it was left as it is.`,
  );
}
