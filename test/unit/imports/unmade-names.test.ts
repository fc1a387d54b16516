import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../../shared/drafts/cells.ts';
import type { Draft, DraftUser } from '../../../shared/drafts/draft.ts';
import { draftRows } from '../../../shared/imports/draft-rows.ts';
import { importedUsers } from '../../../shared/imports/imported-users.ts';
import { mappingProblems } from '../../../shared/imports/mapping-problems.ts';
import type { ReadTable } from '../../../shared/imports/imported-table.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { drafts } from '../plans/draft-arbitraries.ts';
import { account } from '../plans/plan-samples.ts';
import { anyMapping, anyTable } from './import-arbitraries.ts';
import { emptyBatch, imported, nothingKnown, tableOf } from './import-samples.ts';

/** A table in which one cell has a formula that was never calculated. */
function withFormula(column: number, ...rows: string[][]): ReadTable {
  const reason = 'The formula has no result.';
  return { ...tableOf(...rows), cellProblems: [{ row: 1, column, reason }] };
}

/** The rules that complain of a row with an error, by the row's id. */
function foundIn(draft: Draft, severities: readonly string[], ...rules: string[]): Set<string> {
  const findings = findingsOf(draft, account);
  return new Set(
    findings
      .filter(({ severity, rule }) => severities.includes(severity) && rules.includes(rule))
      .flatMap(({ rowIds }) => rowIds),
  );
}

const nameCell = (user: DraftUser | undefined) => user && cellText(emptyBatch, user, 'name');

describe('a formula without a result', () => {
  it.each([
    ['first names', 0, ['First name', 'Last name'], ['=1+1', 'Silva'], '=1+1 Silva'],
    ['last names', 1, ['First name', 'Last name'], ['Ana', '=1+1'], 'Ana =1+1'],
    ['last names alone', 1, ['First name', 'Last name'], ['', '=1+1'], '=1+1 (formula)'],
    ['full names', 0, ['Full name', 'Team'], ['=1+1', 'Data'], '=1+1 (formula)'],
    ['addresses', 0, ['E-mail', 'Team'], ['=A1', 'Data'], '=A1 (formula)'],
    ['user names', 0, ['User name', 'Team'], ['=1+1', 'Data'], '=1+1 (formula)'],
  ])('among %s makes no user, but a row to be repaired', (_what, column, header, row, cell) => {
    const { users, problems } = imported(withFormula(column, header, row));
    expect(users).toHaveLength(1);
    expect(users[0]?.name).toBe('');
    expect(nameCell(users[0])).toBe(cell);
    expect(problems.filter(({ kind }) => kind === 'repair').map(({ reason }) => reason)).toContain(
      'The formula has no result.',
    );
    expect(foundIn({ ...emptyBatch, users }, ['error'], 'cell-unread')).toEqual(new Set(['row 2']));
  });

  it('is still an error after the draft was a table in between', () => {
    const { users } = imported(withFormula(0, ['User name'], ['=1+1']));
    const again = imported(tableOf(...draftRows({ ...emptyBatch, users })));
    expect(foundIn({ ...emptyBatch, users: again.users }, ['error'], 'name-invalid').size).toBe(1);
  });

  it('is only noted where no user name is made of it', () => {
    const { users, problems } = imported(
      withFormula(1, ['User name', 'First name', 'Last name'], ['ana', '=1+1', 'Silva']),
    );
    expect(users).toEqual([{ id: 'row 2', name: 'ana' }]);
    expect(problems.map(({ kind }) => kind)).toEqual(['note']);
  });
});

describe('a person of whom the template has not all', () => {
  const header = ['Full name', 'Team'];

  it('gets a name of what there is, and stays to be looked at', () => {
    const { users, problems } = imported(tableOf(header, ['Pelé', ''], ['Ana Silva', '']));
    expect(users).toEqual([
      { id: 'row 2', name: 'pele', unread: { name: 'Pelé (no last name)' } },
      { id: 'row 3', name: 'ana.silva' },
    ]);
    expect(problems.map(({ row, kind, reason }) => [row, kind, reason])).toEqual([
      [2, 'repair', 'There is no last name to make the user name of.'],
    ]);
  });

  it('keeps what is a user name already', () => {
    const { users } = imported(tableOf(header, ['bob.berg', ''], ['Ana Silva', ''], ['Eva Kim', '']));
    expect(users[0]).toEqual({
      id: 'row 2',
      name: 'bob.berg',
      unread: { name: 'bob.berg (no last name)' },
    });
  });

  it('can be found out when no name can be made', () => {
    const { users } = imported(tableOf(['First name', 'Last name'], ['!!!', '???'], ['', '李']), {
      names: { template: '{first}' },
    });
    expect(users).toEqual([
      { id: 'row 2', name: '', unread: { name: '!!! ???' } },
      { id: 'row 3', name: '', unread: { name: '李 (no first name)' } },
    ]);
  });

  it('without a user name of its own is named by what else the row says', () => {
    const { users } = imported(
      tableOf(['User name', 'First name', 'Last name'], ['', 'Ana', 'Silva'], ['', 'Ana', '']),
    );
    expect(users).toEqual([
      { id: 'row 2', name: '', unread: { name: 'Ana Silva' } },
      { id: 'row 3', name: '', unread: { name: 'Ana (no user name)' } },
    ]);
  });
});

describe('what the preview counts as to be repaired', () => {
  it('is to be put right in the draft as well, and the draft’s errors of names and cells are counted', () => {
    fc.assert(
      fc.property(anyTable, anyMapping, drafts, (table, mapping, draft) => {
        fc.pre(mappingProblems(mapping).columns.size === 0);
        const { users, problems } = importedUsers(table, mapping, draft, {
          ...nothingKnown,
          users: account.users.map(({ name }) => name),
        });
        const counted = new Set(problems.filter(({ kind }) => kind === 'repair').map(({ userId }) => userId));
        const whole = { ...draft, users: [...draft.users, ...users] };
        const surely = foundIn(whole, ['error'], 'cell-unread', 'name-invalid');
        // Of a user who exists and is left alone, it is no more than advice.
        const perhaps = foundIn(
          whole,
          ['error', 'advice'],
          ...['cell-unread', 'name-invalid', 'name-duplicate', 'user-exists'],
        );
        for (const { id } of users) {
          if (counted.has(id)) expect(perhaps).toContain(id);
          if (surely.has(id)) expect(counted).toContain(id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('includes user names that AWS does not take', () => {
    const { problems } = imported(tableOf(['User name'], ["=cmd|' /C calc'!A0"], ['"unclosed'], ['ana']));
    expect(problems.map(({ row, kind }) => [row, kind])).toEqual([
      [2, 'repair'],
      [3, 'repair'],
    ]);
  });

  it('leaves out users who exist: the plan says what becomes of them', () => {
    const table = tableOf(['User name'], ['akua'], ['AKUA'], ['ROOT-helper']);
    const context = { users: account.users.map(({ name }) => name) };
    expect(imported(table, { context }).problems.map(({ row, kind }) => [row, kind])).toEqual([
      [2, 'note'],
      [3, 'repair'],
      [3, 'note'],
      [4, 'note'],
    ]);
  });
});
