import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
} from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Devices } from '../../../electron/mfa/devices.ts';
import type { Enrolments } from '../../../electron/mfa/enrolments.ts';
import { begin, devicesIn, errorOf, phoneCodes, practiceBench, userName, type Bench } from './mfa-bench.ts';

const account = { partition: 'aws' as const, accountId: '123456789012', endpoint: 'practice' };
const target = { account, userName };
const serialNumber = 'arn:aws:iam::123456789012:mfa/phone';
const passkey = 'arn:aws:iam::123456789012:u2f/user/maria/laptop-7XNL7NFNLZQWJ5KDUA3GT6BHMY';
const lagMs = 3_000;
const offlineForEveryAttempt = ['lost request', 'lost request', 'lost request'] as const;

let bench: Bench;
let enrolments: Enrolments;
let devices: Devices;
let secret: string;

beforeEach(async () => {
  bench = await practiceBench({ lagMs, settleMs: 600_000 });
  enrolments = bench.restart();
  devices = bench.devices();
  const { enrolmentId } = await begin(enrolments, 'phone', target);
  ({ secret } = await enrolments.reveal({ enrolmentId, kind: 'secretKey' }));
  await enrolments.confirm({ enrolmentId, ...phoneCodes(secret, bench.clock.now) });
  bench.network.calls.length = 0;
});

/** The account's devices as AWS has them when the reads have caught up. */
async function atAws(): Promise<string[]> {
  bench.clock.now += lagMs;
  return devicesIn(bench.connection.reads);
}

function sent(call: string): number {
  return bench.network.calls.filter((one) => one === call).length;
}

describe('the devices of a user', () => {
  it('have the one that was assigned a moment ago, which reads do not show yet', async () => {
    const serials = async () => (await devices.ofUser(target)).devices.map((one) => one.serialNumber);
    expect(await serials()).toEqual([serialNumber]);
    bench.clock.now += lagMs;
    expect(await serials()).toEqual([serialNumber]);
  });

  it('are of all kinds', async () => {
    bench.account.registerDevice(userName, { kind: 'passkey', serial: passkey }, bench.clock.now);
    bench.clock.now += lagMs;
    expect((await devices.ofUser(target)).devices.map((one) => one.serialNumber)).toEqual([
      serialNumber,
      passkey,
    ]);
  });

  it('of a user who does not exist are not found', async () => {
    expect((await errorOf(devices.ofUser({ account, userName: 'nobody' }))).kind).toBe('not-found');
  });
});

describe('removing', () => {
  it('takes the device from the user and deletes it, and lists are without it at once', async () => {
    bench.clock.now += lagMs;
    expect(await devices.remove({ ...target, serialNumber })).toEqual({ outcome: 'removed' });
    expect((await devices.ofUser(target)).devices).toEqual([]);
    expect((await devices.ofAccount({ account })).devices).toEqual([]);
    expect(await atAws()).toEqual([]);
  });

  it('and assigning one of the same name at once goes well', async () => {
    bench.clock.now += lagMs;
    await devices.remove({ ...target, serialNumber });
    await begin(enrolments, 'phone', target);
    expect(await atAws()).toEqual([`${serialNumber} -`]);
  });

  it('works for a passkey, of which nothing is left to delete', async () => {
    bench.account.registerDevice(userName, { kind: 'passkey', serial: passkey }, bench.clock.now);
    expect(await devices.remove({ ...target, serialNumber: passkey })).toEqual({ outcome: 'removed' });
    expect(sent('DeleteVirtualMFADevice')).toBe(0);
    bench.clock.now += lagMs;
    expect((await devices.ofUser(target)).devices.map((one) => one.serialNumber)).toEqual([serialNumber]);
  });

  it('that cannot delete the device says so, and it can be deleted afterwards', async () => {
    bench.clock.now += lagMs;
    bench.network.next('DeleteVirtualMFADevice', ...offlineForEveryAttempt);
    const removal = await devices.remove({ ...target, serialNumber });
    expect(removal).toMatchObject({ outcome: 'left' });
    expect((await devices.ofAccount({ account })).devices).toEqual([
      { serialNumber, holder: { kind: 'nobody' } },
    ]);
    await devices.deleteUnassigned({ account, serialNumber });
    expect(await atAws()).toEqual([]);
  });

  it('of which the answer was lost is settled by looking, with one attempt', async () => {
    bench.clock.now += 60_000;
    bench.network.next('DeactivateMFADevice', 'lost answer');
    expect(await devices.remove({ ...target, serialNumber })).toEqual({ outcome: 'removed' });
    expect(sent('DeactivateMFADevice')).toBe(1);
    expect(await atAws()).toEqual([]);
  });

  it('a device that reads do not show yet is not taken for gone', async () => {
    bench.network.next('DeactivateMFADevice', 'lost request');
    expect((await errorOf(devices.remove({ ...target, serialNumber }))).kind).toBe('offline');
    expect(await atAws()).toEqual([`${serialNumber} ${userName}`]);
  });

  it('of which the request was lost says that it is not known, and leaves the device', async () => {
    bench.clock.now += lagMs;
    bench.network.next('DeactivateMFADevice', 'lost request');
    const error = await errorOf(devices.remove({ ...target, serialNumber }));
    expect(error.kind).toBe('offline');
    expect(error.message).toContain('Whether the device was removed from maria is not known');
    expect(await atAws()).toEqual([`${serialNumber} ${userName}`]);
  });

  it('of which the answer to the deletion was lost is settled by looking', async () => {
    bench.clock.now += 60_000;
    bench.network.next('DeleteVirtualMFADevice', 'lost answer', 'lost request', 'lost request');
    expect(await devices.remove({ ...target, serialNumber })).toEqual({ outcome: 'removed' });
    expect(await atAws()).toEqual([]);
  });

  it('a device that somebody removed meanwhile is done', async () => {
    await bench.connection.writes.send(
      new DeactivateMFADeviceCommand({ UserName: userName, SerialNumber: serialNumber }),
    );
    expect(await devices.remove({ ...target, serialNumber })).toEqual({ outcome: 'removed' });
    expect(await atAws()).toEqual([]);
  });

  it('while AWS is still working on the user is refused at once, so that the view can wait', async () => {
    const { writes } = bench.connection;
    await writes.send(new CreateUserCommand({ UserName: 'nina' }));
    await writes.send(new DeleteUserCommand({ UserName: 'nina' }));
    await writes.send(new CreateUserCommand({ UserName: 'nina' }));
    const before = bench.clock.now;
    const error = await errorOf(devices.remove({ account, userName: 'nina', serialNumber }));
    expect(error).toMatchObject({ kind: 'conflict', code: 'EntityTemporarilyUnmodifiable' });
    expect(bench.clock.now).toBe(before);
  });
});

describe('synchronizing', () => {
  it('takes two codes of a clock that is off', async () => {
    await devices.resync({ ...target, serialNumber, ...phoneCodes(secret, bench.clock.now + 20 * 60_000) });
    expect(sent('ResyncMFADevice')).toBe(1);
  });

  it.each([
    ['12345', '123456', 'MFA code 1 must be the six digits'],
    ['123456', '12a456', 'MFA code 2 must be the six digits'],
    ['123456', '123 456', 'MFA code 2 is the same as MFA code 1'],
  ])('does not send %s and %s', async (code1, code2, said) => {
    const error = await errorOf(devices.resync({ ...target, serialNumber, code1, code2 }));
    expect(error.kind).toBe('invalid');
    expect(error.message).toContain(said);
    expect(sent('ResyncMFADevice')).toBe(0);
  });

  it('says of codes that AWS refuses what they may be', async () => {
    const codes = { code1: '123456', code2: '654321' };
    const error = await errorOf(devices.resync({ ...target, serialNumber, ...codes }));
    expect(error).toMatchObject({ kind: 'invalid', code: 'InvalidAuthenticationCode' });
    expect(error.message).toContain('They may be of another device');
  });

  it('is sent once though its answer is lost, and asks for the next codes', async () => {
    bench.network.next('ResyncMFADevice', 'lost answer');
    const codes = phoneCodes(secret, bench.clock.now + 120_000);
    const error = await errorOf(devices.resync({ ...target, serialNumber, ...codes }));
    expect(error.kind).toBe('offline');
    expect(error.message).toContain('Enter its next two codes');
    expect(sent('ResyncMFADevice')).toBe(1);
  });

  it('is nothing for a passkey', async () => {
    const codes = phoneCodes(secret, bench.clock.now);
    const error = await errorOf(devices.resync({ ...target, serialNumber: passkey, ...codes }));
    expect(error.kind).toBe('invalid');
    expect(sent('ResyncMFADevice')).toBe(0);
  });
});

describe('the account’s devices', () => {
  it('say whose they are, and which is being assigned here', async () => {
    await bench.connection.writes.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'left' }));
    await begin(enrolments, 'coming', target);
    bench.clock.now += lagMs;
    const { devices: listed } = await devices.ofAccount({ account });
    const holders = listed.map((one) => [one.serialNumber.replace(/^.*:mfa\//, ''), one.holder]);
    expect(holders).toEqual([
      ['coming', { kind: 'here' }],
      ['left', { kind: 'nobody' }],
      ['phone', { kind: 'user', userName }],
    ]);
  });

  it('that are being assigned here are not deleted as abandoned', async () => {
    const begun = await begin(enrolments, 'coming', target);
    const error = await errorOf(devices.deleteUnassigned({ account, serialNumber: begun.serialNumber }));
    expect(error.kind).toBe('conflict');
    expect(error.message).toContain('is being assigned in this app');
    expect(sent('DeleteVirtualMFADevice')).toBe(0);
  });

  it('that somebody has by now are left, and it is said who', async () => {
    bench.clock.now += lagMs;
    const error = await errorOf(devices.deleteUnassigned({ account, serialNumber }));
    expect(error).toMatchObject({ kind: 'conflict' });
    expect(error.message).toContain('is assigned to maria');
    expect(await atAws()).toEqual([`${serialNumber} ${userName}`]);
  });

  it('that somebody has deleted meanwhile are deleted', async () => {
    await devices.deleteUnassigned({ account, serialNumber: `${serialNumber}-9` });
    expect(await atAws()).toEqual([`${serialNumber} ${userName}`]);
  });
});
