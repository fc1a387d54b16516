import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { passwordPolicySchema } from '../accounts/snapshot.ts';

export const keyStatusSchema = z.enum(['Active', 'Inactive']);
export type KeyStatus = z.infer<typeof keyStatusSchema>;

/** `unknown`: the profile may not ask for it. */
const lastUseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('used'), at: z.string(), service: z.string(), region: z.string() }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('unknown') }),
]);

/** An access key as IAM lists it; its secret is told once, when it is made. */
export const accessKeySchema = z.object({
  id: z.string(),
  status: z.string(),
  /** ISO 8601, as all dates here. */
  createdAt: z.string(),
  lastUse: lastUseSchema,
  /** Gatehouse itself signs its calls with it at present. */
  isInUseHere: z.boolean(),
});
export type AccessKey = z.infer<typeof accessKeySchema>;

/** How one existing user signs in and signs calls, and what a change of that depends on. Holds no secret. */
export const userCredentialsSchema = z.object({
  /** The account that was read: changes are made there and nowhere else. */
  account: accountKeySchema,
  userName: z.string(),
  /** The e-mail address that the user name or a tag tells. */
  email: z.string().optional(),
  /** The operator is this very user. */
  isCaller: z.boolean(),
  /** The login profile; `null` for a user without console access. */
  signIn: z.object({ createdAt: z.string(), resetRequired: z.boolean() }).nullable(),
  /** The last sign-in to the console; `null` when there was none, or none since AWS keeps account of it. */
  passwordLastUsed: z.string().nullable(),
  accessKeys: z.array(accessKeySchema),
  /** The account's; `null` when it has none of its own. */
  passwordPolicy: passwordPolicySchema.nullable(),
  /** IAMUserChangePassword is attached to the user itself. */
  hasChangePasswordPolicy: z.boolean(),
});
export type UserCredentials = z.infer<typeof userCredentialsSchema>;
