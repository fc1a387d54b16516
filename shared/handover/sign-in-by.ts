import { z } from 'zod';
import type { AccountKey } from '../accounts/account-key.ts';
import { signInUrl } from '../rules/partitions.ts';

/** By which name of the account the sign-in URL leads there. The id's URL works whatever becomes of the alias. */
export const signInBySchema = z.enum(['alias', 'account-id']);
export type SignInBy = z.infer<typeof signInBySchema>;

/** The sign-in page of an account's users, by the alias only where that is chosen and there is one. */
export function chosenSignInUrl(account: AccountKey, alias: string | undefined, by: SignInBy): string {
  return signInUrl(account, by === 'alias' ? alias : undefined);
}
