import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import { withUsersAdded } from '../../../../shared/imports/added-users.ts';
import type { ImportProblem } from '../../../../shared/imports/import-problem.ts';
import type { ImportedUsers } from '../../../../shared/imports/imported-users.ts';
import { findingsOf } from '../../../../shared/plans/findings.ts';

/** What an import says in words of its own where it makes the row. */
const saidByImport = new Set(['cell-unread', 'name-invalid', 'name-duplicate']);

/**
 * Users whose ids are the rows' numbers, with the errors that they would have in a draft: to repair is what is an error
 * there. That a user exists is none here, because the plan can skip them or add to them.
 */
export function withErrorsFound<T extends ImportedUsers>(imported: T, draft: Draft, ground: Snapshot): T {
  // Beside those of the draft, whatever ids these have.
  const added = imported.users.map((user) => ({ ...user, id: addedId(user.id) }));
  const errors = findingsOf({ ...draft, users: withUsersAdded(draft.users, added) }, ground).filter(
    ({ severity, rule }) => severity === 'error' && rule !== 'user-exists',
  );
  const byRow = Map.groupBy(
    errors.flatMap(({ rowIds, rule, message }) => rowIds.map((rowId) => ({ rowId, rule, message }))),
    ({ rowId }) => rowId,
  );
  const own = imported.problems.map((one): ImportProblem =>
    one.kind === 'repair' && !byRow.has(addedId(one.userId)) ? { ...one, kind: 'note' } : one,
  );
  const told = new Set(own.filter(({ kind }) => kind === 'repair').map(({ userId }) => userId));
  const found = imported.users.flatMap(({ id }) =>
    (byRow.get(addedId(id)) ?? [])
      .filter(({ rule }) => !told.has(id) || !saidByImport.has(rule))
      .map(({ message }): ImportProblem => ({
        row: Number(id),
        userId: id,
        kind: 'repair',
        reason: message,
      })),
  );
  return { ...imported, problems: [...own, ...found] };
}

function addedId(id: string): string {
  return `imported ${id}`;
}
