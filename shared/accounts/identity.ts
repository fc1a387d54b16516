import { z } from 'zod';
import { accountKeySchema } from './account-key.ts';

/** Who the chosen profile is, as STS GetCallerIdentity and the account's alias tell it. */
export const identitySchema = z.object({
  profileId: z.string(),
  profileName: z.string(),
  account: accountKeySchema,
  callerArn: z.string(),
  /** True for `arn:…:root`; https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html says not to work as it. */
  isRoot: z.boolean(),
  /** The account alias; absent when there is none or it may not be read. */
  alias: z.string().optional(),
  region: z.string(),
  /** The address of the sign-in page for this account's users. */
  signInUrl: z.string(),
});
export type Identity = z.infer<typeof identitySchema>;
