import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { approvalSchema } from '../plans/approval.ts';
import { runSchema } from '../runs/run.ts';
import { customPassword, done, id, planInView, type Call } from './payloads.ts';
import { operatorPermissionSchema } from '../plans/operator-permission.ts';

const draftId = z.strictObject({ draftId: id });
const approval = z.strictObject({ draftId: id, approvalId: id });

/** Approving and applying plans. */
export const planCalls = {
  /** The last approval of a draft's plan and what became of it; `null` when there is none. */
  'plans.approval': { input: draftId, output: approvalSchema.nullable() },
  /**
   * Remembers that the administrator approves the plan in view. It is made again of the draft as it is kept and of the
   * account's snapshot of that time, which needs no network: `conflict` when that is another plan, `invalid` when it has
   * errors or nothing to do.
   */
  'plans.approve': {
    input: z.strictObject({ draftId: id, ...planInView.shape }),
    output: approvalSchema,
  },
  /** Takes an approval back; `conflict` when it was applied. */
  'plans.withdraw': { input: approval, output: done },
  /**
   * Applies an approved plan, once. It is made again against a fresh snapshot: `conflict` when it is another one by now,
   * when the draft was changed, when the approval is used, or when the chosen profile is in another account. Custom
   * passwords as for `runs.start`.
   */
  'plans.apply': {
    input: z.strictObject({ ...approval.shape, customPasswords: z.record(id, customPassword) }),
    output: runSchema,
  },
  /**
   * Whether the operator may do what a plan needs (`permissionsNeeded`), asked of AWS action by action: `unknown` with
   * the reason where that cannot be told. `conflict` when the chosen profile is in another account.
   */
  'plans.permissions': {
    input: z.strictObject({
      account: accountKeySchema,
      needed: z
        .array(
          z.strictObject({
            action: z.string().regex(/^iam:[A-Za-z]{1,100}$/),
            resourceArns: z.array(z.string().min(1).max(2048)).min(1).max(10_000),
          }),
        )
        .max(50),
    }),
    output: z.array(operatorPermissionSchema),
  },
} as const satisfies Record<string, Call>;
