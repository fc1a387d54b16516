import { Failure, type ErrorKind } from '../../shared/errors.ts';
import type { Assignment, Removal, Seen } from './virtual-devices.ts';

/** A failure of Gatehouse's own, without a call to AWS. */
export function failure(kind: ErrorKind, message: string): Failure {
  return new Failure({ kind, message });
}

/** The user's device was found enabled. */
export function alreadyHas(userName: string, serialNumber: string): Failure {
  return failure('conflict', `${userName} has the MFA device ${serialNumber} already. It was left as it is.`);
}

/** Another device has the name; `seen` is what is known of it. */
export function nameTaken(deviceName: string, seen: Seen): Failure {
  const whose =
    typeof seen !== 'object'
      ? 'It'
      : seen.userName === undefined
        ? 'It is assigned to nobody, as one that somebody began to set up and gave up; it'
        : `It is assigned to ${seen.userName}; it`;
  return failure(
    'conflict',
    `The account already has an MFA device named ${deviceName}. ${whose} was left as it is. Choose another device name, or delete that device first.`,
  );
}

/** What was to be deleted is assigned by now. */
export function notDeleted(removal: Exclude<Removal, 'deleted'>, device: Assignment): Failure {
  if (removal === 'enabled') return alreadyHas(device.userName, device.serialNumber);
  return failure(
    'conflict',
    `The MFA device ${device.serialNumber} was assigned to another user meanwhile, so it was left as it is.`,
  );
}
