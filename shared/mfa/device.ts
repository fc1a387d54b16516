import { z } from 'zod';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: of any mix of kinds, not adjustable. */
export const mfaDevicesPerUser = 8;

/** What a device is, which only its serial number tells. */
export type DeviceKind = 'virtual' | 'hardware' | 'passkey' | 'other';

/**
 * The kind of a device. A hardware token's serial number is the maker's, all others are ARNs.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html
 */
export function deviceKind(serialNumber: string): DeviceKind {
  if (!serialNumber.startsWith('arn:')) return 'hardware';
  const resource = serialNumber.split(':').slice(5).join(':');
  if (resource.startsWith('mfa/')) return 'virtual';
  return resource.startsWith('u2f/') ? 'passkey' : 'other';
}

/** The name that an administrator gave the device; a hardware token's serial number. */
export function deviceName(serialNumber: string): string {
  const last = serialNumber.slice(serialNumber.lastIndexOf('/') + 1);
  // AWS puts 26 characters of its own behind the name of a passkey.
  return deviceKind(serialNumber) === 'passkey' ? last.replace(/(?<=.)-[A-Z0-9]{20,}$/, '') : last;
}

/** One of a user's MFA devices. */
export const userDeviceSchema = z.object({
  serialNumber: z.string(),
  /** ISO 8601. */
  enabledAt: z.string(),
});
export type UserDevice = z.infer<typeof userDeviceSchema>;

/** Whose a virtual device is; `here` is nobody's, but is being assigned in this app right now. */
export const holderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('here') }),
  z.object({ kind: z.literal('user'), userName: z.string() }),
  z.object({ kind: z.literal('root') }),
]);
export type Holder = z.infer<typeof holderSchema>;

/** One of an account's virtual MFA devices. */
export const virtualDeviceSchema = z.object({
  serialNumber: z.string(),
  holder: holderSchema,
  /** ISO 8601; absent while it is nobody's. */
  enabledAt: z.string().optional(),
});
export type VirtualDevice = z.infer<typeof virtualDeviceSchema>;

/** Why a device cannot be created: its name is taken. */
export const takenNameSchema = z.object({
  /** The device that has the name, maybe in other case. */
  serialNumber: z.string(),
  /** Absent where the profile may not look, or AWS does not show the device yet. */
  holder: holderSchema.optional(),
  /** A name that is free as far as is known. */
  suggestion: z.string(),
});
export type TakenName = z.infer<typeof takenNameSchema>;

/** What became of a device that was to be removed from its user; `left`: it is nobody's now, and still there. */
export const removalSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('removed') }),
  z.object({ outcome: z.literal('left'), reason: z.string() }),
]);
