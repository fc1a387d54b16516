import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  changedPassword,
  checkPassword,
  isPassword,
  newLoginProfile,
} from '../../../electron/practice/passwords.ts';

const strict = {
  minimumLength: 12,
  symbols: true,
  numbers: true,
  uppercase: true,
  lowercase: true,
  usersMayChange: false,
};
const upper = 'Password should have at least one uppercase letter';
const lower = 'Password should have at least one lowercase letter';
const number = 'Password should have at least one number';
const symbol = 'Password should have at least one symbol';

function problem(password: string, policy?: typeof strict): string | undefined {
  try {
    checkPassword(policy, password);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}

describe('a password in an account without a policy', () => {
  test.for([
    ['abcdefG1', undefined],
    ['abcdef1!', undefined],
    ['ABCDEF1!', undefined],
    ['abcdEFG!', undefined],
    ['aB3$', 'Password should have a minimum length of 8'],
    ['abcdefg1', `Password should meet 1 more of the following requirements: ${upper}, ${symbol}`],
    ['abcdefgh', `Password should meet 2 more of the following requirements: ${upper}, ${number}, ${symbol}`],
    // Only the documented symbols count.
    ['abcdef1?', `Password should meet 1 more of the following requirements: ${upper}, ${symbol}`],
  ] as const)('%s', ([password, expected]) => {
    expect(problem(password)).toBe(expected);
  });
});

describe('a password in an account with a policy', () => {
  test.for([
    ['Abcdefghij1!', undefined],
    ['abcdefghij1!', upper],
    ['ABCDEFGHIJ1!', lower],
    ['Abcdefghijk!', number],
    ['Abcdefghijk1', symbol],
    ['short', `Password should have a minimum length of 12, ${upper}, ${number}, ${symbol}`],
  ] as const)('%s', ([password, expected]) => {
    expect(problem(password, strict)).toBe(expected);
  });
});

test("every one of AWS's symbols counts", () => {
  for (const character of "!@#$%^&*()_+-=[]{}|'")
    expect(problem(`Abcdefghij1${character}`, strict)).toBeUndefined();
});

describe('a login profile', () => {
  const profile = newLoginProfile('first-password', false, 0, randomBytes);

  test('knows its password and no other', () => {
    expect(isPassword(profile, 'first-password')).toBe(true);
    expect(isPassword(profile, 'First-password')).toBe(false);
  });

  test('with another password forgets the old one, but for the policy', () => {
    const changed = changedPassword(profile, undefined, 'Second-password');

    expect(isPassword(changed, 'first-password')).toBe(false);
    expect(isPassword(changed, 'Second-password')).toBe(true);
    const policy = { ...strict, symbols: false, numbers: false, uppercase: false, reusePrevention: 2 };
    expect(() => changedPassword(changed, policy, 'first-password')).toThrow('one of the last 2 passwords');
  });

  test('of two users with one password is not the same', () => {
    const other = newLoginProfile('first-password', false, 0, randomBytes);

    expect(other.hashes).not.toEqual(profile.hashes);
  });
});
