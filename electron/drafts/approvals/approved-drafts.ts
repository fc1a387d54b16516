import type { AccountKey } from '../../../shared/accounts/account-key.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Input } from '../../../shared/contract.ts';
import { Failure } from '../../../shared/errors.ts';
import { isSameDraft, type Approval } from '../../../shared/plans/approval.ts';
import { plan } from '../../../shared/plans/plan.ts';
import type { Run } from '../../../shared/runs/run.ts';
import type { Runs } from '../../runs/runs.ts';
import type { DraftLibrary } from '../draft-library.ts';
import type { Approvals } from './approvals.ts';

/** What it takes to approve a draft's plan and to apply it. */
export interface ApprovedDrafts {
  library: Pick<DraftLibrary, 'read' | 'noteApplied'>;
  approvals: Approvals;
  runs: Runs;
  /** An account's snapshot of that time (ISO 8601), or a newer one. */
  snapshotOf: (account: AccountKey, takenAt: string) => Promise<Snapshot>;
}

type InputOfApprove = Input<'plans.approve'>;

/**
 * Remembers the approval of a draft's plan. Throws `Failure`: `conflict` when the draft or what is known of the account
 * gives another plan than the one in view, `invalid` when it has errors or nothing to do.
 */
export async function approvePlan(
  { library, approvals, snapshotOf }: ApprovedDrafts,
  { draftId, account, snapshotTakenAt, planHash }: InputOfApprove,
): Promise<Approval> {
  const { draft } = await library.read(draftId);
  const snapshot = await snapshotOf(account, snapshotTakenAt);
  const { hash, steps, findings, outcomes, assumptions } = plan(draft, snapshot);
  if (hash !== planHash)
    throw conflict('The plan is another one by now. It was not approved: look through it again.');
  const wrong = findings.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw invalid(`${wrong.message} A plan with errors cannot be approved.`);
  if (steps.length === 0) throw invalid('There is nothing to approve: the plan makes no calls.');
  const { alias } = snapshot;
  return approvals.approve({
    account: snapshot.account,
    ...(alias === undefined ? {} : { alias }),
    planHash: hash,
    assumptions: { ...assumptions },
    outcomes: outcomes.map(({ rowId, doing }) => ({ rowId, doing })),
    steps,
    draft,
  });
}

/** Applies an approved plan, once. Throws `Failure` where it is not that plan any more, or was applied. */
export async function applyApproved(
  { library, approvals, runs }: ApprovedDrafts,
  request: { draftId: string; approvalId: string; customPasswords: Record<string, string> },
): Promise<Run> {
  const { draftId, approvalId, customPasswords } = request;
  const approval = await approvals.read(draftId);
  if (approval?.plan.id !== approvalId)
    throw conflict('The approval was withdrawn or replaced. Nothing was created: look at the plan again.');
  if (approval.fate.state !== 'approved') throw conflict(usedMessages[approval.fate.state]);
  const { account, planHash, draft: approvedDraft } = approval.plan;
  const { draft } = await library.read(draftId);
  if (!isSameDraft(draft, approvedDraft))
    throw conflict(
      'The draft was changed since its plan was approved. Nothing was created: look through the plan and approve it again.',
    );
  const unfinished = (await runs.open()).find((run) => run.draftId === draftId && run.state !== 'finished');
  if (unfinished !== undefined)
    throw conflict(
      'An earlier run of this draft has not ended. Look at its results: resume it or finish it there first.',
    );
  const run = await runs.start({
    draft,
    planHash,
    customPasswords,
    approval: { id: approvalId, account, consume: (runId) => approvals.consume(approvalId, runId) },
  });
  // The run goes on whatever becomes of the note, which is made up for at its end or at the next start.
  await library.noteApplied(runs.applications()).catch(() => undefined);
  return run;
}

const usedMessages = {
  applied: 'This plan was applied already, and is applied once only. Look at its results.',
  void: 'Gatehouse stopped right before the first call of this plan, and nothing was created. Approve the plan again.',
};

function conflict(message: string): Failure {
  return new Failure({ kind: 'conflict', message });
}

function invalid(message: string): Failure {
  return new Failure({ kind: 'invalid', message });
}
