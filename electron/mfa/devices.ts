import {
  DeleteConflictException,
  InvalidAuthenticationCodeException,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import type { AccountKey } from '../../shared/accounts/account-key.ts';
import { Failure } from '../../shared/errors.ts';
import { codesSentence, flawOfCodes, withoutSpaces, type TypedCodes } from '../../shared/mfa/codes.ts';
import { deviceKind, type UserDevice, type VirtualDevice } from '../../shared/mfa/device.ts';
import { attempt, toGatehouseError } from '../iam/aws-errors.ts';
import type { Connection } from '../profiles/connection.ts';
import { insist, type Sleep } from '../iam/backoff.ts';
import { isSameSerial, listUserDevices, listVirtualDevices } from './device-lists.ts';
import type { AccountUser } from './enrolment-journal.ts';
import { failure, stillAssigned } from './failures.ts';
import type { RecentChanges } from './recent-changes.ts';
import { isRefusal, passesByItself } from '../iam/refusals.ts';
import { deactivate, deleteGone, type DeviceRemoval } from './removal.ts';
import type { AccountSide } from './virtual-devices.ts';

interface DevicesOptions {
  /** The chosen profile's connection; a `Failure` when that is another account. */
  connectionFor(account: AccountKey): Promise<Connection>;
  sleep: Sleep;
  recent: RecentChanges;
  /** Whether an enrolment of such a device is going on here. */
  isOpenHere: (account: AccountKey, serialNumber: string) => boolean;
}

type UsersDevice = AccountUser & { serialNumber: string };

/** The MFA devices that there are: of a user and of an account. Every method throws `Failure`. */
export class Devices {
  readonly #options: DevicesOptions;

  constructor(options: DevicesOptions) {
    this.#options = options;
  }

  /** A user's devices of all kinds, with what was changed here a moment ago. */
  async ofUser({ account, userName }: AccountUser): Promise<{ devices: UserDevice[] }> {
    const { recent } = this.#options;
    const { connection } = await this.#side(account);
    const listed = await attempt('ListMFADevices', listUserDevices(connection.reads, userName));
    const devices = listed.filter(({ serialNumber }) => {
      const fate = recent.fateOf(account, serialNumber);
      return fate === undefined || (fate.kind === 'user' && fate.userName === userName);
    });
    const known = new Set(devices.map(({ serialNumber }) => serialNumber));
    const unseen = recent.assignedTo(account, userName).filter((one) => !known.has(one.serialNumber));
    return { devices: [...devices, ...unseen] };
  }

  /** An account's virtual devices, assigned or not, with what was changed here a moment ago. */
  async ofAccount({ account }: { account: AccountKey }): Promise<{ devices: VirtualDevice[] }> {
    const { connection } = await this.#side(account);
    const listed = await attempt('ListVirtualMFADevices', listVirtualDevices(connection.reads));
    return { devices: listed.flatMap((device) => this.#asItIs(account, device) ?? []) };
  }

  /**
   * Synchronizes a device whose clock has drifted with two codes of it. One attempt: AWS takes each code once, and shows
   * nowhere whether it took them.
   */
  async resync(input: UsersDevice & TypedCodes): Promise<void> {
    const { account, userName, serialNumber } = input;
    const kind = deviceKind(serialNumber);
    if (kind !== 'virtual' && kind !== 'hardware')
      throw failure('invalid', 'This device has no clock and no codes, so there is nothing to synchronize.');
    const flaw = flawOfCodes(input);
    if (flaw !== undefined) throw failure('invalid', codesSentence(flaw));
    const { connection, sleep } = await this.#side(account);
    const command = new ResyncMFADeviceCommand({
      UserName: userName,
      SerialNumber: serialNumber,
      AuthenticationCode1: withoutSpaces(input.code1),
      AuthenticationCode2: withoutSpaces(input.code2),
    });
    try {
      await insist(sleep, passesByItself, () => connection.writes.send(command));
    } catch (thrown) {
      const error = toGatehouseError(thrown, 'ResyncMFADevice');
      if (thrown instanceof InvalidAuthenticationCodeException)
        throw new Failure({ ...error, kind: 'invalid', message: codesSentence({ verdict: 'not-accepted' }) });
      if (isRefusal(thrown)) throw new Failure(error);
      const doubt = 'Whether the device is synchronized is not known. Enter its next two codes to be sure.';
      throw new Failure({ ...error, message: `${error.message} ${doubt}` });
    }
  }

  /** Takes a device from its user, and deletes it when it is virtual: nothing else could be done with it. */
  async remove({ account, userName, serialNumber }: UsersDevice): Promise<DeviceRemoval> {
    const { recent } = this.#options;
    const side = await this.#side(account);
    const absenceTells = recent.fateOf(account, serialNumber) === undefined;
    await deactivate(side, { userName, serialNumber }, { absenceTells });
    recent.note(account, serialNumber, 'unassigned');
    if (deviceKind(serialNumber) !== 'virtual') return { outcome: 'removed' };
    try {
      // AWS may not know yet that the device is nobody's any more.
      const passes = (error: unknown) => error instanceof DeleteConflictException;
      await deleteGone(side, serialNumber, { absenceTells, passes });
    } catch (error) {
      return { outcome: 'left', reason: toGatehouseError(error, 'DeleteVirtualMFADevice').message };
    }
    recent.note(account, serialNumber, 'deleted');
    return { outcome: 'removed' };
  }

  /** Deletes a virtual device that is nobody's; one that is being assigned here is somebody's in a moment. */
  async deleteUnassigned(input: { account: AccountKey; serialNumber: string }): Promise<void> {
    const { account, serialNumber } = input;
    const { recent, isOpenHere } = this.#options;
    if (deviceKind(serialNumber) !== 'virtual')
      throw failure('invalid', 'Only virtual MFA devices can be deleted.');
    const side = await this.#side(account);
    if (isOpenHere(account, serialNumber))
      throw failure(
        'conflict',
        `${serialNumber} is being assigned in this app. Cancel that, and it is deleted.`,
      );
    try {
      const absenceTells = recent.fateOf(account, serialNumber) === undefined;
      await deleteGone(side, serialNumber, { absenceTells, passes: () => false });
    } catch (thrown) {
      if (thrown instanceof DeleteConflictException) throw await this.#whose(side, serialNumber);
      throw new Failure(toGatehouseError(thrown, 'DeleteVirtualMFADevice'));
    }
    recent.note(account, serialNumber, 'deleted');
  }

  /** AWS does not delete a device that somebody has; this says who. */
  async #whose({ connection }: AccountSide, serialNumber: string): Promise<Failure> {
    const devices = await listVirtualDevices(connection.reads).catch(() => []);
    const found = devices.find((device) => isSameSerial(device.serialNumber, serialNumber));
    return stillAssigned(serialNumber, found?.holder);
  }

  /** A device with what was changed here a moment ago; `undefined` when it was deleted. */
  #asItIs(account: AccountKey, device: VirtualDevice): VirtualDevice | undefined {
    const { recent, isOpenHere } = this.#options;
    const { serialNumber } = device;
    if (isOpenHere(account, serialNumber)) return { serialNumber, holder: { kind: 'here' } };
    const fate = recent.fateOf(account, serialNumber);
    switch (fate?.kind) {
      case 'deleted':
        return undefined;
      case 'unassigned':
        return { serialNumber, holder: { kind: 'nobody' } };
      case 'user':
        return {
          serialNumber,
          holder: { kind: 'user', userName: fate.userName },
          enabledAt: device.enabledAt ?? fate.at,
        };
      case undefined:
        return device;
    }
  }

  async #side(account: AccountKey): Promise<AccountSide> {
    return { connection: await this.#options.connectionFor(account), sleep: this.#options.sleep };
  }
}
