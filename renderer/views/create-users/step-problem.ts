import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { rowsWithPasswordProblems, type CustomPasswords } from './custom-passwords.ts';
import { stepPlaces } from '../../drafting/draft-findings.ts';
import { withoutEmptyRows } from '../../drafting/draft-state.ts';

interface Wizard {
  draft: Draft;
  snapshot: Snapshot;
  passwords: CustomPasswords;
  boundaryWanted: boolean;
  /** From whom something is ticked and not copied yet. */
  copyWaiting: string | undefined;
}

/** Why a step cannot be left forwards, in a sentence; `undefined` when it can. */
export function stepProblem(
  step: number,
  { draft, snapshot, passwords, boundaryWanted, copyWaiting }: Wizard,
): string | undefined {
  const complete = withoutEmptyRows(draft);
  const errors = findingsOf(complete, snapshot).filter(
    ({ severity, place }) => severity === 'error' && stepPlaces[step]?.includes(place),
  );
  if (step === 0) {
    const names = new Set(errors.filter(({ place }) => place === 'name').flatMap(({ rowIds }) => rowIds))
      .size;
    if (names > 0)
      return names === 1 ? 'One user name needs a change.' : `${names} user names need a change.`;
    const rows = rowsWithPasswordProblems(complete, passwords, snapshot.passwordPolicy).length;
    if (rows > 0)
      return rows === 1 || complete.defaults.passwordMode === 'custom-shared'
        ? 'A custom password is missing or does not meet the password policy.'
        : `${rows} custom passwords are missing or do not meet the password policy.`;
  }
  if (step === 1 && copyWaiting !== undefined)
    return `Choose “Copy permissions” to copy from ${copyWaiting}, or another of the permissions options.`;
  if (step === 1 && boundaryWanted && draft.defaults.boundaryArn === null)
    return 'Choose a policy as the permissions boundary, or choose to create users without one.';
  const [first] = errors;
  return first?.message;
}
