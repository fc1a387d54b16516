import { z } from 'zod';

/** One version of a managed policy; its document is read when it is looked at. */
export const policyVersionSchema = z.object({
  id: z.string(),
  isDefault: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;

/** One managed policy, as its page shows it. */
export const policyDetailsSchema = z.object({
  arn: z.string(),
  name: z.string(),
  path: z.string(),
  id: z.string(),
  type: z.enum(['AWS managed', 'Customer managed']),
  description: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  attachmentCount: z.number().int(),
  /** How many users and roles have it as their permissions boundary. */
  boundaryCount: z.number().int(),
  defaultVersionId: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  /** The newest first. */
  versions: z.array(policyVersionSchema),
});
export type PolicyDetails = z.infer<typeof policyDetailsSchema>;

/** Somebody or something that has a managed policy. */
export const policyEntitySchema = z.object({
  kind: z.enum(['User', 'User group', 'Role']),
  name: z.string(),
  usedAs: z.enum(['Permissions policy', 'Permissions boundary']),
});
export type PolicyEntity = z.infer<typeof policyEntitySchema>;
