import { z } from 'zod';
import { keyStatusSchema, userCredentialsSchema } from '../user-credentials/user-credentials.ts';
import { done, userName, userOfAccount, type Call } from './payloads.ts';

const accessKeyOfUser = z.strictObject({
  ...userOfAccount.shape,
  accessKeyId: z.string().min(16).max(128),
});

/** The credentials of users who exist already. */
export const userCredentialsCalls = {
  /** How an existing user of the chosen account signs in and signs calls, read anew; `not-found` for no such user. */
  'users.credentials': { input: userName, output: userCredentialsSchema },
  /** Deletes a user's console password. */
  'users.disableSignIn': { input: userOfAccount, output: done },
  /** Activates or deactivates an access key. */
  'users.setAccessKeyStatus': {
    input: z.strictObject({ ...accessKeyOfUser.shape, status: keyStatusSchema }),
    output: done,
  },
  /** Deletes an access key for good; `conflict` for one that is not inactive. */
  'users.deleteAccessKey': { input: accessKeyOfUser, output: done },
} as const satisfies Record<string, Call>;
