import { z } from 'zod';

/** Whether the operator may do one thing that a plan needs, as far as AWS's simulation can tell. */
export const operatorPermissionSchema = z.object({
  /** For instance `iam:CreateUser`. */
  action: z.string(),
  /** `unknown`: nobody could tell; the reason says why. */
  decision: z.enum(['allowed', 'denied', 'unknown']),
  /** How many resources the plan needs it on. */
  resources: z.number().int(),
  /** Some of those on which it is not allowed. */
  notOn: z.array(z.string()),
  /** A sentence; `null` where it is allowed. */
  reason: z.string().nullable(),
});
export type OperatorPermission = z.infer<typeof operatorPermissionSchema>;

/** What the answers do not cover: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html */
export const notSimulated =
  'AWS’s simulation knows the policies of your user or role, its permissions boundary and most service control policies. It does not know the session policies of a role session, conditions on MFA, source address or time as they are for your session, nor resource control policies. A call can still be refused.';
