import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';

/** Eight colours that are told apart on light and dark ground, by colour-blind eyes too (Okabe and Ito's set). */
const colours = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#f0e442',
  '#3d8fd1',
  '#d55e00',
  '#cc79a7',
  '#999999',
] as const;

/** An account's own colour, the same at every start. It goes with the account's name, never alone. */
export function AccountChip({ account }: { account: AccountKey }) {
  let hash = 0;
  for (const character of accountKeyText(account)) hash = (hash * 31 + character.charCodeAt(0)) % 65_521;
  return (
    <svg className="account-chip" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <rect width="14" height="14" rx="3" fill={colours[hash % colours.length]} />
    </svg>
  );
}

/** An account id as the console shows it: `1234-5678-9012`. */
export function accountIdText(accountId: string): string {
  return accountId.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
}
