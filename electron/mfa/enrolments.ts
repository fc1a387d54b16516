import { InvalidAuthenticationCodeException } from '@aws-sdk/client-iam';
import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';
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
import type { TakenName } from '../../shared/mfa/device.ts';
import type { Run } from '../../shared/runs/run.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import type { Connection } from '../profiles/connection.ts';
import type { Sleep } from '../iam/backoff.ts';
import { isSameSerial } from './device-lists.ts';
import { EnrolmentDevices } from './enrolment-devices.ts';
import { EnrolmentJournal, targetKey, type EnrolmentTarget } from './enrolment-journal.ts';
import { alreadyHas, failure, notDeleted, tooManyDevices } from './failures.ts';
import type { MfaRuns, MfaTarget, Row } from './mfa-runs.ts';
import { qrCodeUrl } from './qr-code.ts';
import type { RecentChanges } from './recent-changes.ts';
import { serverTime } from '../iam/refusals.ts';
import { assertRoom } from './room.ts';
import { Seed } from './seed.ts';
import { enableDevice, type Assignment, type Removal } from './virtual-devices.ts';

export interface EnrolmentsOptions {
  runs: MfaRuns;
  /** The chosen profile's connection; a `Failure` when that is another account. */
  connectionFor(account: AccountKey): Promise<Connection>;
  /** This machine's time in milliseconds. */
  now(): number;
  sleep: Sleep;
  recent: RecentChanges;
  copySecret(text: string): Promise<void>;
  newId(): string;
}

interface Enrolment {
  id: string;
  target: EnrolmentTarget;
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

/** What beginning gave: a device, or what stands in the way of one of that name. */
export type Beginning =
  | { outcome: 'created'; enrolmentId: string; serialNumber: string }
  | { outcome: 'name-taken'; taken: TakenName };

/**
 * Enrols virtual MFA devices, one at a time for each row of a run and each other user. The seed is only in this
 * process's memory, from CreateVirtualMFADevice to the end of the enrolment. Every method throws `Failure` for what the
 * administrator can act on.
 */
export class Enrolments {
  readonly #options: EnrolmentsOptions;
  readonly #open = new Map<string, Enrolment>();
  /** The last work begun on each target: one thing at a time happens to it. */
  readonly #busy = new Map<string, Promise<unknown>>();
  readonly #journal: EnrolmentJournal;
  readonly #devices: EnrolmentDevices;

  constructor(options: EnrolmentsOptions) {
    this.#options = options;
    this.#journal = new EnrolmentJournal(options.runs);
    this.#devices = new EnrolmentDevices({
      journal: this.#journal,
      sleep: options.sleep,
      recent: options.recent,
      isOpenHere: ({ identity }, serialNumber) => this.isOpen(identity.account, serialNumber),
    });
  }

  /** Whether a device is being assigned here right now, so that it is not abandoned though it is nobody's. */
  isOpen(account: AccountKey, serialNumber: string): boolean {
    return [...this.#open.values()].some(
      (one) =>
        one.seed !== undefined &&
        accountKeyText(one.account) === accountKeyText(account) &&
        isSameSerial(one.device.serialNumber, serialNumber),
    );
  }

  /**
   * Creates the device of a target's user. What an earlier enrolment of the target left is deleted first; an unassigned
   * device of that name only when it is the one in `replace`. Fails with `invalid` for the name, `conflict` when a row's
   * user has a device from here, `quota` when any other user can have no more.
   */
  begin(input: {
    target: EnrolmentTarget;
    deviceName: string;
    replace?: string | undefined;
  }): Promise<Beginning> {
    const { target, deviceName, replace } = input;
    return this.#alone(target, async () => {
      const problem = mfaDeviceNameProblem(deviceName);
      if (problem !== undefined) throw failure('invalid', problem);
      const { account, userName, mfaSerial, alias } = await this.#cleared(target);
      if (mfaSerial !== undefined) throw alreadyHas(userName, mfaSerial);
      const connection = await this.#options.connectionFor(account);
      if (!('runId' in target)) await assertRoom(connection, userName);
      const created = await this.#devices.create(connection, target, { deviceName, replace });
      if (created.outcome === 'name-taken') return created;
      const accountName = alias ?? connection.identity.alias ?? account.accountId;
      const enrolment: Enrolment = {
        id: this.#options.newId(),
        target,
        account,
        connection,
        device: { userName, serialNumber: created.serialNumber },
        label: { deviceName, account: accountName },
        seed: new Seed(created.seed),
        state: 'unassigned',
      };
      this.#open.set(enrolment.id, enrolment);
      return { outcome: 'created', enrolmentId: enrolment.id, serialNumber: created.serialNumber };
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
  async confirm(
    input: TypedCodes & { enrolmentId: string },
  ): Promise<{ serialNumber: string; run: Run | null }> {
    const { target } = this.#going(input.enrolmentId).enrolment;
    return this.#alone(target, async () => {
      const { enrolment, seed } = this.#going(input.enrolmentId);
      if (enrolment.state !== 'enabled') await this.#enable(enrolment, seed, input);
      const { serialNumber } = enrolment.device;
      const run = await this.#journal.record(target, { kind: 'enabled', serialNumber });
      this.#forget(enrolment);
      return { serialNumber, run };
    });
  }

  /** Gives up and deletes the device. Where it cannot be deleted the failure says so, and this can be called again. */
  async cancel({ enrolmentId }: { enrolmentId: string }): Promise<void> {
    const target = this.#open.get(enrolmentId)?.target;
    if (target === undefined) return;
    await this.#alone(target, async () => {
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
      const { userName, serialNumber } = enrolment.device;
      this.#options.recent.note(enrolment.account, serialNumber, { userName });
      return;
    }
    const error = toGatehouseError(enabling.error, 'EnableMFADevice');
    if (enabling.outcome === 'unknown') {
      enrolment.state = 'doubtful';
      const doubt = 'Whether MFA is assigned is not known yet. Enter the next two codes to find out.';
      throw new Failure({ ...error, message: `${error.message} ${doubt}` });
    }
    if (error.code === 'LimitExceeded') {
      const { message } = tooManyDevices(enrolment.device.userName);
      throw new Failure({ ...error, message });
    }
    if (!(enabling.error instanceof InvalidAuthenticationCodeException)) throw new Failure(error);
    const time = serverTime(enabling.error) ?? this.#options.now();
    throw new Failure({ ...error, kind: 'invalid', message: codesSentence(judgeCodes(typed, codeAt, time)) });
  }

  /** What is known of the target when nothing of an earlier enrolment is left. */
  async #cleared(target: EnrolmentTarget): Promise<MfaTarget> {
    const key = targetKey(target);
    const formers = [...this.#open.values()].filter((one) => targetKey(one.target) === key);
    for (const former of formers) await this.#giveUp(former);
    const known = await this.#journal.read(target);
    if (known.leftover === undefined) return known;
    const device = { userName: known.userName, serialNumber: known.leftover };
    const connection = await this.#options.connectionFor(known.account);
    await this.#devices.remove(connection, target, device);
    return this.#journal.read(target);
  }

  /** Deletes an open enrolment's device; the seed is gone at once, the rest when the device is. */
  async #giveUp(enrolment: Enrolment): Promise<Removal> {
    enrolment.seed?.wipe();
    enrolment.seed = undefined;
    const connection = await this.#connectionOf(enrolment);
    const removal = await this.#devices.remove(connection, enrolment.target, enrolment.device);
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

  /** Runs `work` when all earlier work on the target has ended. */
  async #alone<Value>(target: EnrolmentTarget, work: () => Promise<Value>): Promise<Value> {
    const key = targetKey(target);
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
