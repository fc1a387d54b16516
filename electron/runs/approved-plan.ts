import type { Snapshot } from '../../shared/accounts/snapshot.ts';
import type { Draft } from '../../shared/drafts/draft.ts';
import { Failure } from '../../shared/errors.ts';
import { plan } from '../../shared/plans/plan.ts';
import type { Step } from '../../shared/plans/step.ts';
import { passwordProblems } from '../../shared/rules/passwords.ts';

interface Approved {
  draft: Draft;
  planHash: string;
  /** By row id. */
  customPasswords: Record<string, string>;
}

/**
 * The steps that were approved, when the account is still as they assume, and the custom passwords that they need, by
 * row id. Throws `Failure`: `conflict` when the plan is another one by now, `invalid` for an error in it or in a
 * password.
 */
export function approvedPlan(
  { draft, planHash, customPasswords }: Approved,
  snapshot: Snapshot,
): { steps: Step[]; customPasswords: Map<string, string> } {
  const { steps, findings, hash } = plan(draft, snapshot);
  if (hash !== planHash)
    throw new Failure({
      kind: 'conflict',
      message: 'The account has changed since the review. Nothing was created: review the calls again.',
    });
  const wrong = findings.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw invalid(`${wrong.message} Nothing was created.`);
  if (steps.length === 0) throw invalid('There are no users to create.');
  const passwords = new Map<string, string>();
  for (const step of steps) {
    if (step.call !== 'CreateLoginProfile' || step.password !== 'custom') continue;
    const password = new Map(Object.entries(customPasswords)).get(step.rowId) ?? '';
    const [problem] = passwordProblems(password, snapshot.passwordPolicy);
    if (problem !== undefined) throw invalid(`The password for ${step.input.UserName}: ${problem}`);
    passwords.set(step.rowId, password);
  }
  requireSharedPassword(draft, passwords);
  return { steps, customPasswords: passwords };
}

/** One custom password for all must be the same for all. */
function requireSharedPassword(draft: Draft, passwords: ReadonlyMap<string, string>): void {
  const shared = draft.users
    .filter(({ overrides }) => (overrides?.passwordMode ?? draft.defaults.passwordMode) === 'custom-shared')
    .flatMap(({ id }) => passwords.get(id) ?? []);
  if (new Set(shared).size > 1) throw invalid('One password for all must be the same for every user.');
}

function invalid(message: string): Failure {
  return new Failure({ kind: 'invalid', message });
}
