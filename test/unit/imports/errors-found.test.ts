import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withErrorsFound } from '../../../renderer/views/draft/import/errors-found.ts';
import { withUsersAdded } from '../../../shared/imports/added-users.ts';
import { importedUsers } from '../../../shared/imports/imported-users.ts';
import { mappingProblems } from '../../../shared/imports/mapping-problems.ts';
import { unknownAccount } from '../../../shared/accounts/unknown-account.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { drafts, snapshots } from '../plans/draft-arbitraries.ts';
import { anyMapping, anyTable } from './import-arbitraries.ts';
import { emptyBatch, mappingOf, nothingKnown, tableOf } from './import-samples.ts';

/** What is said of a table whose rows are in an account of which nothing is known, row by row. */
function said(draft: Draft, ...rows: string[][]): (string | number)[][] {
  const table = tableOf(...rows);
  const imported = importedUsers(table, mappingOf(table), draft, { ...nothingKnown, idOf: String });
  return withErrorsFound(imported, draft, unknownAccount([])).problems.map(({ row, kind, reason }) => [
    row,
    kind,
    reason,
  ]);
}

describe('what AWS takes in no account', () => {
  it('is to be put right: tags and paths', () => {
    const problems = said(
      emptyBatch,
      ['User name', 'Path', 'Department'],
      ['ana', '/people/', 'Vertrieb & Marketing'],
      ['ben', 'people', 'Data'],
      ['eva', '/people/', 'Data'],
    );
    expect(problems).toEqual([
      [2, 'repair', expect.stringContaining('Tag “Department”, value “Vertrieb & Marketing”: ')],
      [3, 'repair', expect.stringContaining('A path begins and ends with a slash')],
    ]);
  });

  it('is said once where the import says it itself', () => {
    expect(said(emptyBatch, ['User name', 'Access'], ['a b', 'Console'], ['ben', 'perhaps'])).toEqual([
      [2, 'repair', expect.stringContaining('There is a space in the name.')],
      [3, 'repair', '“perhaps” is not understood in the column Access.'],
    ]);
  });
});

it('to be put right are the rows with an error in the draft, but for users who exist', () => {
  fc.assert(
    fc.property(anyTable, anyMapping, drafts, snapshots, (table, mapping, draft, snapshot) => {
      fc.pre(mappingProblems(mapping).columns.size === 0);
      const imported = importedUsers(table, mapping, draft, {
        ...nothingKnown,
        users: snapshot.users.map(({ name }) => name),
        idOf: String,
      });
      const { problems } = withErrorsFound(imported, draft, snapshot);
      const taken = imported.users.map((user) => ({ ...user, id: `taken ${user.id}` }));
      const errors = findingsOf({ ...draft, users: withUsersAdded(draft.users, taken) }, snapshot)
        .filter(({ severity, rule }) => severity === 'error' && rule !== 'user-exists')
        .flatMap(({ rowIds }) => rowIds);
      const toRepair = problems.filter(({ kind }) => kind === 'repair').map(({ userId }) => userId);
      expect(new Set(toRepair)).toEqual(
        new Set(imported.users.map(({ id }) => id).filter((id) => errors.includes(`taken ${id}`))),
      );
    }),
    { numRuns: 300 },
  );
});
