import { z } from 'zod';
import { inlinePolicySchema } from '../rules/inline-policy.ts';

/** Everything that decides what one existing user may do. */
export const userPermissionsSchema = z.object({
  userName: z.string(),
  groups: z.array(z.string()),
  attachedPolicies: z.array(z.object({ arn: z.string(), name: z.string() })),
  /** Their documents are indented JSON. */
  inlinePolicies: z.array(inlinePolicySchema),
  /** The permissions boundary's ARN; `null` when the user has none. */
  boundaryArn: z.string().nullable(),
});
export type UserPermissions = z.infer<typeof userPermissionsSchema>;
