import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
} from '@aws-sdk/client-iam';
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

let bench: Bench;
let enrolments: Enrolments;

beforeEach(async () => {
  bench = await practiceBench({ lagMs });
  enrolments = bench.restart();
});

/** A device that somebody else made, as all readers see it; gives its seed. */
async function othersDevice(name: string): Promise<string> {
  const command = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name });
  const { VirtualMFADevice: made } = await bench.connection.writes.send(command);
  bench.clock.now += lagMs;
  bench.network.calls.length = 0;
  return Buffer.from(made?.Base32StringSeed ?? []).toString();
}

async function assignTo(user: string, seed: string): Promise<void> {
  const { code1, code2 } = phoneCodes(seed, bench.clock.now);
  await bench.connection.writes.send(new CreateUserCommand({ UserName: user }));
  await bench.connection.writes.send(
    new EnableMFADeviceCommand({
      UserName: user,
      SerialNumber: serial,
      AuthenticationCode1: code1,
      AuthenticationCode2: code2,
    }),
  );
  bench.clock.now += lagMs;
}

async function devices(): Promise<string[]> {
  bench.clock.now += lagMs;
  return devicesIn(bench.connection.reads);
}

const replaceIt = { target: row, deviceName: userName, replace: serial };

describe('an unassigned device of that name', () => {
  it('is replaced on consent, and the new one can be assigned', async () => {
    const old = await othersDevice(userName);
    const begun = await enrolments.begin(replaceIt);
    if (begun.outcome !== 'created') throw new Error('The name is still taken.');
    const { secret } = await enrolments.reveal({ enrolmentId: begun.enrolmentId, kind: 'secretKey' });
    expect(secret).not.toBe(old);
    await enrolments.confirm({ enrolmentId: begun.enrolmentId, ...phoneCodes(secret, bench.clock.now) });
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('of which the answer to the new one was lost is still replaced by one whose seed is known', async () => {
    await othersDevice(userName);
    bench.network.next('CreateVirtualMFADevice', 'lost answer');
    const begun = await enrolments.begin(replaceIt);
    if (begun.outcome !== 'created') throw new Error('The name is still taken.');
    const { secret } = await enrolments.reveal({ enrolmentId: begun.enrolmentId, kind: 'secretKey' });
    await enrolments.confirm({ enrolmentId: begun.enrolmentId, ...phoneCodes(secret, bench.clock.now) });
    expect(await devices()).toEqual([`${serial} ${userName}`]);
  });

  it('stays when the consent was to another device', async () => {
    await othersDevice(userName);
    const begun = await enrolments.begin({ ...replaceIt, replace: `${serial}-2` });
    expect(begun.outcome).toBe('name-taken');
    expect(bench.network.calls).not.toContain('DeleteVirtualMFADevice');
  });

  it('that cannot be deleted is named, and no new one is made', async () => {
    await othersDevice(userName);
    bench.network.next('DeleteVirtualMFADevice', 'lost request', 'lost request', 'lost request');
    const error = await errorOf(enrolments.begin(replaceIt));
    expect(error.kind).toBe('offline');
    expect(error.message).toContain(`${serial} could not be deleted, so no new one was created`);
    expect(bench.network.calls).not.toContain('CreateVirtualMFADevice');
    expect(bench.runs.journal).toEqual([]);
  });

  it('does not hide the names that are taken after it', async () => {
    for (const name of [userName, `${userName}-2`, `${userName}-3`]) await othersDevice(name);
    expect(await enrolments.begin({ target: row, deviceName: userName })).toMatchObject({
      taken: { suggestion: `${userName}-4` },
    });
  });
});

describe('a device of that name that is not abandoned', () => {
  it('is told by its user, and not deleted whatever the consent', async () => {
    await assignTo('anna', await othersDevice(userName));
    expect(await enrolments.begin(replaceIt)).toEqual({
      outcome: 'name-taken',
      taken: { serialNumber: serial, holder: { kind: 'user', userName: 'anna' }, suggestion: 'maria-2' },
    });
    expect(await devices()).toEqual([`${serial} anna`]);
  });

  it('is being assigned to another user here', async () => {
    await begin(enrolments, userName);
    bench.clock.now += lagMs;
    const target = { ...row, rowId: 'another row' };
    expect(await enrolments.begin({ target, deviceName: userName, replace: serial })).toMatchObject({
      taken: { holder: { kind: 'here' } },
    });
    expect(await devices()).toEqual([`${serial} -`]);
  });

  it('becomes abandoned when its own enrolment was given up and could not be deleted', async () => {
    const { enrolmentId } = await begin(enrolments, userName);
    bench.network.down(true);
    await errorOf(enrolments.cancel({ enrolmentId }));
    bench.network.down(false);
    bench.clock.now += lagMs;
    const target = { ...row, rowId: 'another row' };
    expect(await enrolments.begin({ target, deviceName: userName })).toMatchObject({
      taken: { holder: { kind: 'nobody' } },
    });
  });
});
