import { InvalidAuthenticationCodeException } from '@aws-sdk/client-iam';
import type { AccountKey } from '../../shared/accounts/account-key.ts';
import { Failure } from '../../shared/errors.ts';
import {
  codesSentence,
  isHopeless,
  judgeCodes,
  withoutSpaces,
  type TypedCodes,
} from '../../shared/mfa/codes.ts';
import { otpauthUri, type OtpauthLabel } from '../../shared/mfa/otpauth.ts';
import { mfaDeviceNameProblem } from '../../shared/rules/names.ts';
import type { Run } from '../../shared/runs/run.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import type { Connection } from '../profiles/connection.ts';
import type { Sleep } from './backoff.ts';
import { alreadyHas, failure, notDeleted } from './failures.ts';
import type { MfaRuns, MfaTarget, Row } from './mfa-runs.ts';
import { qrCodeUrl } from './qr-code.ts';
import { serverTime } from './refusals.ts';
import { Seed } from './seed.ts';
import { RowDevices } from './row-devices.ts';
import { enableDevice, type Assignment, type Removal } from './virtual-devices.ts';

export interface EnrolmentsOptions {
  runs: MfaRuns;
  /** The chosen profile's connection; a `Failure` when that is another account. */
  connectionFor(account: AccountKey): Promise<Connection>;
  /** This machine's time in milliseconds. */
  now(): number;
  sleep: Sleep;
  copySecret(text: string): Promise<void>;
  newId(): string;
}

interface Enrolment {
  id: string;
  row: Row;
  account: AccountKey;
  /** The connection that made the device: it still serves when another profile has been chosen meanwhile. */
  connection: Connection;
  device: Assignment;
  label: Omit<OtpauthLabel, 'secret'>;
  /** Absent once the enrolment was given up or done. */
  seed: Seed | undefined;
  /** `doubtful`: an attempt to enable it had no answer. */
  state: 'unassigned' | 'doubtful' | 'enabled';
}

/**
 * Enrols virtual MFA devices, one at a time for each row of a run. The seed is only in this process's memory, from
 * CreateVirtualMFADevice to the end of the enrolment. Every method throws `Failure` for what the administrator can act on.
 */
export class Enrolments {
  readonly #options: EnrolmentsOptions;
  readonly #open = new Map<string, Enrolment>();
  /** The last work begun on each row: one thing at a time happens to a row. */
  readonly #busy = new Map<string, Promise<unknown>>();
  readonly #devices: RowDevices;

  constructor(options: EnrolmentsOptions) {
    this.#options = options;
    this.#devices = new RowDevices(options.runs, options.sleep);
  }

  /**
   * Creates the device of a row's user. What an earlier enrolment of the row left is deleted first.
   * Fails with `invalid` for the name, `conflict` when the user has a device or the name is taken.
   */
  begin(input: Row & { deviceName: string }): Promise<{ enrolmentId: string; serialNumber: string }> {
    const row = { runId: input.runId, rowId: input.rowId };
    return this.#alone(row, async () => {
      const problem = mfaDeviceNameProblem(input.deviceName);
      if (problem !== undefined) throw failure('invalid', problem);
      const target = await this.#cleared(row);
      if (target.mfaSerial !== undefined) throw alreadyHas(target.userName, target.mfaSerial);
      const connection = await this.#options.connectionFor(target.account);
      const created = await this.#devices.create(connection, row, input.deviceName);
      const enrolment: Enrolment = {
        id: this.#options.newId(),
        row,
        account: target.account,
        connection,
        device: { userName: target.userName, serialNumber: created.serialNumber },
        label: { deviceName: input.deviceName, account: target.alias ?? target.account.accountId },
        seed: new Seed(created.seed),
        state: 'unassigned',
      };
      this.#open.set(enrolment.id, enrolment);
      return { enrolmentId: enrolment.id, serialNumber: created.serialNumber };
    });
  }

  /** The QR code as the data URL of a PNG, or the secret key in base32. */
  async reveal(input: { enrolmentId: string; kind: 'qrCode' | 'secretKey' }): Promise<{ secret: string }> {
    const { enrolment, seed } = this.#going(input.enrolmentId);
    const secret = seed.base32();
    if (input.kind === 'secretKey') return { secret };
    return { secret: await qrCodeUrl(otpauthUri({ ...enrolment.label, secret })) };
  }

  /** Puts the secret key on the clipboard. */
  async copySecretKey({ enrolmentId }: { enrolmentId: string }): Promise<void> {
    await this.#options.copySecret(this.#going(enrolmentId).seed.base32());
  }

  /** Enables the device; `invalid` says in plain words what is wrong with the codes, and others can be entered. */
  async confirm(input: TypedCodes & { enrolmentId: string }): Promise<{ serialNumber: string; run: Run }> {
    const { row } = this.#going(input.enrolmentId).enrolment;
    return this.#alone(row, async () => {
      const { enrolment, seed } = this.#going(input.enrolmentId);
      if (enrolment.state !== 'enabled') await this.#enable(enrolment, seed, input);
      const { serialNumber } = enrolment.device;
      const run = await this.#options.runs.recordMfa(row.runId, row.rowId, { kind: 'enabled', serialNumber });
      this.#forget(enrolment);
      return { serialNumber, run };
    });
  }

  /** Gives up and deletes the device. Where it cannot be deleted the failure says so, and this can be called again. */
  async cancel({ enrolmentId }: { enrolmentId: string }): Promise<void> {
    const row = this.#open.get(enrolmentId)?.row;
    if (row === undefined) return;
    await this.#alone(row, async () => {
      const enrolment = this.#open.get(enrolmentId);
      if (enrolment === undefined) return;
      const removal = await this.#giveUp(enrolment);
      if (removal !== 'deleted') throw notDeleted(removal, enrolment.device);
    });
  }

  /** Deletes what an enrolment of this row may have left in the account, open or of an earlier start; usually nothing. */
  async removeLeftover({ runId, rowId }: Row): Promise<void> {
    const row = { runId, rowId };
    await this.#alone(row, () => this.#cleared(row));
  }

  /** Gives up whatever is open, for when the app quits; resolves to what could not be deleted, as failures. */
  async cancelAll(): Promise<Failure[]> {
    await Promise.allSettled(this.#busy.values());
    const ids = [...this.#open.keys()];
    const results = await Promise.allSettled(ids.map((enrolmentId) => this.cancel({ enrolmentId })));
    return results.flatMap((result) => {
      if (result.status === 'fulfilled') return [];
      return [new Failure(toGatehouseError(result.reason, 'DeleteVirtualMFADevice'))];
    });
  }

  async #enable(enrolment: Enrolment, seed: Seed, typed: TypedCodes): Promise<void> {
    const codeAt = seed.codes();
    const verdict = judgeCodes(typed, codeAt, this.#options.now());
    if (isHopeless(verdict)) throw failure('invalid', codesSentence(verdict));

    const side = { connection: await this.#connectionOf(enrolment), sleep: this.#options.sleep };
    const enabling = await enableDevice(side, {
      ...enrolment.device,
      code1: withoutSpaces(typed.code1),
      code2: withoutSpaces(typed.code2),
      doubtful: enrolment.state === 'doubtful',
    });
    if (enabling.outcome === 'enabled') {
      enrolment.state = 'enabled';
      return;
    }
    const error = toGatehouseError(enabling.error, 'EnableMFADevice');
    if (enabling.outcome === 'unknown') {
      enrolment.state = 'doubtful';
      const doubt = 'Whether MFA is assigned is not known yet. Enter the next two codes to find out.';
      throw new Failure({ ...error, message: `${error.message} ${doubt}` });
    }
    if (!(enabling.error instanceof InvalidAuthenticationCodeException)) throw new Failure(error);
    const time = serverTime(enabling.error) ?? this.#options.now();
    throw new Failure({ ...error, kind: 'invalid', message: codesSentence(judgeCodes(typed, codeAt, time)) });
  }

  /** The row's target when nothing of an earlier enrolment is left. */
  async #cleared(row: Row): Promise<MfaTarget> {
    const { runs } = this.#options;
    const formers = [...this.#open.values()].filter((one) => isSameRow(one.row, row));
    for (const former of formers) await this.#giveUp(former);
    const target = await runs.mfaTarget(row.runId, row.rowId);
    if (target.leftover === undefined) return target;
    const device = { userName: target.userName, serialNumber: target.leftover };
    const connection = await this.#options.connectionFor(target.account);
    await this.#devices.remove(connection, row, device);
    return runs.mfaTarget(row.runId, row.rowId);
  }

  /** Deletes an open enrolment's device; the seed is gone at once, the rest when the device is. */
  async #giveUp(enrolment: Enrolment): Promise<Removal> {
    enrolment.seed?.wipe();
    enrolment.seed = undefined;
    const connection = await this.#connectionOf(enrolment);
    const removal = await this.#devices.remove(connection, enrolment.row, enrolment.device);
    this.#forget(enrolment);
    return removal;
  }

  async #connectionOf({ account, connection }: Enrolment): Promise<Connection> {
    return this.#options.connectionFor(account).catch(() => connection);
  }

  /** An enrolment that was not given up, with its seed. */
  #going(enrolmentId: string): { enrolment: Enrolment; seed: Seed } {
    const enrolment = this.#open.get(enrolmentId);
    if (enrolment?.seed === undefined) {
      throw failure(
        'not-found',
        'This MFA device is no longer being assigned. Choose “Assign MFA device” again.',
      );
    }
    return { enrolment, seed: enrolment.seed };
  }

  #forget(enrolment: Enrolment): void {
    enrolment.seed?.wipe();
    enrolment.seed = undefined;
    this.#open.delete(enrolment.id);
  }

  /** Runs `work` when all earlier work on the row has ended. */
  async #alone<Value>(row: Row, work: () => Promise<Value>): Promise<Value> {
    const key = JSON.stringify([row.runId, row.rowId]);
    const before = this.#busy.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#busy.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#busy.get(key) === mine) this.#busy.delete(key);
    }
  }
}

function isSameRow(one: Row, other: Row): boolean {
  return one.runId === other.runId && one.rowId === other.rowId;
}
