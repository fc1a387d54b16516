import type { Draft, DraftUser } from '../drafts/draft.ts';
import { settingsOf } from '../drafts/draft.ts';
import { withRealArns } from '../drafts/policy-reference.ts';
import { foldName } from '../rules/names.ts';
import { merged, type Unchanged } from './merge.ts';
import type { PlanContext } from './plan-context.ts';
import { textHash } from './plan-hash.ts';
import { ofUser } from './relied-on.ts';
import type { PlanRow, RowProblem, RowRule } from './row-problem.ts';
import { access, customPassword } from './row-rules/access.ts';
import { boundary, copiedBoundary } from './row-rules/boundary.ts';
import { existingUser } from './row-rules/existing-user.ts';
import { fullRights } from './row-rules/full-rights.ts';
import { groups, permissions } from './row-rules/groups.ts';
import { inlinePolicies } from './row-rules/inline-policies.ts';
import { unreadCells, userName, userPath } from './row-rules/name.ts';
import { passwordDeadlock } from './row-rules/password-deadlock.ts';
import { policies } from './row-rules/policies.ts';
import { tags } from './row-rules/tags.ts';
import type { Step } from './step.ts';
import { mergeSteps, stepsFor } from './steps.ts';

/** In the order in which a reader puts things right. */
const rules: readonly RowRule[] = [
  unreadCells,
  userName,
  existingUser,
  userPath,
  access,
  customPassword,
  passwordDeadlock,
  groups,
  policies,
  inlinePolicies,
  fullRights,
  boundary,
  copiedBoundary,
  tags,
  permissions,
];

/** One row of a plan: what is done, with which calls, and what is wrong with it. */
export interface RowPlan extends PlanRow {
  steps: Step[];
  /** Of a user who exists: what stays as it is; empty for others. */
  unchanged: Unchanged;
  problems: RowProblem[];
  /** Over what is done, the calls, and what the user of a merge has, on which they rely; in hex. */
  hash: () => string;
}

const nothing: Unchanged = { groups: [], policyArns: [], inlinePolicies: [], tags: [] };

/** The plan of one row. */
export function rowPlan(user: DraftUser, context: PlanContext): RowPlan {
  const { head, snapshot } = context;
  const references = settingsOf(head, user);
  const settings = withRealArns(references, head, snapshot.account);
  const existing = context.users.get(foldName(user.name));
  const doing = doingOf(head, user, existing?.name);
  const row: PlanRow = { user, settings, references, existing, doing };
  const { steps, unchanged } = callsOf(row, context);
  let hash: string | undefined;
  return {
    ...row,
    steps,
    unchanged,
    problems: rules.flatMap((rule) => rule(row, context)),
    // Steps are made key by key in one order, whatever order the draft's keys have: JSON of thousands is faster so.
    hash: () =>
      (hash ??= textHash(JSON.stringify({ doing, steps, had: doing === 'merge' ? ofUser(existing) : [] }))),
  };
}

/** A user of that very name who exists is left alone or completed, if the batch says so. */
function doingOf(
  { existingUsers }: Pick<Draft, 'existingUsers'>,
  { name }: DraftUser,
  existing: string | undefined,
): PlanRow['doing'] {
  return existing === name && existingUsers !== 'stop' ? existingUsers : 'create';
}

function callsOf(
  { user, settings, existing, doing }: PlanRow,
  { snapshot }: PlanContext,
): Pick<RowPlan, 'steps' | 'unchanged'> {
  switch (doing) {
    case 'create':
      return { steps: stepsFor(user, settings, snapshot), unchanged: nothing };
    case 'skip':
      return { steps: [], unchanged: nothing };
    case 'merge': {
      if (existing?.access === undefined) return { steps: [], unchanged: nothing };
      const { missing, unchanged } = merged(settings, existing.access);
      return { steps: mergeSteps(user, missing), unchanged };
    }
  }
}
