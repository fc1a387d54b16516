import { accountKeyText } from '../../../../shared/accounts/account-key.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import { isSameDraft, type Approval, type ApprovedPlan } from '../../../../shared/plans/approval.ts';
import { planChanges, type PlanChanges } from '../../../../shared/plans/plan-changes.ts';
import { hasErrors, type Plan } from '../../../../shared/plans/plan.ts';

/** Where a plan stands between being looked at and being applied. */
export type ApprovalState =
  | { state: 'none' }
  /** Exactly what is in view was approved. */
  | { state: 'approved'; approved: ApprovedPlan }
  | { state: 'stale'; approved: ApprovedPlan; since: SinceApproval }
  | { state: 'applied'; approved: ApprovedPlan; runId: string }
  | { state: 'void'; approved: ApprovedPlan };

/** What is different now from what was approved. */
export interface SinceApproval {
  isOtherAccount: boolean;
  /** The draft as it was approved, where it is another one by now. */
  approvedDraft: Draft | undefined;
  changes: PlanChanges;
}

/** What an approval is worth for the draft and the plan in view. */
export function approvalState(
  approval: Approval | null | undefined,
  draft: Draft,
  plan: Plan,
): ApprovalState {
  if (approval === null || approval === undefined) return { state: 'none' };
  const { plan: approved, fate } = approval;
  if (fate.state === 'applied') return { state: 'applied', approved, runId: fate.runId };
  if (fate.state === 'void') return { state: 'void', approved };
  const isDraftChanged = !isSameDraft(approved.draft, draft);
  if (approved.planHash === plan.hash && !isDraftChanged && !hasErrors(plan))
    return { state: 'approved', approved };
  return {
    state: 'stale',
    approved,
    since: {
      isOtherAccount: accountKeyText(approved.account) !== accountKeyText(plan.assumptions.account),
      approvedDraft: isDraftChanged ? approved.draft : undefined,
      changes: planChanges(approved, { ...plan, assumptions: { ...plan.assumptions } }),
    },
  };
}
