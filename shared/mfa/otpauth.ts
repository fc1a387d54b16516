/** The seconds for which a code is shown; AWS's virtual devices use 30 s and six digits. */
export const codePeriodSeconds = 30;

export interface OtpauthLabel {
  /** The virtual MFA device's name. */
  deviceName: string;
  /** The account alias where there is one, else the account id. */
  account: string;
  /** The seed in base32. */
  secret: string;
}

/**
 * The address that an authenticator app reads from the QR code, in the form that the AWS console gives it.
 * Every legal device name is percent-encoded, so that its own `@`, `+`, `=` and `,` are not taken for syntax.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html
 */
export function otpauthUri({ deviceName, account, secret }: OtpauthLabel): string {
  const issuer = encodeURIComponent('Amazon Web Services');
  const label = `${issuer}:${encodeURIComponent(deviceName)}@${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${encodeURIComponent(secret)}&issuer=${issuer}`;
}
