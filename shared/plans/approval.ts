import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { draftSchema, type Draft } from '../drafts/draft.ts';
import { planHash } from './plan-hash.ts';
import { doingSchema } from './plan.ts';
import { stepSchema } from './step.ts';

/** What was approved: the plan, the account it is for, and the draft that it was made of. It holds no secret. */
export const approvedPlanSchema = z.object({
  id: z.string().min(1),
  account: accountKeySchema,
  alias: z.exactOptional(z.string()),
  /** ISO 8601, this machine's clock; shown, never compared. */
  approvedAt: z.string(),
  planHash: z.string(),
  /** What the plan relied on in the account. */
  assumptions: z.record(z.string(), z.unknown()),
  /** What was to be done with each row, in their order. */
  outcomes: z.array(z.object({ rowId: z.string(), doing: doingSchema })),
  steps: z.array(stepSchema),
  draft: draftSchema,
});
export type ApprovedPlan = z.infer<typeof approvedPlanSchema>;

/**
 * What became of an approval, which counts once: nothing yet; applied by a run; or used up when Gatehouse stopped right
 * before its first call.
 */
export const approvalFateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('approved') }),
  z.object({ state: z.literal('applied'), runId: z.string() }),
  z.object({ state: z.literal('void') }),
]);

export const approvalSchema = z.object({ plan: approvedPlanSchema, fate: approvalFateSchema });
export type Approval = z.infer<typeof approvalSchema>;

/** Whether a draft means the same as another state of it. What it is called means nothing. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return one === other || planHash({ ...one, name: '' }) === planHash({ ...other, name: '' });
}
