import {
  CreateAccountAliasCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  type IAMClient,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import jsQR from 'jsqr';
import { URI } from 'otpauth';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { codesAt, own, practice, refusal } from './practice-fixture.ts';

const Ann = { UserName: 'Ann' };
const SerialNumber = own('mfa', 'Ann');
const notValid = {
  name: 'InvalidAuthenticationCodeException',
  status: 403,
  message: 'Authentication code for device is not valid.',
};
const halfMinute = 30_000;

async function create(iam: IAMClient, name: string) {
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }),
  );
  const seed = Buffer.from(VirtualMFADevice?.Base32StringSeed ?? []).toString();
  return { serial: VirtualMFADevice?.SerialNumber ?? '', seed, picture: VirtualMFADevice?.QRCodePNG };
}

async function withDevice() {
  const fixture = practice();
  await fixture.iam.send(new CreateUserCommand(Ann));
  const device = await create(fixture.iam, 'Ann');
  const enable = (at: number) =>
    fixture.iam.send(new EnableMFADeviceCommand({ ...Ann, SerialNumber, ...codesAt(device.seed, at) }));
  return { ...fixture, ...device, enable };
}

function textOf(picture: Uint8Array | undefined): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(picture ?? []));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

describe('a new virtual MFA device', () => {
  test('has a 64-character seed and a QR code that an authenticator reads', async () => {
    const { iam, now } = practice();
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'acme' }));

    const { serial, seed, picture } = await create(iam, 'Ann.Lee+phone@acme.example');

    expect(serial).toBe(own('mfa', 'Ann.Lee+phone@acme.example'));
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    const text = textOf(picture);
    expect(text).toBe(
      `otpauth://totp/Amazon%20Web%20Services:Ann.Lee%2Bphone%40acme.example@acme?secret=${seed}&issuer=Amazon%20Web%20Services`,
    );
    const authenticator = URI.parse(text ?? '');
    expect(authenticator.issuer).toBe('Amazon Web Services');
    expect(authenticator.generate({ timestamp: now() })).toBe(codesAt(seed, now()).AuthenticationCode1);
  });

  test('names the account by its number where there is no alias', async () => {
    const { picture } = await create(practice().iam, 'Ann');

    expect(textOf(picture)).toContain(':Ann@123456789012?');
  });
});

describe('enabling', () => {
  test('takes two codes that follow each other', async () => {
    const { iam, now, enable } = await withDevice();

    await enable(now());

    const { MFADevices } = await iam.send(new ListMFADevicesCommand(Ann));
    expect(MFADevices).toEqual([{ ...Ann, SerialNumber, EnableDate: new Date('2026-03-02T10:00:05Z') }]);
  });

  test.for([
    [-60, true],
    [-30, true],
    [30, true],
    [-90, false],
    [60, false],
  ] as const)('with codes of %i seconds from now: %s', async ([seconds, accepted]) => {
    const { now, enable } = await withDevice();
    const call = enable(now() + seconds * 1000);

    if (accepted) await call;
    else expect(await refusal(call)).toEqual(notValid);
  });

  test('refuses swapped, equal and distant codes', async () => {
    const { iam, now, seed } = await withDevice();
    const { AuthenticationCode1, AuthenticationCode2 } = codesAt(seed, now());
    const later = codesAt(seed, now() + 2 * halfMinute).AuthenticationCode1;
    const pairs = [
      [AuthenticationCode2, AuthenticationCode1],
      [AuthenticationCode1, AuthenticationCode1],
      [AuthenticationCode1, later],
    ] as const;

    for (const [code1, code2] of pairs) {
      const codes = { AuthenticationCode1: code1, AuthenticationCode2: code2 };
      const call = iam.send(new EnableMFADeviceCommand({ ...Ann, SerialNumber, ...codes }));
      expect(await refusal(call)).toEqual(notValid);
    }
  });

  test('takes each code once', async () => {
    const { iam, now, enable, advance } = await withDevice();
    const used = now();
    await enable(used);
    await iam.send(new DeactivateMFADeviceCommand({ ...Ann, SerialNumber }));

    expect(await refusal(enable(used))).toEqual(notValid);
    expect(await refusal(enable(used + halfMinute))).toEqual(notValid);
    advance(2 * halfMinute);
    await enable(now());
  });

  test('refuses a device that somebody has', async () => {
    const { iam, now, seed, enable } = await withDevice();
    await enable(now());
    await iam.send(new CreateUserCommand({ UserName: 'Bob' }));
    const codes = codesAt(seed, now());

    const call = iam.send(new EnableMFADeviceCommand({ UserName: 'Bob', SerialNumber, ...codes }));

    expect(await refusal(call)).toEqual({
      name: 'EntityAlreadyExistsException',
      status: 409,
      message: 'MFA Device is already in use.',
    });
  });

  test('stops at eight devices a user', async () => {
    const { iam, now } = await withDevice();
    const enable = async (name: string) => {
      const { serial, seed } = await create(iam, name);
      const codes = codesAt(seed, now());
      return iam.send(new EnableMFADeviceCommand({ ...Ann, SerialNumber: serial, ...codes }));
    };
    for (let index = 0; index < 8; index++) await enable(`phone${index}`);

    expect(await refusal(enable('one-more'))).toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for MFADevicesPerUser: 8',
    });
  });
});

describe('an enabled device', () => {
  test('is resynchronized with a clock that is far off', async () => {
    const { iam, now, seed, enable } = await withDevice();
    await enable(now());
    const resync = (at: number) =>
      iam.send(new ResyncMFADeviceCommand({ ...Ann, SerialNumber, ...codesAt(seed, at) }));

    await resync(now() + 20 * 60_000);

    expect(await refusal(resync(now() + 60 * 60_000))).toEqual(notValid);
  });

  test('keeps its user, and itself, from being deleted', async () => {
    const { iam, now, enable } = await withDevice();
    await enable(now());

    expect(await refusal(iam.send(new DeleteUserCommand(Ann)))).toEqual({
      name: 'DeleteConflictException',
      status: 409,
      message: 'Cannot delete entity, must delete MFA device first.',
    });
    expect(await refusal(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })))).toEqual({
      name: 'DeleteConflictException',
      status: 409,
      message: 'MFA VirtualDevice in use. Must deactivate first.',
    });
    await iam.send(new DeactivateMFADeviceCommand({ ...Ann, SerialNumber }));
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
    await iam.send(new DeleteUserCommand(Ann));
  });
});

describe('ListVirtualMFADevices', () => {
  test('tells assigned from unassigned devices, without seed and picture', async () => {
    const { iam, now, enable } = await withDevice();
    await enable(now());
    await create(iam, 'Bob');
    const list = async (AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any') =>
      (await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices;

    const bob = { SerialNumber: own('mfa', 'Bob') };
    expect(await list('Unassigned')).toEqual([bob]);
    expect(await list('Assigned')).toEqual([
      {
        SerialNumber,
        EnableDate: new Date('2026-03-02T10:00:05Z'),
        User: expect.objectContaining({ ...Ann, Arn: own('user', 'Ann') }) as object,
      },
    ]);
    expect(await list()).toHaveLength(2);
  });
});

describe('devices that only the console can assign', () => {
  const passkey = own('u2f', 'user/Ann/laptop-7XNL7NFNLZQWJ5KDUA3GT6BHMY');
  const token = 'GAHT12345678';

  async function withRegistered() {
    const fixture = practice();
    await fixture.iam.send(new CreateUserCommand(Ann));
    fixture.account.registerDevice('Ann', { kind: 'passkey', serial: passkey }, fixture.now());
    fixture.account.registerDevice('Ann', { kind: 'hardware', serial: token }, fixture.now());
    const seed = fixture.account.toState().mfaDevices.find(({ serial }) => serial === token)?.seed ?? '';
    const serials = async () => {
      const { MFADevices = [] } = await fixture.iam.send(new ListMFADevicesCommand(Ann));
      return MFADevices.map((device) => device.SerialNumber);
    };
    return { ...fixture, seed, serials };
  }

  test('are listed with their user, and not among the virtual ones', async () => {
    const { iam, serials } = await withRegistered();

    expect(await serials()).toEqual([passkey, token]);
    const { VirtualMFADevices } = await iam.send(new ListVirtualMFADevicesCommand({}));
    expect(VirtualMFADevices).toEqual([]);
    expect(await refusal(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: token })))).toMatchObject(
      {
        name: 'NoSuchEntityException',
      },
    );
  });

  test('a token is resynchronized by its codes, and can be taken away and assigned again', async () => {
    const { iam, now, seed, advance, serials } = await withRegistered();
    const device = { ...Ann, SerialNumber: token };
    await iam.send(new ResyncMFADeviceCommand({ ...device, ...codesAt(seed, now()) }));
    advance(2 * halfMinute);

    await iam.send(new DeactivateMFADeviceCommand(device));
    expect(await serials()).toEqual([passkey]);
    await iam.send(new EnableMFADeviceCommand({ ...device, ...codesAt(seed, now()) }));
    expect(await serials()).toHaveLength(2);
  });

  test('a passkey has no codes, and is gone when it is taken away', async () => {
    const { iam, account, now, seed, serials } = await withRegistered();
    const device = { ...Ann, SerialNumber: passkey };

    expect(
      await refusal(iam.send(new ResyncMFADeviceCommand({ ...device, ...codesAt(seed, now()) }))),
    ).toEqual(notValid);
    await iam.send(new DeactivateMFADeviceCommand(device));
    expect(await serials()).toEqual([token]);
    expect(account.toState().mfaDevices.map(({ serial }) => serial)).toEqual([token]);
  });
});

describe('a user name that was deleted and made again', () => {
  test('is not given or taken a device while AWS works on it', async () => {
    const { iam, now, advance } = practice({ settleMs: 60_000 });
    await iam.send(new CreateUserCommand(Ann));
    const { seed } = await create(iam, 'Ann');
    const enable = () =>
      iam.send(new EnableMFADeviceCommand({ ...Ann, SerialNumber, ...codesAt(seed, now()) }));
    await iam.send(new DeleteUserCommand(Ann));
    advance(10_000);
    await iam.send(new CreateUserCommand(Ann));

    const busy = { name: 'EntityTemporarilyUnmodifiableException', status: 409 };
    expect(await refusal(enable())).toMatchObject(busy);
    expect(await refusal(iam.send(new DeactivateMFADeviceCommand({ ...Ann, SerialNumber })))).toMatchObject(
      busy,
    );
    advance(50_000);
    await enable();
  });

  test('is as any other where the account is not told to take its time', async () => {
    const { iam, now, enable } = await withDevice();
    await iam.send(new DeleteUserCommand(Ann));
    await iam.send(new CreateUserCommand(Ann));

    await enable(now());
    expect((await iam.send(new ListMFADevicesCommand(Ann))).MFADevices).toHaveLength(1);
  });
});
