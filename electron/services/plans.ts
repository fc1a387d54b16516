import type { planCalls } from '../../shared/calls/plans.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import { applyApproved, approvePlan, type ApprovedDrafts } from '../drafts/approvals/approved-drafts.ts';
import { operatorPermissions } from '../iam/operator-permissions.ts';
import type { Profiles } from '../profiles/profiles.ts';

/** Approving and applying plans. */
export function planServices({
  profiles,
  drafts,
}: {
  profiles: Profiles;
  drafts: ApprovedDrafts;
}): ServicesOf<typeof planCalls> {
  return {
    'plans.approval': ({ draftId }) => drafts.approvals.read(draftId),
    'plans.approve': (input) => approvePlan(drafts, input),
    'plans.withdraw': async ({ draftId, approvalId }) => {
      await drafts.approvals.withdraw(draftId, approvalId);
      return null;
    },
    'plans.apply': (input) => applyApproved(drafts, input),
    'plans.permissions': async ({ account, needed }) => {
      const { identity, reads } = await profiles.connectionFor(account);
      return operatorPermissions(reads, identity, needed);
    },
  };
}
