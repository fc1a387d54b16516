import { z } from 'zod';
import type { AccountKey } from '../accounts/account-key.ts';
import type { Snapshot } from '../accounts/snapshot.ts';
import type { Draft } from '../drafts/draft.ts';
import type { Finding } from './finding.ts';
import { findingsOfRows } from './findings.ts';
import type { Unchanged } from './merge.ts';
import { newEntitySteps } from './new-entity-steps.ts';
import { planHash } from './plan-hash.ts';
import { planRows } from './plan-rows.ts';
import { grantedBy, hadByMerged, type ReliedOn } from './relied-on.ts';
import type { Step } from './step.ts';

/** What the plan relies on in the account; where it no longer holds, the hash differs. */
export interface PlanAssumptions {
  account: AccountKey;
  /** Whether the account's password policy already lets users change their own password. */
  usersMayChangePassword: boolean;
  /** What the chosen groups and policies grant. Worked out when asked for. */
  readonly granted: ReliedOn;
  /** What the users have who are to get what they lack. Worked out when asked for. */
  readonly had: ReliedOn;
}

/** A user is made, left alone because it exists, or given what it lacks. */
export const doingSchema = z.enum(['create', 'skip', 'merge']);

/** What a plan does with one row. */
export interface Outcome {
  rowId: string;
  doing: z.infer<typeof doingSchema>;
  /** Of a user who exists: what the batch gives and is there already. */
  unchanged: Unchanged;
}

export interface Plan {
  steps: Step[];
  findings: Finding[];
  /** One for each of the draft's rows, in their order. */
  outcomes: Outcome[];
  assumptions: PlanAssumptions;
  /** SHA-256 over the steps and the assumptions, in hex: what was approved is what is applied. Worked out when asked for. */
  readonly hash: string;
}

/**
 * The exact API calls that a draft means for an account as the snapshot knows it, and what is wrong with them.
 * Pure, total and deterministic: the same draft and snapshot give the same plan and hash on either side. What was worked
 * out for a row is kept as long as its user, the batch and the snapshot are the same objects.
 */
export function plan(draft: Draft, snapshot: Snapshot): Plan {
  const made = planRows(draft, snapshot);
  const newEntities = newEntitySteps(draft, snapshot.account);
  let granted: ReliedOn | undefined;
  let had: ReliedOn | undefined;
  const atOnce = {
    account: snapshot.account,
    usersMayChangePassword: snapshot.passwordPolicy?.allowUsersToChange ?? false,
  };
  const assumptions = {
    ...atOnce,
    get granted() {
      return (granted ??= grantedBy(made));
    },
    get had() {
      return (had ??= hadByMerged(made));
    },
  };
  let hash: string | undefined;
  return {
    steps: [...newEntities, ...made.rows.flatMap(({ steps }) => steps)],
    findings: findingsOfRows(made),
    outcomes: made.rows.map(({ user, doing, unchanged }) => ({ rowId: user.id, doing, unchanged })),
    assumptions,
    get hash() {
      // What merged users have is in the hashes of their rows.
      return (hash ??= planHash({
        ...atOnce,
        granted: assumptions.granted,
        newEntities,
        rows: made.rows.map((row) => row.hash()),
      }));
    },
  };
}

/** Whether anything in the plan cannot work. */
export function hasErrors({ findings }: Pick<Plan, 'findings'>): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
