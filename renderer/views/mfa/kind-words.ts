import type { DeviceKind } from '../../../shared/mfa/device.ts';

/** The kinds of devices in the console's words. */
export const kindWords: Record<DeviceKind, string> = {
  virtual: 'Virtual',
  hardware: 'Hardware TOTP token',
  passkey: 'Passkey or security key',
  other: 'Other',
};
