import {
  paginateListMFADevices,
  paginateListVirtualMFADevices,
  type IAMClient,
  type User,
} from '@aws-sdk/client-iam';
import type { UserDevice, VirtualDevice } from '../../shared/mfa/device.ts';

/** A user's MFA devices of all kinds, as AWS's reads show them. */
export async function listUserDevices(client: IAMClient, userName: string): Promise<UserDevice[]> {
  const devices: UserDevice[] = [];
  const pages = paginateListMFADevices({ client, stopOnSameToken: true }, { UserName: userName });
  for await (const { MFADevices = [] } of pages)
    for (const { SerialNumber: serialNumber, EnableDate: enabled } of MFADevices)
      if (serialNumber !== undefined)
        devices.push({ serialNumber, enabledAt: (enabled ?? new Date(0)).toISOString() });
  return devices;
}

/** An account's virtual MFA devices, assigned or not, as AWS's reads show them. */
export async function listVirtualDevices(client: IAMClient): Promise<VirtualDevice[]> {
  const devices: VirtualDevice[] = [];
  const input = { AssignmentStatus: 'Any' as const };
  for await (const { VirtualMFADevices = [] } of paginateListVirtualMFADevices(
    { client, stopOnSameToken: true },
    input,
  ))
    for (const { SerialNumber: serialNumber, User: user, EnableDate: enabled } of VirtualMFADevices)
      if (serialNumber !== undefined)
        devices.push({
          serialNumber,
          holder: holderOf(user),
          ...(enabled === undefined ? {} : { enabledAt: enabled.toISOString() }),
        });
  return devices;
}

/** Root has an ARN but no user name; moto answers an empty user for a device that nobody has. */
function holderOf(user: User | undefined): VirtualDevice['holder'] {
  if (user?.UserName !== undefined && user.UserName !== '') return { kind: 'user', userName: user.UserName };
  return user?.Arn?.endsWith(':root') === true ? { kind: 'root' } : { kind: 'nobody' };
}

export function isSameSerial(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
