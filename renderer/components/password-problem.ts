import type { PasswordPolicy } from '../../shared/accounts/snapshot.ts';
import { passwordProblems } from '../../shared/rules/passwords.ts';

/** What is wrong with a password for the screen; `undefined` when it can be used. */
export function passwordProblem(password: string, policy: PasswordPolicy | null): string | undefined {
  if (password === '') return 'Enter a password.';
  const problems = passwordProblems(password, policy);
  return problems.length === 0 ? undefined : problems.join(' ');
}
