import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../shared/errors.ts';
import type { Enrolments } from '../../../electron/mfa/enrolments.ts';
import { Profiles } from '../../../electron/profiles/profiles.ts';
import { begin, devicesIn, errorOf, phoneCodes, practiceBench, userName, type Bench } from './mfa-bench.ts';

const lagMs = 3_000;
const account = { partition: 'aws' as const, accountId: '123456789012', endpoint: 'practice' };
const target = { account, userName };

let bench: Bench;
let enrolments: Enrolments;

beforeEach(async () => {
  bench = await practiceBench({ lagMs, settleMs: 600_000 });
  enrolments = bench.restart();
});

async function begun(name: string): Promise<{ enrolmentId: string; secret: string }> {
  const { enrolmentId } = await begin(enrolments, name, target);
  const { secret } = await enrolments.reveal({ enrolmentId, kind: 'secretKey' });
  return { enrolmentId, secret };
}

async function assigned(name: string): Promise<void> {
  const { enrolmentId, secret } = await begun(name);
  await enrolments.confirm({ enrolmentId, ...phoneCodes(secret, bench.clock.now) });
}

async function devices(): Promise<string[]> {
  bench.clock.now += lagMs;
  return devicesIn(bench.connection.reads);
}

const arn = (name: string): string => `arn:aws:iam::123456789012:mfa/${name}`;

describe('a user of no run', () => {
  it('gets one device after another, and no run is told of them', async () => {
    const { enrolmentId, secret } = await begun('phone');
    const done = await enrolments.confirm({ enrolmentId, ...phoneCodes(secret, bench.clock.now) });
    expect(done).toEqual({ serialNumber: arn('phone'), run: null });
    await assigned('tablet');
    expect(await devices()).toEqual([`${arn('phone')} ${userName}`, `${arn('tablet')} ${userName}`]);
    expect(bench.runs.journal).toEqual([]);
  });

  it('has eight at most: the ninth is refused before a device is made', async () => {
    for (let number = 1; number <= 8; number += 1) await assigned(`phone-${number}`);
    bench.clock.now += lagMs;
    const error = await errorOf(begin(enrolments, 'phone-9', target));
    expect(error.kind).toBe('quota');
    expect(error.message).toContain('maria has 8 MFA devices');
    expect(await devices()).toHaveLength(8);
  });

  it('who reaches eight elsewhere meanwhile is told so, and the device is deleted on cancelling', async () => {
    for (let number = 1; number <= 7; number += 1) await assigned(`phone-${number}`);
    const ours = await begun('ours');
    const elsewhere = bench.restart();
    const { enrolmentId } = await begin(elsewhere, 'theirs', target);
    const { secret } = await elsewhere.reveal({ enrolmentId, kind: 'secretKey' });
    await elsewhere.confirm({ enrolmentId, ...phoneCodes(secret, bench.clock.now) });
    const error = await errorOf(
      enrolments.confirm({ enrolmentId: ours.enrolmentId, ...phoneCodes(ours.secret, bench.clock.now) }),
    );
    expect(error).toMatchObject({ kind: 'quota', code: 'LimitExceeded' });
    expect(error.message).toContain('Remove one of them first');
    await enrolments.cancel({ enrolmentId: ours.enrolmentId });
    expect(await devices()).toHaveLength(8);
  });

  it('loses the device when it is given up, and when the app quits', async () => {
    const { enrolmentId } = await begun('one');
    await enrolments.cancel({ enrolmentId });
    expect(await devices()).toEqual([]);
    await begun('two');
    expect(await enrolments.cancelAll()).toEqual([]);
    expect(await devices()).toEqual([]);
  });

  it('begun again after an answer that was never settled loses what that left', async () => {
    bench.network.next('CreateVirtualMFADevice', 'lost answer', 'lost answer', 'lost answer');
    expect((await errorOf(begun('one'))).kind).toBe('offline');
    expect(await devices()).toEqual([`${arn('one')} -`]);
    await begun('two');
    expect(await devices()).toEqual([`${arn('two')} -`]);
  });

  it('who does not exist is named by AWS, and no device is made', async () => {
    const nobody = { account, userName: 'nobody' };
    expect((await errorOf(begin(enrolments, 'phone', nobody))).kind).toBe('not-found');
    expect(await devices()).toEqual([]);
  });
});

it('is refused when the profile is in another account by now', async () => {
  const profiles = new Profiles({
    practice: () => Promise.resolve({ requestHandler: bench.network.handler }),
    env: {},
    homedir: '/nowhere',
    preview: false,
    remembered: { read: () => undefined, write: () => undefined },
  });
  const other = { ...account, accountId: '210987654321' };
  const refused = await profiles.connectionFor(other).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Failure);
  expect(refused).toMatchObject({ error: { kind: 'conflict' } });
});
