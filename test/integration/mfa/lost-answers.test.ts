import { beforeEach, describe, expect, it } from 'vitest';
import type { Enrolments } from '../../../electron/mfa/enrolments.ts';
import {
  begin,
  devicesIn,
  errorOf,
  phoneCodes,
  practiceBench,
  row,
  userName,
  type Bench,
} from './mfa-bench.ts';

const serial = 'arn:aws:iam::123456789012:mfa/maria';
const lagMs = 3_000;
/** The client that reads tries three times. */
const offlineForEveryAttempt = ['lost request', 'lost request', 'lost request'] as const;

let bench: Bench;
let enrolments: Enrolments;

beforeEach(async () => {
  bench = await practiceBench({ lagMs });
  enrolments = bench.restart();
});

async function begun(): Promise<{ enrolmentId: string; secret: string }> {
  const { enrolmentId } = await begin(enrolments, userName);
  const { secret } = await enrolments.reveal({ enrolmentId, kind: 'secretKey' });
  return { enrolmentId, secret };
}

/** The devices as the account has them when the reads have caught up. */
async function devices(): Promise<string[]> {
  bench.clock.now += lagMs;
  return devicesIn(bench.connection.reads);
}

/** Enables the device with what a phone that knows `secret` shows. */
function confirm(enrolmentId: string, secret: string): Promise<unknown> {
  return enrolments.confirm({ enrolmentId, ...phoneCodes(secret, bench.clock.now) });
}

describe('a lost answer to CreateVirtualMFADevice', () => {
  it('costs nothing but the device that it made: that one is deleted, and one whose seed is known is made', async () => {
    bench.network.next('CreateVirtualMFADevice', 'lost answer');
    const { enrolmentId, secret } = await begun();
    expect(await devices()).toEqual([`${serial} -`]);
    await confirm(enrolmentId, secret);
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('is the same as a lost request', async () => {
    bench.network.next('CreateVirtualMFADevice', 'lost request');
    const { enrolmentId, secret } = await begun();
    await confirm(enrolmentId, secret);
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('is settled twice', async () => {
    bench.network.next('CreateVirtualMFADevice', 'lost answer', 'lost answer');
    const { enrolmentId, secret } = await begun();
    await confirm(enrolmentId, secret);
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('time and again ends with a failure, and what is left is deleted when the row is begun again', async () => {
    bench.network.next('CreateVirtualMFADevice', 'lost answer', 'lost answer', 'lost answer');
    const error = await errorOf(begun());
    expect(error.kind).toBe('offline');
    expect(error.message).toContain(`Whether the MFA device ${serial} was created is not known`);
    expect(await devices()).toEqual([`${serial} -`]);

    enrolments = bench.restart();
    const { enrolmentId, secret } = await begun();
    await confirm(enrolmentId, secret);
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('with the network gone is remembered, and settled when the row is begun again', async () => {
    bench.network.next('CreateVirtualMFADevice', 'lost answer');
    bench.runs.beforeRecord = ({ kind }) => {
      if (kind === 'creating') bench.network.next('ListVirtualMFADevices', ...offlineForEveryAttempt);
    };
    expect((await errorOf(begun())).kind).toBe('offline');
    expect((await bench.runs.mfaTarget(row.runId, row.rowId)).leftover).toBe(serial);
    bench.runs.beforeRecord = () => undefined;

    enrolments = bench.restart();
    await begun();
    expect(await devices()).toEqual([`${serial} -`]);
  });

  it('is never answered by deleting a device that was there before', async () => {
    await begin(enrolments, userName);
    bench.runs.journal.length = 0;
    bench.clock.now += lagMs;
    enrolments = bench.restart();
    bench.network.next('CreateVirtualMFADevice', 'lost answer');
    expect((await enrolments.begin({ target: row, deviceName: userName })).outcome).toBe('name-taken');
    expect(bench.network.calls).not.toContain('DeleteVirtualMFADevice');
  });
});

describe('without a network', () => {
  it('nothing is journalled, as nothing was sent', async () => {
    bench.network.down(true);
    expect((await errorOf(begun())).kind).toBe('offline');
    expect(bench.runs.journal).toEqual([]);
  });
});

describe('a lost answer to EnableMFADevice', () => {
  it('is settled by looking, though reads lag', async () => {
    const { enrolmentId, secret } = await begun();
    bench.network.next('EnableMFADevice', 'lost answer');
    await confirm(enrolmentId, secret);
    expect(bench.runs.journal.at(-1)).toEqual({ kind: 'enabled', serialNumber: serial });
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('whose request was lost asks for the next codes', async () => {
    const { enrolmentId, secret } = await begun();
    bench.network.next('EnableMFADevice', 'lost request');
    const error = await errorOf(confirm(enrolmentId, secret));
    expect(error.kind).toBe('offline');
    expect(error.message).toContain('Enter the next two codes');
    await confirm(enrolmentId, secret);
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('with the network gone is found to have worked with the next codes', async () => {
    const { enrolmentId, secret } = await begun();
    bench.network.next('EnableMFADevice', 'lost answer');
    bench.network.next('ListMFADevices', ...offlineForEveryAttempt);
    expect((await errorOf(confirm(enrolmentId, secret))).kind).toBe('offline');
    await confirm(enrolmentId, secret);
    expect(bench.network.calls.filter((call) => call === 'EnableMFADevice')).toHaveLength(2);
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('and then giving up leaves the device that is enabled, and says so', async () => {
    const { enrolmentId, secret } = await begun();
    bench.network.next('EnableMFADevice', 'lost answer');
    bench.network.next('ListMFADevices', ...offlineForEveryAttempt);
    await errorOf(confirm(enrolmentId, secret));
    const error = await errorOf(enrolments.cancel({ enrolmentId }));
    expect(error.kind).toBe('conflict');
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });
});

describe('a journal that cannot be written once the device is enabled', () => {
  it('is written when the same enrolment is confirmed again, and nothing is sent twice', async () => {
    const { enrolmentId, secret } = await begun();
    bench.runs.beforeRecord = () => {
      throw new Error('ENOSPC');
    };
    await expect(confirm(enrolmentId, secret)).rejects.toThrow('ENOSPC');
    bench.runs.beforeRecord = () => undefined;
    await confirm(enrolmentId, secret);
    expect(bench.network.calls.filter((call) => call === 'EnableMFADevice')).toHaveLength(1);
    expect(bench.runs.journal.at(-1)?.kind).toBe('enabled');
  });
});
