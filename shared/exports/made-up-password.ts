import type { PasswordPolicy } from '../accounts/snapshot.ts';

/**
 * The characters that a script makes passwords of, one of each kind at least. The symbols are AWS's but for quotation
 * marks, in an order in which `tr` takes each for itself.
 */
export const passwordCharacters = {
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  digits: '0123456789',
  symbols: '!@#$%^&*()_+=]{}|[-',
} as const;

/** How many characters a script's passwords have: what the account wants, and 20 at least. */
export function passwordLength(policy: PasswordPolicy | null): number {
  return Math.max(20, policy?.minimumLength ?? 0);
}
