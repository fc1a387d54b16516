import type { PasswordPolicy } from '../accounts/snapshot.ts';
import { passwordSymbols, startsLikeFormula } from './passwords.ts';

const classes = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '0123456789', passwordSymbols];
const all = classes.join('');

/**
 * A console password: at least 20 characters and the policy's minimum, all four classes, only AWS's symbols, not
 * starting like a spreadsheet formula. Passwords of that form are equally likely (others are thrown away whole).
 * `randomInt(n)` gives an unbiased integer from 0 to n - 1 from a cryptographic source.
 */
export function generatePassword(
  policy: PasswordPolicy | null,
  randomInt: (below: number) => number,
): string {
  const length = Math.max(20, policy?.minimumLength ?? 0);
  for (;;) {
    const password = Array.from({ length }, () => all.charAt(randomInt(all.length))).join('');
    const complete = classes.every((characters) => [...password].some((one) => characters.includes(one)));
    if (complete && !startsLikeFormula(password)) return password;
  }
}
