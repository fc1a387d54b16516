import { z } from 'zod';

/** What an existing user can be given that comes with a secret. */
export const credentialActionSchema = z.enum(['enable-sign-in', 'reset-password', 'create-access-key']);
export type CredentialAction = z.infer<typeof credentialActionSchema>;

/** What a run does for one existing user. */
export const credentialsPurposeSchema = z.object({
  action: credentialActionSchema,
  userName: z.string(),
  /** The user's e-mail address, where the user name or a tag told it. */
  email: z.string().optional(),
});
