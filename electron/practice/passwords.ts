import { scryptSync, timingSafeEqual } from 'node:crypto';
import { AwsError } from './errors.ts';
import type { RandomBytes } from './identifiers.ts';
import type { LoginProfile, PasswordPolicy } from './state.ts';

// The symbols that count as such: UG/id_credentials_passwords_account-policy.
const classes = [
  { rule: 'uppercase', pattern: /[A-Z]/, clause: 'Password should have at least one uppercase letter' },
  { rule: 'lowercase', pattern: /[a-z]/, clause: 'Password should have at least one lowercase letter' },
  { rule: 'numbers', pattern: /[0-9]/, clause: 'Password should have at least one number' },
  {
    rule: 'symbols',
    pattern: /[!@#$%^&*()_+\-=[\]{}|']/,
    clause: 'Password should have at least one symbol',
  },
] as const;

/** An account without a policy of its own asks for 8 characters and three of the four classes. */
const withoutPolicy = { minimumLength: 8, classes: 3 };

function refused(message: string): AwsError {
  return new AwsError('PasswordPolicyViolation', 400, message);
}

/** @throws AwsError PasswordPolicyViolation that names everything the password lacks */
export function checkPassword(policy: PasswordPolicy | undefined, password: string): void {
  const problems: string[] = [];
  const minimum = policy?.minimumLength ?? withoutPolicy.minimumLength;
  if (password.length < minimum) problems.push(`Password should have a minimum length of ${minimum}`);
  const missing = classes.filter(({ pattern }) => !pattern.test(password));
  if (policy === undefined) {
    const short = missing.length - (classes.length - withoutPolicy.classes);
    if (short > 0) {
      const clauses = missing.map(({ clause }) => clause).join(', ');
      problems.push(`Password should meet ${short} more of the following requirements: ${clauses}`);
    }
  } else {
    problems.push(...missing.filter(({ rule }) => policy[rule]).map(({ clause }) => clause));
  }
  if (problems.length > 0) throw refused(problems.join(', '));
}

/** As many old passwords as a policy can ask for (24), and the valid one. */
const remembered = 25;

/** Cheap enough to make a batch of users without a pause; the state file is sealed besides. */
function hash(password: string, salt: string): string {
  return scryptSync(password, Buffer.from(salt, 'base64'), 32, { N: 2048, r: 8, p: 1 }).toString('base64');
}

/** A new console password, hashed. Moments are in milliseconds. */
export function newLoginProfile(
  password: string,
  resetRequired: boolean,
  created: number,
  random: RandomBytes,
): LoginProfile {
  const salt = Buffer.from(random(16)).toString('base64');
  return { created, resetRequired, salt, hashes: [hash(password, salt)] };
}

/** Whether this is the password. */
export function isPassword(profile: LoginProfile, password: string): boolean {
  const expected = Buffer.from(profile.hashes[0] ?? '', 'base64');
  const given = Buffer.from(hash(password, profile.salt), 'base64');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/**
 * The profile with another password.
 * @throws AwsError PasswordPolicyViolation for one that breaks the policy or repeats a remembered one
 */
export function changedPassword(
  profile: LoginProfile,
  policy: PasswordPolicy | undefined,
  password: string,
): LoginProfile {
  checkPassword(policy, password);
  const hashed = hash(password, profile.salt);
  const barred = policy?.reusePrevention ?? 0;
  if (profile.hashes.slice(0, barred).includes(hashed)) {
    throw refused(`Password should not be one of the last ${barred} passwords`);
  }
  return { ...profile, hashes: [hashed, ...profile.hashes].slice(0, remembered) };
}
