import type { PasswordPolicy } from '../../../shared/accounts/snapshot.ts';
import { settingsOf, type Draft } from '../../../shared/drafts/draft.ts';
import { passwordProblem } from '../../components/password-problem.ts';

/** The console passwords that the administrator types. They live in the wizard alone and go one way, into main. */
export interface CustomPasswords {
  shared: string;
  byRow: ReadonlyMap<string, string>;
}

export const noPasswords: CustomPasswords = { shared: '', byRow: new Map() };

/** The rows that need a custom password, each with the one typed for it (empty when none was). */
export function passwordsByRow(draft: Draft, passwords: CustomPasswords): Map<string, string> {
  const byRow = new Map<string, string>();
  for (const user of draft.users) {
    const { consoleAccess, passwordMode } = settingsOf(draft, user);
    if (!consoleAccess || passwordMode === 'generated') continue;
    byRow.set(
      user.id,
      passwordMode === 'custom-shared' ? passwords.shared : (passwords.byRow.get(user.id) ?? ''),
    );
  }
  return byRow;
}

/** The ids of the rows whose custom password is missing or against the policy. */
export function rowsWithPasswordProblems(
  draft: Draft,
  passwords: CustomPasswords,
  policy: PasswordPolicy | null,
): string[] {
  return [...passwordsByRow(draft, passwords)]
    .filter(([, password]) => passwordProblem(password, policy) !== undefined)
    .map(([rowId]) => rowId);
}
