import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { operatorPermissionSchema } from '../plans/operator-permission.ts';

import { done, reviewedPlan, type Call } from './payloads.ts';

/** What becomes of a plan beside applying it. */
export const planCalls = {
  /** Puts a plan's calls on the clipboard as an AWS CLI script; refused like `runs.start` for another plan. */
  'script.copy': { input: reviewedPlan, output: done },
  /** Asks where to, then writes that script; `path: null` when the administrator cancelled. */
  'script.save': { input: reviewedPlan, output: z.object({ path: z.string().nullable() }) },
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
