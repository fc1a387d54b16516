import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { removalSchema, takenNameSchema, userDeviceSchema, virtualDeviceSchema } from '../mfa/device.ts';
import { runSchema } from '../runs/run.ts';
import { done, id, runRow, userOfAccount, type Call } from './payloads.ts';

const enrolmentId = z.strictObject({ enrolmentId: id });

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html */
const mfaSerial = z.string().min(9).max(256);

const mfaCodes = { code1: z.string().max(64), code2: z.string().max(64) };

/** MFA devices. */
export const mfaCalls = {
  /**
   * Creates the virtual MFA device of a run's row, under the run's own account, or of any user of the account. `replace`
   * is the administrator's consent to delete that unassigned device, which has the name.
   */
  'mfa.begin': {
    input: z.strictObject({
      target: z.union([runRow, userOfAccount]),
      deviceName: z.string().max(1024),
      replace: mfaSerial.optional(),
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('created'), enrolmentId: z.string(), serialNumber: z.string() }),
      z.object({ outcome: z.literal('name-taken'), taken: takenNameSchema }),
    ]),
  },
  /** The QR code as a PNG data URL, or the secret key (base32), for the eyes of the administrator who asked for it. */
  'mfa.reveal': {
    input: z.strictObject({ ...enrolmentId.shape, kind: z.enum(['qrCode', 'secretKey']) }),
    output: z.object({ secret: z.string() }),
  },
  'mfa.copySecretKey': { input: enrolmentId, output: done },
  /**
   * Enables the device with two consecutive codes; `invalid` says in plain words what is wrong with them. The run as it
   * is then, when the device is of a run's row.
   */
  'mfa.confirm': {
    input: z.strictObject({ ...enrolmentId.shape, ...mfaCodes }),
    output: z.object({ serialNumber: z.string(), run: runSchema.nullable() }),
  },
  /** Gives up an enrolment and deletes its device; nothing is left in the account. */
  'mfa.cancel': { input: enrolmentId, output: done },
  /** A user's MFA devices of all kinds, read anew. */
  'mfa.devices': { input: userOfAccount, output: z.object({ devices: z.array(userDeviceSchema) }) },
  /** Synchronizes a user's virtual device or hardware token with two consecutive codes; `invalid` as `mfa.confirm`. */
  'mfa.resync': {
    input: z.strictObject({ ...userOfAccount.shape, serialNumber: mfaSerial, ...mfaCodes }),
    output: done,
  },
  /** Takes a device from its user, and deletes it when it is virtual. */
  'mfa.remove': {
    input: z.strictObject({ ...userOfAccount.shape, serialNumber: mfaSerial }),
    output: removalSchema,
  },
  /** The account's virtual MFA devices, assigned and unassigned, read anew. */
  'mfa.accountDevices': {
    input: z.strictObject({ account: accountKeySchema }),
    output: z.object({ devices: z.array(virtualDeviceSchema) }),
  },
  /** Deletes a virtual device that is assigned to nobody; `conflict` when it is assigned, or being assigned here. */
  'mfa.deleteUnassigned': {
    input: z.strictObject({ account: accountKeySchema, serialNumber: mfaSerial }),
    output: done,
  },
} as const satisfies Record<string, Call>;
