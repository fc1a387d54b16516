import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  accountId,
  fromBase32,
  managedPolicyId,
  newId,
  newSecret,
} from '../../../electron/practice/identifiers.ts';

describe('ids', () => {
  test.for([
    ['AIDA', 21],
    ['AGPA', 21],
    ['ANPA', 21],
    ['AKIA', 20],
  ] as const)('that begin with %s have %i characters and carry the account', ([prefix, length]) => {
    const id = newId(prefix, randomBytes);

    expect(id).toMatch(new RegExp(`^${prefix}[A-Z2-7]{${length - 4}}$`));
    // How sts:GetAccessKeyInfo's offline imitations find the account of a key.
    const number = BigInt(
      `0x${Buffer.from(fromBase32(id.slice(4, 20)))
        .subarray(0, 6)
        .toString('hex')}`,
    );
    expect(String((number & 0x7fffffffff80n) >> 7n)).toBe(accountId);
  });

  test('differ', () => {
    const ids = Array.from({ length: 1000 }, () => newId('AIDA', randomBytes));

    expect(new Set(ids).size).toBe(1000);
  });

  test("of AWS's policies stay the same", () => {
    const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

    expect(managedPolicyId(arn)).toBe(managedPolicyId(arn));
    expect(managedPolicyId(arn)).toMatch(/^ANPA[A-Z2-7]{17}$/);
  });
});

test('secret access keys have 40 characters', () => {
  expect(newSecret(randomBytes)).toMatch(/^[A-Za-z0-9+/]{40}$/);
});
