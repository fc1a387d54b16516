import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PasswordPolicy } from '../../../shared/accounts/snapshot.ts';
import { generatePassword } from '../../../shared/rules/password-generator.ts';
import { passwordProblems, startsLikeFormula } from '../../../shared/rules/passwords.ts';

const policies = fc.option(
  fc.record<PasswordPolicy>({
    minimumLength: fc.integer({ min: 6, max: 128 }),
    requireSymbols: fc.boolean(),
    requireNumbers: fc.boolean(),
    requireUppercase: fc.boolean(),
    requireLowercase: fc.boolean(),
    allowUsersToChange: fc.boolean(),
  }),
);

describe('generated passwords', () => {
  it('meet every policy that an account can have', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const password = generatePassword(policy, (below) => randomInt(below));
        expect(password).toHaveLength(Math.max(20, policy?.minimumLength ?? 0));
        expect(passwordProblems(password, policy)).toEqual([]);
        expect(passwordProblems(password, null)).toEqual([]);
        expect(startsLikeFormula(password)).toBe(false);
        expect(password).toMatch(/^[A-Za-z0-9!@#$%^&*()_+\-=[\]{}|']+$/);
        for (const one of [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(password).toMatch(one);
      }),
      { numRuns: 300 },
    );
  });

  it('use every character about equally often, and start with any but =, +, - and @', () => {
    const count = 4_000;
    const passwords = Array.from({ length: count }, () =>
      generatePassword(null, (below) => randomInt(below)),
    );
    expect(new Set(passwords).size).toBe(count);

    const tally = Map.groupBy(passwords.join('').split(''), (character) => character);
    expect(tally.size).toBe(82);
    const expected = (count * 20) / 82;
    // Six standard deviations of the count, and 5 % for the passwords without a class or like a formula, thrown away.
    const tolerance = 6 * Math.sqrt(expected) + 0.05 * expected;
    for (const [character, found] of tally) {
      expect([character, Math.abs(found.length - expected) < tolerance]).toEqual([character, true]);
    }

    const firsts = new Set(passwords.map((password) => password.charAt(0)));
    expect(firsts.size).toBe(82 - 4);
  });

  it('come only from the given source: the same numbers give the same password', () => {
    const source = (seed: number) => (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    expect(generatePassword(null, source(7))).toBe(generatePassword(null, source(7)));
    expect(generatePassword(null, source(7))).not.toBe(generatePassword(null, source(8)));
  });

  it('throws away what lacks a class or starts like a formula, whole', () => {
    const all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*()_+-=[]{}|'".split(
      '',
    );
    const wanted = ['a'.repeat(20), `=${'aA1!'.repeat(5)}`.slice(0, 20), 'Aa1!'.repeat(5)].join('');
    let at = 0;
    const scripted = (below: number): number => {
      expect(below).toBe(all.length);
      return all.indexOf(wanted.charAt(at++));
    };
    expect(generatePassword(null, scripted)).toBe('Aa1!'.repeat(5));
    expect(at).toBe(60);
  });
});
