import { Failure } from '../../shared/errors.ts';
import { deviceName as nameOf, type TakenName, type VirtualDevice } from '../../shared/mfa/device.ts';
import { freeDeviceName } from '../../shared/mfa/free-name.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import type { Connection } from '../profiles/connection.ts';
import { lookUntil, type Sleep } from '../iam/backoff.ts';
import { isSameSerial, listVirtualDevices } from './device-lists.ts';
import type { EnrolmentJournal, EnrolmentTarget } from './enrolment-journal.ts';
import type { RecentChanges } from './recent-changes.ts';
import { isDenied } from '../iam/refusals.ts';
import {
  createDevice,
  deleteUnassigned,
  removeDevice,
  type Assignment,
  type Creation,
  type Removal,
} from './virtual-devices.ts';

interface EnrolmentDevicesOptions {
  journal: EnrolmentJournal;
  sleep: Sleep;
  recent: RecentChanges;
  /** Whether an enrolment of such a device is going on here. */
  isOpenHere: (connection: Connection, serialNumber: string) => boolean;
}

interface Wanted {
  deviceName: string;
  /** The administrator agreed to delete this unassigned device, which has the name. */
  replace?: string | undefined;
}

type Outcome = Extract<Creation, { outcome: 'created' }> | { outcome: 'name-taken'; taken: TakenName };

/** Creates and removes the devices of enrolments, each step in the target's journal. */
export class EnrolmentDevices {
  readonly #options: EnrolmentDevicesOptions;

  constructor(options: EnrolmentDevicesOptions) {
    this.#options = options;
  }

  /**
   * Creates a device for a target, journalled before it is sent. Where it is not known whether the device was created,
   * it fails, and the journal keeps the device as the target's leftover.
   */
  async create(connection: Connection, target: EnrolmentTarget, wanted: Wanted): Promise<Outcome> {
    const { sleep, recent } = this.#options;
    const { account } = connection.identity;
    const { deviceName } = wanted;
    const side = { connection, sleep };
    const serialNumber = `arn:${account.partition}:iam::${account.accountId}:mfa/${deviceName}`;
    const known = await this.#look(connection);
    const present = known?.find((one) => isSameSerial(one.serialNumber, serialNumber));
    if (known !== undefined && present !== undefined) {
      const taken = takenName(deviceName, present, known);
      const agreed = wanted.replace !== undefined && isSameSerial(wanted.replace, present.serialNumber);
      if (!agreed || present.holder.kind !== 'nobody') return { outcome: 'name-taken', taken };
      await this.#replace(connection, present.serialNumber);
    }

    await this.#record(target, { kind: 'creating', serialNumber });
    const absentBefore = known !== undefined || recent.fateOf(account, serialNumber)?.kind === 'deleted';
    const created = await createDevice(side, { deviceName, serialNumber, absentBefore });
    if (created.outcome === 'created') {
      recent.forget(account, serialNumber);
      await this.#record(target, { kind: 'created', serialNumber: created.serialNumber });
      return created;
    }
    const error = toGatehouseError(created.error, created.call);
    if (created.outcome === 'unknown') {
      const doubt = `Whether the MFA device ${serialNumber} was created is not known; if it was, it is deleted when you assign an MFA device to this user again.`;
      throw new Failure({ ...error, message: `${error.message} ${doubt}` });
    }
    await this.#record(target, { kind: 'deleted', serialNumber });
    if (error.code === 'EntityAlreadyExists')
      return this.#takenUnseen(connection, { deviceName, serialNumber });
    if (error.code === 'LimitExceeded')
      throw new Failure({ ...error, message: `${error.message} ${makeRoom}` });
    throw new Failure(error);
  }

  /** Deletes a device that was made for a target, unless it is assigned by now; fails when AWS does not let it. */
  async remove(connection: Connection, target: EnrolmentTarget, device: Assignment): Promise<Removal> {
    const { serialNumber } = device;
    const { sleep, recent } = this.#options;
    const removal = await removeDevice({ connection, sleep }, device).catch((error: unknown) => {
      const reason = toGatehouseError(error, 'DeleteVirtualMFADevice');
      const left = `The MFA device ${serialNumber} could not be deleted and is still in the account, assigned to nobody. Gatehouse deletes it when you assign an MFA device to this user again.`;
      throw new Failure({ ...reason, message: `${left} ${reason.message}` });
    });
    await this.#record(target, { kind: removal === 'enabled' ? 'enabled' : 'deleted', serialNumber });
    if (removal === 'deleted') recent.note(connection.identity.account, serialNumber, 'deleted');
    return removal;
  }

  /** The account's devices, without those that were deleted from here; `undefined` where they may not be read. */
  async #look(connection: Connection): Promise<VirtualDevice[] | undefined> {
    const { recent, isOpenHere } = this.#options;
    const { account } = connection.identity;
    const devices = await listVirtualDevices(connection.reads).catch((error: unknown) => {
      if (isDenied(error)) return undefined;
      throw new Failure(toGatehouseError(error, 'ListVirtualMFADevices'));
    });
    return devices
      ?.filter(({ serialNumber }) => recent.fateOf(account, serialNumber)?.kind !== 'deleted')
      .map((device) =>
        isOpenHere(connection, device.serialNumber) ? { ...device, holder: { kind: 'here' } } : device,
      );
  }

  /** AWS says that the name is taken by a device that was not seen before: reads lag. */
  async #takenUnseen(
    connection: Connection,
    { deviceName, serialNumber }: { deviceName: string; serialNumber: string },
  ): Promise<Outcome> {
    let known: VirtualDevice[] | undefined;
    const present = await lookUntil(this.#options.sleep, async () => {
      known = await this.#look(connection);
      return known === undefined ? null : known.find((one) => isSameSerial(one.serialNumber, serialNumber));
    }).catch(() => undefined);
    const taken = takenName(deviceName, present ?? { serialNumber }, known ?? []);
    return { outcome: 'name-taken', taken };
  }

  async #replace(connection: Connection, serialNumber: string): Promise<void> {
    const { sleep, recent } = this.#options;
    await deleteUnassigned({ connection, sleep }, serialNumber).catch((error: unknown) => {
      const reason = toGatehouseError(error, 'DeleteVirtualMFADevice');
      const left = `The MFA device ${serialNumber} could not be deleted, so no new one was created.`;
      throw new Failure({ ...reason, message: `${left} ${reason.message}` });
    });
    recent.note(connection.identity.account, serialNumber, 'deleted');
  }

  async #record(target: EnrolmentTarget, event: Parameters<EnrolmentJournal['record']>[1]): Promise<void> {
    await this.#options.journal.record(target, event);
  }
}

const makeRoom = 'Unassigned MFA devices count too: delete those that nobody needs under MFA devices.';

function takenName(
  deviceName: string,
  device: Pick<VirtualDevice, 'serialNumber'> & Partial<Pick<VirtualDevice, 'holder'>>,
  known: VirtualDevice[],
): TakenName {
  const suggestion = freeDeviceName(
    deviceName,
    known.map(({ serialNumber }) => nameOf(serialNumber)),
  );
  const { serialNumber, holder } = device;
  return { serialNumber, suggestion, ...(holder === undefined ? {} : { holder }) };
}
