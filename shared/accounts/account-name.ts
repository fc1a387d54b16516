import type { AccountKey } from './account-key.ts';

/** An account in a sentence: “account 123456789012”, “the practice account”. */
export function accountName({ accountId, partition, endpoint }: AccountKey): string {
  if (endpoint === 'practice') return 'the practice account';
  const where = endpoint === 'aws' ? (partition === 'aws' ? '' : ` of ${partition}`) : ` at ${endpoint}`;
  return `account ${accountId}${where}`;
}
