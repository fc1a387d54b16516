import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PasswordPolicy } from '../../../shared/accounts/snapshot.ts';
import {
  passwordProblems,
  passwordRequirements,
  passwordSymbols,
  startsLikeFormula,
} from '../../../shared/rules/passwords.ts';

const lenient: PasswordPolicy = {
  minimumLength: 6,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
  allowUsersToChange: true,
};
const strict: PasswordPolicy = {
  minimumLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercase: true,
  requireLowercase: true,
  allowUsersToChange: false,
};

describe('passwords of an account without a policy of its own', () => {
  it.each(['abcdEF12', 'abcdefg1!', 'ABCDEFG1!', 'Abcdefg!', 'Aa1!Aa1!', 'Aa1'.repeat(42)])(
    '%s is fine',
    (password) => {
      expect(passwordProblems(password, null)).toEqual([]);
    },
  );

  it.each([
    ['Abc12!', 'It needs at least 8 characters.'],
    ['abcdefgh', 'It needs three of: an uppercase letter, a lowercase letter, a number, a symbol.'],
    ['abcdefg1', 'It needs three of: an uppercase letter, a lowercase letter, a number, a symbol.'],
    ['abcdefg1 ', 'It needs three of: an uppercase letter, a lowercase letter, a number, a symbol.'],
    ['abcdefg1"', 'It needs three of: an uppercase letter, a lowercase letter, a number, a symbol.'],
    [`Aa1${'x'.repeat(126)}`, 'It has more than 128 characters.'],
    ['Aa1!pässword', 'Use only the characters of an English keyboard.'],
    ['Aa1!password\n', 'Use only the characters of an English keyboard.'],
  ])('%j: %s', (password, problem) => {
    expect(passwordProblems(password, null)).toEqual([problem]);
  });
});

describe('passwords under an account’s policy', () => {
  it('need what it asks for, and no more', () => {
    expect(passwordProblems('aaaaaa', lenient)).toEqual([]);
    expect(passwordProblems('aaaaa', lenient)).toEqual(['It needs at least 6 characters.']);
    expect(passwordProblems('Correct-Horse-1', strict)).toEqual([]);
    expect(passwordProblems('', strict)).toEqual([
      'It needs at least 14 characters.',
      'It needs an uppercase letter.',
      'It needs a lowercase letter.',
      'It needs a number.',
      `It needs a symbol (${passwordSymbols}).`,
    ]);
  });

  it('count only AWS’s symbols as symbols', () => {
    const without = 'Aaaaaaaaaaaa1';
    for (let code = 0x20; code < 0x7f; code += 1) {
      const character = String.fromCharCode(code);
      if (/[A-Za-z0-9]/.test(character)) continue;
      const missing = passwordProblems(without + character, strict).length > 0;
      expect([character, missing]).toEqual([character, !passwordSymbols.includes(character)]);
    }
  });

  it('have requirements that tell the same as the problems of an empty password', () => {
    const policies = fc.record({
      minimumLength: fc.integer({ min: 6, max: 128 }),
      requireSymbols: fc.boolean(),
      requireNumbers: fc.boolean(),
      requireUppercase: fc.boolean(),
      requireLowercase: fc.boolean(),
      allowUsersToChange: fc.boolean(),
    });
    fc.assert(
      fc.property(policies, (policy) => {
        const problems = passwordProblems('', policy).map((problem) => problem.replace('It needs ', ''));
        const requirements = passwordRequirements(policy).map((text) =>
          text.replace(/^At least (an? )/, '$1').replace(/^At least/, 'at least'),
        );
        expect(requirements).toEqual(problems);
      }),
    );
    expect(passwordRequirements(null)).toEqual([
      'At least 8 characters.',
      'At least three of: uppercase letter, lowercase letter, number, symbol.',
    ]);
  });
});

describe('spreadsheet formulas', () => {
  it.each(['=1', '+1', '-1', '@x'])('%s starts like one', (text) => {
    expect(startsLikeFormula(text)).toBe(true);
  });

  it.each(['1=', 'a-', ' =1', ''])('%j does not', (text) => {
    expect(startsLikeFormula(text)).toBe(false);
  });
});
