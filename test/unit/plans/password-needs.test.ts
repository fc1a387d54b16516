import { describe, expect, it } from 'vitest';
import { passwordNeeds, pastedPasswords } from '../../../renderer/views/draft/plan/password-needs.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { account, draftOf } from './plan-samples.ts';

const draft = draftOf(
  [
    'maria',
    { name: 'john', overrides: { passwordMode: 'custom-shared' } },
    { name: 'lena', overrides: { passwordMode: 'generated' } },
    { name: 'nils', overrides: { consoleAccess: false } },
    'Olga',
  ],
  { passwordMode: 'custom-each' },
);
const needs = passwordNeeds(plan(draft, account).steps, draft);

describe('the custom passwords that a plan needs', () => {
  it('are those of the users who get one, apart from the one for all', () => {
    expect(needs.own.map(({ userName }) => userName)).toEqual(['maria', 'Olga']);
    expect(needs.shared.map(({ userName }) => userName)).toEqual(['john']);
  });

  it('are taken from two columns by user name, whatever its case', () => {
    const { byRow, problem } = pastedPasswords('olga\tone, two\r\n\r\nmaria\t"a ""b"" c"\r\n', needs);
    expect([...byRow]).toEqual([
      ['5', 'one, two'],
      ['1', 'a "b" c'],
    ]);
    expect(problem).toBeUndefined();
  });

  it('are taken from one column in the order of the users', () => {
    expect([...pastedPasswords('first\nsecond\n', needs).byRow]).toEqual([
      ['1', 'first'],
      ['5', 'second'],
    ]);
  });

  it('are not guessed where the lines are not as many as the users', () => {
    const { byRow, problem } = pastedPasswords('first\nsecond\nthird', needs);
    expect(byRow.size).toBe(0);
    expect(problem).toContain('3 lines for 2 users');
  });

  it('are left out, and their users named, where nobody asks for them', () => {
    const { byRow, problem } = pastedPasswords('maria\tone\nlena\ttwo', needs);
    expect([...byRow.keys()]).toEqual(['1']);
    expect(problem).toContain('left out: lena.');
  });
});
