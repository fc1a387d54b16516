import { z } from 'zod';
import { accountKeySchema } from './account-key.ts';

/** The account's own password policy; GetAccountPasswordPolicy's fields. */
export const passwordPolicySchema = z.object({
  minimumLength: z.number().int(),
  requireSymbols: z.boolean(),
  requireNumbers: z.boolean(),
  requireUppercase: z.boolean(),
  requireLowercase: z.boolean(),
  allowUsersToChange: z.boolean(),
});
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>;

/** A managed policy as ListPolicies gives it. */
export const managedPolicySchema = z.object({
  arn: z.string(),
  name: z.string(),
  path: z.string(),
  type: z.enum(['AWS managed', 'Customer managed']),
  attachable: z.boolean(),
  attachmentCount: z.number().int(),
});
export type ManagedPolicy = z.infer<typeof managedPolicySchema>;

export const groupSchema = z.object({ name: z.string(), path: z.string(), arn: z.string() });
export type Group = z.infer<typeof groupSchema>;

/** Live quotas of GetAccountSummary. */
export const quotasSchema = z.object({
  users: z.number().int(),
  groupsPerUser: z.number().int(),
  attachedPoliciesPerUser: z.number().int(),
  groups: z.number().int(),
  /** Customer managed policies. */
  policies: z.number().int(),
  attachedPoliciesPerGroup: z.number().int(),
  /** Characters of a managed policy's document. */
  policySize: z.number().int(),
});
export type Quotas = z.infer<typeof quotasSchema>;

/** What an account looked like when it was last read: all that a plan needs to know of it. Holds no secret. */
export const snapshotSchema = z.object({
  account: accountKeySchema,
  /** ISO 8601, this machine's clock; shown, never compared. */
  takenAt: z.string(),
  alias: z.string().optional(),
  users: z.array(z.object({ name: z.string(), path: z.string() })),
  groups: z.array(groupSchema),
  policies: z.array(managedPolicySchema),
  /** `null`: the account has no policy of its own, so AWS's default holds. */
  passwordPolicy: passwordPolicySchema.nullable(),
  quotas: quotasSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;
