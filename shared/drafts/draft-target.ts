import { accountKeyText, type AccountKey } from '../accounts/account-key.ts';
import { accountName } from '../accounts/account-name.ts';
import type { Draft, DraftTarget } from './draft.ts';

/** Why a draft cannot be applied in an account: it is for another one. `undefined` when it can. */
export function targetProblem({ target }: Pick<Draft, 'target'>, account: AccountKey): string | undefined {
  if (target === null || accountKeyText(target.account) === accountKeyText(account)) return undefined;
  return (
    `This draft is for ${targetName(target)}, but the chosen profile is in ${accountName(account)}. ` +
    'Choose a profile of the draft’s account, or change the account on the draft’s page.'
  );
}

/** The account that a draft is for, in a sentence. */
export function targetName({ account, alias }: DraftTarget): string {
  return alias === undefined ? accountName(account) : `${alias} (${accountName(account)})`;
}
