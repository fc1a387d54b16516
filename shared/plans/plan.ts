import type { AccountKey } from '../accounts/account-key.ts';
import type { Snapshot } from '../accounts/snapshot.ts';
import { settingsOf, type Draft } from '../drafts/draft.ts';
import { withRealArns } from '../drafts/policy-reference.ts';
import { findingsOf } from './findings.ts';
import type { Finding } from './finding.ts';
import { newEntitySteps } from './new-entity-steps.ts';
import { nothing, type Outcome } from './outcome.ts';
import { planHash } from './plan-hash.ts';
import { stepsFor } from './steps.ts';
import type { Step } from './step.ts';

/** What the plan relies on in the account; where it no longer holds, the hash differs. */
export interface PlanAssumptions {
  account: AccountKey;
  /** Whether the account's password policy already lets users change their own password. */
  usersMayChangePassword: boolean;
}

export interface Plan {
  steps: Step[];
  findings: Finding[];
  /** What happens to each of the draft's users, by row id. */
  outcomes: ReadonlyMap<string, Outcome>;
  assumptions: PlanAssumptions;
  /** SHA-256 over the steps and the assumptions, in hex: what was approved is what is applied. */
  hash: string;
}

/**
 * The exact API calls that a draft means for an account as the snapshot knows it, and what is wrong with them.
 * Pure, total and deterministic: the same draft and snapshot give the same plan and hash on either side.
 */
export function plan(draft: Draft, snapshot: Snapshot): Plan {
  const steps = [
    ...newEntitySteps(draft, snapshot.account),
    ...draft.users.flatMap((user) =>
      stepsFor(user, withRealArns(settingsOf(draft, user), draft, snapshot.account), snapshot),
    ),
  ];
  const assumptions = {
    account: snapshot.account,
    usersMayChangePassword: snapshot.passwordPolicy?.allowUsersToChange ?? false,
  };
  return {
    steps,
    findings: findingsOf(draft, snapshot),
    outcomes: new Map(
      draft.users.map(({ id }) => [id, { kind: 'create', added: nothing, unchanged: nothing }]),
    ),
    assumptions,
    hash: planHash({ steps, assumptions }),
  };
}

/** Whether anything in the plan cannot work. */
export function hasErrors({ findings }: Pick<Plan, 'findings'>): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
