import { z } from 'zod';

/** An access key as an administrator judges it: neither id nor secret. */
export const accessKeyFactsSchema = z.object({
  active: z.boolean(),
  /** `null` where the report does not tell. */
  createdAt: z.iso.datetime().nullable(),
  /** `null`: never, as far as AWS knows. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type AccessKeyFacts = z.infer<typeof accessKeyFactsSchema>;

/** What is known of a user's credentials, and of when. A part that may not be read is `null`. Holds no secret. */
export const credentialFactsSchema = z.object({
  /** The moment that the facts are of: the report's, or when they were read. */
  asOf: z.iso.datetime(),
  consoleAccess: z.boolean().nullable(),
  mfa: z.boolean().nullable(),
  /** As far as the source tells it; ListUsers tells it too. */
  passwordLastUsedAt: z.iso.datetime().nullable(),
  accessKeys: z.array(accessKeyFactsSchema).nullable(),
});
export type CredentialFacts = z.infer<typeof credentialFactsSchema>;
