import { z } from 'zod';
import { gatehouseErrorSchema } from '../errors.ts';
import { inlinePolicySchema } from '../rules/inline-policy.ts';
import { accountKeySchema } from './account-key.ts';

/** One group in the list of all. */
export const listedGroupSchema = z.object({
  name: z.string(),
  path: z.string(),
  createdAt: z.iso.datetime(),
  /** How many users are in it; `null` where that may not be read. */
  members: z.number().int().nullable(),
  /** How many policies it has, attached and inline; `null` where that may not be read. */
  policies: z.number().int().nullable(),
});
export type ListedGroup = z.infer<typeof listedGroupSchema>;

/** All groups of an account, as they were when read. */
export const accountGroupsSchema = z.object({
  account: accountKeySchema,
  readAt: z.iso.datetime(),
  groups: z.array(listedGroupSchema),
  /** Why members and policies are not known; `null` when they are. */
  countsError: gatehouseErrorSchema.nullable(),
});
export type AccountGroups = z.infer<typeof accountGroupsSchema>;

/** One group, as its page shows it. */
export const groupDetailsSchema = z.object({
  name: z.string(),
  arn: z.string(),
  path: z.string(),
  id: z.string(),
  createdAt: z.iso.datetime(),
  members: z.array(z.object({ name: z.string(), path: z.string(), createdAt: z.iso.datetime() })),
  attachedPolicies: z.array(z.object({ arn: z.string(), name: z.string() })),
  /** Their documents are indented JSON. */
  inlinePolicies: z.array(inlinePolicySchema),
});
export type GroupDetails = z.infer<typeof groupDetailsSchema>;
