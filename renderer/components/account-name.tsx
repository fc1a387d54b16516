import type { AccountKey } from '../../shared/accounts/account-key.ts';
import { AccountChip, accountIdText } from './account-chip.tsx';

/** An account as lists name it: its colour, alias and id. */
export function AccountName({ account, alias }: { account: AccountKey; alias: string | undefined }) {
  return (
    <span className="account-name breakable">
      <AccountChip account={account} />
      {accountText(account, alias)}
    </span>
  );
}

/** The same as a text: “acme-prod (1234-5678-9012)”. */
export function accountText({ accountId }: AccountKey, alias: string | undefined): string {
  return alias === undefined ? accountIdText(accountId) : `${alias} (${accountIdText(accountId)})`;
}
