import type { Snapshot } from '../accounts/snapshot.ts';
import type { Draft, DraftUser } from '../drafts/draft.ts';
import { planContext, type PlanContext } from './plan-context.ts';
import { rowPlan, type RowPlan } from './row-plan.ts';

/** A draft's rows against an account. */
export interface PlanRows {
  context: PlanContext;
  rows: RowPlan[];
}

interface Known {
  context: PlanContext;
  rows: WeakMap<DraftUser, RowPlan>;
}

/** What was worked out last for a snapshot. */
const known = new WeakMap<Snapshot, Known>();

/**
 * All rows of a draft, worked out. A row whose user is the same object as before, in the same batch and account, is not
 * worked out again: so one edit among thousands of rows costs one row.
 */
export function planRows(draft: Draft, snapshot: Snapshot): PlanRows {
  const { users, ...head } = draft;
  const before = known.get(snapshot);
  const now =
    before !== undefined && isSameBatch(before.context.head, head)
      ? before
      : { context: planContext(head, snapshot, before?.context), rows: new WeakMap<DraftUser, RowPlan>() };
  known.set(snapshot, now);
  const rows = users.map((user) => {
    const made = now.rows.get(user) ?? rowPlan(user, now.context);
    now.rows.set(user, made);
    return made;
  });
  return { context: now.context, rows };
}

function isSameBatch(one: PlanContext['head'], other: PlanContext['head']): boolean {
  return (
    one.defaults === other.defaults &&
    one.newGroups === other.newGroups &&
    one.newPolicies === other.newPolicies &&
    one.existingUsers === other.existingUsers
  );
}
