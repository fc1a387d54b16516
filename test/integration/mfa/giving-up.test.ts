import {
  CreateVirtualMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../shared/errors.ts';
import { Enrolments } from '../../../electron/mfa/enrolments.ts';
import { RecentChanges } from '../../../electron/mfa/recent-changes.ts';
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

function enable(secret: string): Promise<unknown> {
  const { code1, code2 } = phoneCodes(secret, bench.clock.now);
  return bench.connection.writes.send(
    new EnableMFADeviceCommand({
      UserName: userName,
      SerialNumber: serial,
      AuthenticationCode1: code1,
      AuthenticationCode2: code2,
    }),
  );
}

describe('giving up', () => {
  it('leaves nothing in the account, and the secret is gone', async () => {
    const { enrolmentId } = await begun();
    await enrolments.cancel({ enrolmentId });
    expect(await devices()).toEqual([]);
    expect(bench.runs.journal.at(-1)).toEqual({ kind: 'deleted', serialNumber: serial });
    expect((await errorOf(enrolments.reveal({ enrolmentId, kind: 'secretKey' }))).kind).toBe('not-found');
  });

  it('twice is giving up once', async () => {
    const { enrolmentId } = await begun();
    await Promise.all([enrolments.cancel({ enrolmentId }), enrolments.cancel({ enrolmentId })]);
    await enrolments.cancel({ enrolmentId });
    expect(bench.network.calls.filter((call) => call === 'DeleteVirtualMFADevice')).toHaveLength(1);
  });

  it('is done where somebody else has deleted the device', async () => {
    const { enrolmentId } = await begun();
    await bench.connection.writes.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serial }));
    await enrolments.cancel({ enrolmentId });
    expect(await devices()).toEqual([]);
  });

  it('leaves a device that was assigned elsewhere meanwhile, and says so', async () => {
    const { enrolmentId, secret } = await begun();
    await enable(secret);
    const error = await errorOf(enrolments.cancel({ enrolmentId }));
    expect(error.kind).toBe('conflict');
    expect(error.message).toContain(`${userName} has the MFA device ${serial} already`);
    expect(await devices()).toEqual([`${serial} ${userName}`]);
    expect(bench.runs.journal.at(-1)).toEqual({ kind: 'enabled', serialNumber: serial });
  });

  it('says when the device could not be deleted, and deletes it when asked again', async () => {
    const { enrolmentId } = await begun();
    bench.network.down(true);
    const error = await errorOf(enrolments.cancel({ enrolmentId }));
    expect(error.kind).toBe('offline');
    expect(error.message).toContain(`${serial} could not be deleted and is still in the account`);
    expect((await errorOf(enrolments.reveal({ enrolmentId, kind: 'secretKey' }))).kind).toBe('not-found');
    bench.network.down(false);
    await enrolments.cancel({ enrolmentId });
    expect(await devices()).toEqual([]);
  });

  it('works with the former connection when another profile has been chosen', async () => {
    let chosen = true;
    enrolments = new Enrolments({
      runs: bench.runs,
      connectionFor: () =>
        chosen
          ? Promise.resolve(bench.connection)
          : Promise.reject(new Failure({ kind: 'conflict', message: 'Choose the profile of this account.' })),
      now: () => bench.clock.now,
      sleep: bench.clock.sleep,
      recent: new RecentChanges(() => bench.clock.now),
      copySecret: () => Promise.resolve(),
      newId: () => 'enrolment',
    });
    const { enrolmentId } = await begun();
    chosen = false;
    await enrolments.cancel({ enrolmentId });
    expect(await devices()).toEqual([]);
  });

  it('all deletes what every row has open', async () => {
    await begin(enrolments, 'one');
    await begin(enrolments, 'two', { ...row, rowId: 'another row' });
    expect(await devices()).toHaveLength(2);
    expect(await enrolments.cancelAll()).toEqual([]);
    expect(await devices()).toEqual([]);
  });

  it('all waits for what is being begun', async () => {
    const beginning = begin(enrolments, userName);
    expect(await enrolments.cancelAll()).toEqual([]);
    await beginning;
    expect(await devices()).toEqual([]);
  });

  it('all names what it could not delete', async () => {
    await begun();
    bench.network.down(true);
    const failures = await enrolments.cancelAll();
    expect(failures.map(({ error }) => error.message)).toEqual([expect.stringContaining(serial)]);
  });
});

describe('beginning again', () => {
  it('replaces the open enrolment of the same row, though reads still show its device', async () => {
    const first = await begun();
    const second = await begun();
    expect(second.secret).not.toBe(first.secret);
    expect(await devices()).toEqual([`${serial} -`]);
    const codes = phoneCodes(second.secret, bench.clock.now);
    expect((await errorOf(enrolments.confirm({ ...codes, enrolmentId: first.enrolmentId }))).kind).toBe(
      'not-found',
    );
    await enrolments.confirm({ ...codes, enrolmentId: second.enrolmentId });
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('twice at once leaves one device', async () => {
    await Promise.all([begin(enrolments, 'one'), begin(enrolments, 'two')]);
    expect(await devices()).toEqual(['arn:aws:iam::123456789012:mfa/two -']);
  });

  it('under another name deletes the former device', async () => {
    await begin(enrolments, 'one');
    await begin(enrolments, 'two');
    expect(await devices()).toEqual(['arn:aws:iam::123456789012:mfa/two -']);
  });

  it('after a crash deletes what was left, once, and makes it anew', async () => {
    const before = await begun();
    bench.clock.now += lagMs;
    enrolments = bench.restart();
    const after = await begun();
    expect(after.secret).not.toBe(before.secret);
    expect(await devices()).toEqual([`${serial} -`]);
    await enrolments.confirm({
      ...phoneCodes(after.secret, bench.clock.now),
      enrolmentId: after.enrolmentId,
    });
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('after a crash between the journal and the call goes on as if nothing had been', async () => {
    bench.runs.journal.push({ kind: 'creating', serialNumber: serial });
    await begun();
    expect(await devices()).toEqual([`${serial} -`]);
  });

  it('after a crash once the device was enabled finds it, and makes no other', async () => {
    const { secret } = await begun();
    await enable(secret);
    bench.clock.now += lagMs;
    enrolments = bench.restart();
    const error = await errorOf(begin(enrolments, userName));
    expect(error.kind).toBe('conflict');
    expect(error.message).toContain(`${userName} has the MFA device ${serial} already`);
    expect(bench.runs.journal.at(-1)?.kind).toBe('enabled');
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });
});

describe('removing a leftover', () => {
  it('deletes what an earlier start left', async () => {
    await begun();
    bench.clock.now += lagMs;
    enrolments = bench.restart();
    await enrolments.removeLeftover(row);
    expect(await devices()).toEqual([]);
    expect(bench.runs.journal.at(-1)).toEqual({ kind: 'deleted', serialNumber: serial });
  });

  it('gives up what is open', async () => {
    const { enrolmentId } = await begun();
    await enrolments.removeLeftover(row);
    expect(await devices()).toEqual([]);
    expect((await errorOf(enrolments.reveal({ enrolmentId, kind: 'secretKey' }))).kind).toBe('not-found');
  });

  it('sends nothing where there is none', async () => {
    await enrolments.removeLeftover(row);
    expect(bench.network.calls).toEqual([]);
  });

  it('notes a device that turned out to be enabled', async () => {
    const { secret } = await begun();
    await enable(secret);
    bench.clock.now += lagMs;
    enrolments = bench.restart();
    await enrolments.removeLeftover(row);
    expect(bench.runs.journal.at(-1)).toEqual({ kind: 'enabled', serialNumber: serial });
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });
});

describe('a device of that name made by others', () => {
  beforeEach(async () => {
    await bench.connection.writes.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'Maria' }));
  });

  const taken = {
    outcome: 'name-taken',
    taken: {
      serialNumber: 'arn:aws:iam::123456789012:mfa/Maria',
      holder: { kind: 'nobody' },
      suggestion: 'maria-2',
    },
  };

  it('is left alone, whatever its case', async () => {
    bench.clock.now += lagMs;
    expect(await enrolments.begin({ target: row, deviceName: userName })).toEqual(taken);
    expect(bench.runs.journal).toEqual([]);
    expect(await devices()).toEqual(['arn:aws:iam::123456789012:mfa/Maria -']);
  });

  it('is left alone where reads do not show it yet', async () => {
    expect(await enrolments.begin({ target: row, deviceName: userName })).toEqual(taken);
    expect((await bench.runs.mfaTarget(row.runId, row.rowId)).leftover).toBeUndefined();
    expect(await devices()).toEqual(['arn:aws:iam::123456789012:mfa/Maria -']);
  });

  it('does not stand in the way of another name', async () => {
    await begin(enrolments, 'maria-phone');
    expect(await devices()).toHaveLength(2);
  });
});
