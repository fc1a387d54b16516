import { accountKeyText } from '../../shared/accounts/account-key.ts';
import { Failure } from '../../shared/errors.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import type { Connection } from '../profiles/connection.ts';
import type { Sleep } from './backoff.ts';
import { nameTaken } from './failures.ts';
import type { MfaEvent, MfaRuns, Row } from './mfa-runs.ts';
import {
  createDevice,
  removeDevice,
  seenDevice,
  type Assignment,
  type Creation,
  type Removal,
} from './virtual-devices.ts';

/** Creates and removes the devices of a run's rows, each step in the run's journal. */
export class RowDevices {
  readonly #runs: MfaRuns;
  readonly #sleep: Sleep;
  /** Deleted from here, by account and serial number: reads go on showing them for some seconds. */
  readonly #deleted = new Set<string>();

  constructor(runs: MfaRuns, sleep: Sleep) {
    this.#runs = runs;
    this.#sleep = sleep;
  }

  /**
   * Creates a device for a row, journalled before it is sent. Fails with `conflict` when the name is taken; where it is
   * not known whether the device was created, the journal keeps it as the row's leftover.
   */
  async create(
    connection: Connection,
    row: Row,
    deviceName: string,
  ): Promise<Extract<Creation, { outcome: 'created' }>> {
    const { account } = connection.identity;
    const side = { connection, sleep: this.#sleep };
    const serialNumber = `arn:${account.partition}:iam::${account.accountId}:mfa/${deviceName}`;
    const seen = await seenDevice(side, serialNumber).catch((error: unknown) => {
      throw new Failure(toGatehouseError(error, 'ListVirtualMFADevices'));
    });
    const deletedHere = this.#deleted.has(deletedKey(connection, serialNumber));
    if (typeof seen === 'object' && !deletedHere) throw nameTaken(deviceName, seen);

    await this.#record(row, { kind: 'creating', serialNumber });
    const absentBefore = seen === 'absent' || deletedHere;
    const created = await createDevice(side, { deviceName, serialNumber, absentBefore });
    if (created.outcome === 'created') {
      this.#deleted.delete(deletedKey(connection, serialNumber));
      await this.#record(row, { kind: 'created', serialNumber: created.serialNumber });
      return created;
    }
    const error = toGatehouseError(created.error, created.call);
    if (created.outcome === 'unknown') {
      const doubt = `Whether the MFA device ${serialNumber} was created is not known; if it was, it is deleted when you assign an MFA device to this user again.`;
      throw new Failure({ ...error, message: `${error.message} ${doubt}` });
    }
    await this.#record(row, { kind: 'deleted', serialNumber });
    throw error.code === 'EntityAlreadyExists'
      ? nameTaken(deviceName, 'not-allowed-to-look')
      : new Failure(error);
  }

  /** Deletes a device that was made for a row, unless it is assigned by now; fails when AWS does not let it. */
  async remove(connection: Connection, row: Row, device: Assignment): Promise<Removal> {
    const { serialNumber } = device;
    const removal = await removeDevice({ connection, sleep: this.#sleep }, device).catch((error: unknown) => {
      const reason = toGatehouseError(error, 'DeleteVirtualMFADevice');
      const left = `The MFA device ${serialNumber} could not be deleted and is still in the account, assigned to nobody. Gatehouse deletes it when you assign an MFA device to this user again.`;
      throw new Failure({ ...reason, message: `${left} ${reason.message}` });
    });
    await this.#record(row, { kind: removal === 'enabled' ? 'enabled' : 'deleted', serialNumber });
    if (removal === 'deleted') this.#deleted.add(deletedKey(connection, serialNumber));
    return removal;
  }

  async #record({ runId, rowId }: Row, event: MfaEvent): Promise<void> {
    await this.#runs.recordMfa(runId, rowId, event);
  }
}

function deletedKey({ identity }: Connection, serialNumber: string): string {
  return `${accountKeyText(identity.account)} ${serialNumber}`;
}
