import { z } from 'zod';

const address = z.email().max(254);

/** Whether a text is one e-mail address that any mail program takes (RFC 5321: at most 254 characters). */
export function isEmailAddress(text: string): boolean {
  return address.safeParse(text).success;
}

const tagKeys = ['email', 'e-mail', 'mail', 'emailaddress'];

/** The address of a user as its name or its tags tell it; `undefined` where they do not. */
export function knownEmailAddress(
  userName: string,
  tags: readonly { Key: string; Value: string }[],
): string | undefined {
  const tagged = tags.find(({ Key }) => tagKeys.includes(Key.toLowerCase()))?.Value;
  return [tagged, userName].find((text) => text !== undefined && isEmailAddress(text));
}
