import QRCode from 'qrcode';
import {
  AwsError,
  deleteConflict,
  entityAlreadyExists,
  noSuchEntity,
  quotaExceeded,
  validationError,
} from './errors.ts';
import { accountId, arnOf, base32 } from './identifiers.ts';
import {
  authenticationCode,
  deviceName,
  existingUserName,
  paging,
  path,
  serialNumber,
  tags,
} from './names.ts';
import { read, userNameOrCaller, write, type WriteContext } from './operation.ts';
import { page, pageOfItems } from './pagination.ts';
import { oneOf, optional, withDefault } from './parameters.ts';
import { quotas } from './quotas.ts';
import { type AccountState, keyOf, type MfaDevice, type ReadableState, type User } from './state.ts';
import { acceptedTags, tagsXml } from './tags.ts';
import { acceptedStep } from './totp.ts';
import { findUser, userXml } from './users.ts';
import { Moment, type XmlRecord } from './xml.ts';

/**
 * Where the first of two codes may lie when a device is enabled, in 30 s steps around now: the codes of this
 * half minute and the next or of the last two, and a clock that is half a minute off. AWS does not publish
 * its own window.
 */
const enableWindow = { back: 2, ahead: 1 };
/** Resynchronizing is for clocks that are off: half an hour either way. */
const resyncWindow = { back: 60, ahead: 60 };

const seedBytes = 40;
const maxSerialLength = 256;

/** The text of a device's QR code, as AWS writes it. */
function otpauthUri(state: ReadableState, device: MfaDevice): string {
  const account = state.settings.alias ?? accountId;
  const issuer = 'Amazon%20Web%20Services';
  const label = `${encodeURIComponent(device.name)}@${account}`;
  return `otpauth://totp/${issuer}:${label}?secret=${device.seed}&issuer=${issuer}`;
}

function findDevice(state: ReadableState, serial: string): MfaDevice {
  const device = state.mfaDevices.get(keyOf(serial));
  if (device === undefined) throw unknownDevice(serial);
  return device;
}

function unknownDevice(serial: string): AwsError {
  return noSuchEntity(`VirtualMFADevice with serial number ${serial} does not exist.`);
}

/**
 * EntityTemporarilyUnmodifiable is AWS's code for a user name that was deleted and then made again, until that is
 * everywhere; the sentence is not recorded anywhere.
 */
function assertSettled(state: AccountState, user: User, now: number): void {
  if (!state.isUserUnsettled(keyOf(user.name), now)) return;
  throw new AwsError(
    'EntityTemporarilyUnmodifiable',
    409,
    `The user with name ${user.name} is temporarily unmodifiable.`,
  );
}

function deviceOfUser(state: ReadableState, user: User, serial: string): MfaDevice {
  const device = state.mfaDevices.get(keyOf(serial));
  if (device?.user !== keyOf(user.name)) throw noSuchEntity('MFA Device invalid for user.');
  return device;
}

interface Codes {
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
}

function verifiedStep(
  device: MfaDevice,
  input: Codes,
  context: WriteContext,
  window: typeof enableWindow,
): number {
  const codes = [input.AuthenticationCode1, input.AuthenticationCode2] as const;
  // A passkey has no codes.
  const step = device.kind === 'passkey' ? undefined : acceptedStep(device, codes, context.now, window);
  if (step === undefined) {
    throw new AwsError('InvalidAuthenticationCode', 403, 'Authentication code for device is not valid.');
  }
  return step;
}

function assignedXml(state: ReadableState, device: MfaDevice): XmlRecord {
  const user = device.user === undefined ? undefined : state.users.get(device.user);
  return {
    SerialNumber: device.serial,
    User: user && userXml(user),
    EnableDate: device.enabled === undefined ? undefined : new Moment(device.enabled),
  };
}

const withCodes = {
  UserName: existingUserName,
  SerialNumber: serialNumber,
  AuthenticationCode1: authenticationCode,
  AuthenticationCode2: authenticationCode,
};

/** The operations on MFA devices. Hardware tokens and passkeys can be in the account, but not be made here. */
export const mfaDeviceOperations = {
  CreateVirtualMFADevice: write(
    { Path: path, VirtualMFADeviceName: deviceName, Tags: optional(tags) },
    async (input, { state, now, date, random }) => {
      const serial = arnOf('mfa', input.Path, input.VirtualMFADeviceName);
      if (serial.length > maxSerialLength) {
        throw validationError(
          `1 validation error detected: Value at 'serialNumber' failed to satisfy constraint: Member must have length less than or equal to ${maxSerialLength}`,
        );
      }
      if (state.mfaDevices.has(keyOf(serial))) {
        throw entityAlreadyExists('MFADevice entity at the same path and name already exists.');
      }
      if (state.mfaDevices.size >= quotas.users) throw quotaExceeded('MFADevicesPerAccount', quotas.users);
      const device: MfaDevice = {
        serial,
        name: input.VirtualMFADeviceName,
        created: date,
        seed: base32(random(seedBytes)),
        tags: acceptedTags(input.Tags),
      };
      state.mfaDevices.set(keyOf(serial), device, now);
      const picture = await QRCode.toBuffer(otpauthUri(state, device), { width: 250 });
      return {
        VirtualMFADevice: {
          SerialNumber: serial,
          Base32StringSeed: Buffer.from(device.seed),
          QRCodePNG: picture,
          Tags: device.tags.length === 0 ? undefined : tagsXml(device.tags),
        },
      };
    },
  ),

  EnableMFADevice: write(withCodes, (input, context) => {
    const { state, now, date } = context;
    const user = findUser(state, input.UserName);
    assertSettled(state, user, now);
    const device = findDevice(state, input.SerialNumber);
    if (device.user !== undefined) throw entityAlreadyExists('MFA Device is already in use.');
    if (user.mfaDevices.length >= quotas.mfaDevicesPerUser) {
      throw quotaExceeded('MFADevicesPerUser', quotas.mfaDevicesPerUser);
    }
    const lastStep = verifiedStep(device, input, context, enableWindow);
    const key = keyOf(device.serial);
    state.mfaDevices.set(key, { ...device, user: keyOf(user.name), enabled: date, lastStep }, now);
    state.users.set(keyOf(user.name), { ...user, mfaDevices: [...user.mfaDevices, device.serial] }, now);
    return undefined;
  }),

  ResyncMFADevice: write(withCodes, (input, context) => {
    const { state, now } = context;
    const user = findUser(state, input.UserName);
    const device = deviceOfUser(state, user, input.SerialNumber);
    const lastStep = verifiedStep(device, input, context, resyncWindow);
    state.mfaDevices.set(keyOf(device.serial), { ...device, lastStep }, now);
    return undefined;
  }),

  DeactivateMFADevice: write(
    { UserName: optional(existingUserName), SerialNumber: serialNumber },
    (input, { state, caller, now }) => {
      const user = findUser(state, userNameOrCaller(input.UserName, caller));
      assertSettled(state, user, now);
      const device = deviceOfUser(state, user, input.SerialNumber);
      const unassigned = { ...device, user: undefined, enabled: undefined };
      // What AWS knows of a passkey is only its registration.
      if (device.kind === 'passkey') state.mfaDevices.delete(keyOf(device.serial), now);
      else state.mfaDevices.set(keyOf(device.serial), unassigned, now);
      const mfaDevices = user.mfaDevices.filter((serial) => serial !== device.serial);
      state.users.set(keyOf(user.name), { ...user, mfaDevices }, now);
      return undefined;
    },
  ),

  DeleteVirtualMFADevice: write({ SerialNumber: serialNumber }, (input, { state, now }) => {
    const device = findDevice(state, input.SerialNumber);
    if (device.kind !== undefined) throw unknownDevice(device.serial);
    if (device.user !== undefined) {
      throw deleteConflict('MFA VirtualDevice in use. Must deactivate first.');
    }
    state.mfaDevices.delete(keyOf(device.serial), now);
    return undefined;
  }),

  ListMFADevices: read({ UserName: optional(existingUserName), ...paging }, (input, { state, caller }) => {
    const user = findUser(state, userNameOrCaller(input.UserName, caller));
    const devices = user.mfaDevices.flatMap((serial, index): [string, XmlRecord][] => {
      const enabled = state.mfaDevices.get(keyOf(serial))?.enabled;
      if (enabled === undefined) return [];
      const device = { UserName: user.name, SerialNumber: serial, EnableDate: new Moment(enabled) };
      return [[String(index), device]];
    });
    const { items, end } = pageOfItems(`ListMFADevices ${user.id}`, devices, input);
    return { MFADevices: items, ...end };
  }),

  ListVirtualMFADevices: read(
    { AssignmentStatus: withDefault(oneOf(['Assigned', 'Unassigned', 'Any']), 'Any'), ...paging },
    (input, { state }) => {
      const { AssignmentStatus } = input;
      // Without the beginning that all share, since a marker can hold no more than the rest of a serial number.
      const common = keyOf(arnOf('mfa', '', ''));
      const keys = state.mfaDevices
        .keys()
        .flatMap((key) => (key.startsWith(common) ? [key.slice(common.length)] : []));
      const { items, end } = page(`ListVirtualMFADevices ${AssignmentStatus}`, keys, input, (key) => {
        const device = state.mfaDevices.get(common + key);
        if (device === undefined) return undefined;
        const status = device.user === undefined ? 'Unassigned' : 'Assigned';
        return AssignmentStatus === 'Any' || AssignmentStatus === status
          ? assignedXml(state, device)
          : undefined;
      });
      return { VirtualMFADevices: items, ...end };
    },
  ),
};
