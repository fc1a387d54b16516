import { z } from 'zod';
import { gatehouseErrorSchema } from '../errors.ts';
import { accountKeySchema } from './account-key.ts';
import { credentialFactsSchema } from './credential-facts.ts';

/** One user in the list of all. */
export const listedUserSchema = z.object({
  name: z.string(),
  path: z.string(),
  createdAt: z.iso.datetime(),
  passwordLastUsedAt: z.iso.datetime().nullable(),
  /** Names; `null` where they may not be read. */
  groups: z.array(z.string()).nullable(),
});
export type ListedUser = z.infer<typeof listedUserSchema>;

/** All users of an account, as they were when read. */
export const accountUsersSchema = z.object({
  account: accountKeySchema,
  /** This machine's clock; shown, and what ages are counted from. */
  readAt: z.iso.datetime(),
  users: z.array(listedUserSchema),
  /** Why the users' groups are not known; `null` when they are. */
  groupsError: gatehouseErrorSchema.nullable(),
});
export type AccountUsers = z.infer<typeof accountUsersSchema>;

/** An account's credential report: what AWS knew of every user's credentials up to four hours ago. */
export const credentialReportSchema = z.object({
  account: accountKeySchema,
  generatedAt: z.iso.datetime(),
  /** `createdAt` tells a user from a former one of the same name. */
  users: z.array(z.object({ name: z.string(), createdAt: z.iso.datetime(), facts: credentialFactsSchema })),
});
export type CredentialReport = z.infer<typeof credentialReportSchema>;

/** How far the reading of an account's users is. */
export const usersProgressSchema = z.object({
  account: accountKeySchema,
  read: z.number().int().nonnegative(),
  /** `null` until the whole number is known. */
  total: z.number().int().nonnegative().nullable(),
});
export type UsersProgress = z.infer<typeof usersProgressSchema>;
