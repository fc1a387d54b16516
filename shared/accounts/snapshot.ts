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
  /** The default version's JSON, of customer managed policies only; absent where it is not known. */
  document: z.exactOptional(z.string()),
});
export type ManagedPolicy = z.infer<typeof managedPolicySchema>;

/** A policy embedded in a user or group, as GetAccountAuthorizationDetails gives it. */
export const embeddedPolicySchema = z.object({ name: z.string(), document: z.string() });

export const groupSchema = z.object({
  name: z.string(),
  path: z.string(),
  arn: z.string(),
  /** What its members may do; absent where it is not known. */
  access: z.exactOptional(
    z.object({ policyArns: z.array(z.string()), inlinePolicies: z.array(embeddedPolicySchema) }),
  ),
});
export type Group = z.infer<typeof groupSchema>;

/** What an existing user has. */
export const userAccessSchema = z.object({
  groups: z.array(z.string()),
  policyArns: z.array(z.string()),
  inlinePolicies: z.array(embeddedPolicySchema),
  boundaryArn: z.string().nullable(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type UserAccess = z.infer<typeof userAccessSchema>;

export const snapshotUserSchema = z.object({
  name: z.string(),
  path: z.string(),
  /** Absent where it is not known: GetAccountAuthorizationDetails may be denied. */
  access: z.exactOptional(userAccessSchema),
});
export type SnapshotUser = z.infer<typeof snapshotUserSchema>;

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
  users: z.array(snapshotUserSchema),
  groups: z.array(groupSchema),
  policies: z.array(managedPolicySchema),
  /** `null`: the account has no policy of its own, so AWS's default holds. */
  passwordPolicy: passwordPolicySchema.nullable(),
  quotas: quotasSchema,
  /**
   * The permissions that the reading lacked, as `iam:GetAccountAuthorizationDetails`: without them parts are absent, or
   * are AWS's defaults.
   */
  missingPermissions: z.exactOptional(z.array(z.string())),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
