import { z } from 'zod';
import { userPermissionsSchema } from './user-permissions.ts';

/** The policies that a user has by one group. */
export const groupPoliciesSchema = z.object({
  group: z.string(),
  attachedPolicies: z.array(z.object({ arn: z.string(), name: z.string() })),
  /** Names: their documents are on the group's page. */
  inlinePolicies: z.array(z.string()),
});
export type GroupPolicies = z.infer<typeof groupPoliciesSchema>;

/** One user, as its page shows it. */
export const userDetailsSchema = z.object({
  name: z.string(),
  arn: z.string(),
  path: z.string(),
  id: z.string(),
  createdAt: z.iso.datetime(),
  passwordLastUsedAt: z.iso.datetime().nullable(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  permissions: userPermissionsSchema,
  groupPolicies: z.array(groupPoliciesSchema),
});
export type UserDetails = z.infer<typeof userDetailsSchema>;
