import { createHash } from 'node:crypto';

/** The account that the practice account is. */
export const accountId = '123456789012';
/** Its partition. */
export const partition = 'aws';

/** Gives that many unpredictable bytes. */
export type RandomBytes = (count: number) => Uint8Array;

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding. */
export function base32(bytes: Uint8Array): string {
  let digits = '';
  let held = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      digits += base32Digits.charAt((value >>> held) & 31);
    }
    value &= (1 << held) - 1;
  }
  if (held > 0) digits += base32Digits.charAt((value << (5 - held)) & 31);
  return digits;
}

/** The bytes of RFC 4648 base32 text without padding. */
export function fromBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let value = 0;
  for (const digit of text) {
    value = (value << 5) | base32Digits.indexOf(digit);
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes.push((value >>> held) & 255);
      value &= (1 << held) - 1;
    }
  }
  return Uint8Array.from(bytes);
}

type IdPrefix = 'AIDA' | 'AGPA' | 'ANPA' | 'AKIA';

/**
 * A new unique id. As AWS's do, it carries the account number in its first six bytes after the prefix
 * (bits 7 to 46), so that sts:GetAccessKeyInfo and its offline imitations find the account.
 */
export function newId(prefix: IdPrefix, random: RandomBytes): string {
  const bytes = Buffer.from(random(11));
  const account = (BigInt(accountId) << 7n) | BigInt((bytes[5] ?? 0) & 127) | (1n << 47n);
  bytes.writeUIntBE(Number(account), 0, 6);
  const length = prefix === 'AKIA' ? 16 : 17;
  return prefix + base32(bytes).slice(0, length);
}

/** A steady id for an AWS managed policy: the catalogue does not have AWS's own. */
export function managedPolicyId(arn: string): string {
  return `ANPA${base32(createHash('sha256').update(arn).digest()).slice(0, 17)}`;
}

/** A new secret access key: 40 characters, as AWS's. */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(30)).toString('base64');
}

/** The ARN of something in this account. */
export function arnOf(kind: 'user' | 'group' | 'policy' | 'mfa', path: string, name: string): string {
  return `arn:${partition}:iam::${accountId}:${kind}${path}${name}`;
}

/** The ARN of the account itself, which is also root's. */
export const rootArn = `arn:${partition}:iam::${accountId}:root`;
