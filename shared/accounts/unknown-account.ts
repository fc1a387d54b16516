import type { AccountKey } from './account-key.ts';
import type { ManagedPolicy, Snapshot } from './snapshot.ts';

const endpoint = 'unknown';

/** What ARNs have in the place of an account's number that nobody knows. */
export const unknownAccountId = '000000000000';

/**
 * An account of which nothing is known but AWS's managed policies, which are in every one, and perhaps its number: for
 * drafting where no snapshot is. `findingsOf` is silent then about all that needs the account.
 */
export function unknownAccount(
  policies: readonly ManagedPolicy[],
  { partition, accountId }: Pick<AccountKey, 'partition' | 'accountId'> = {
    partition: 'aws',
    accountId: unknownAccountId,
  },
): Snapshot {
  return {
    account: { partition, accountId, endpoint },
    takenAt: '',
    users: [],
    groups: [],
    policies: [...policies],
    passwordPolicy: null,
    quotas: {
      users: Infinity,
      // The same in every account, and the most on request:
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
      groupsPerUser: 10,
      attachedPoliciesPerUser: 20,
      groups: Infinity,
      policies: Infinity,
      attachedPoliciesPerGroup: Infinity,
      // The size is the same in every account that has not asked for more.
      policySize: 6144,
    },
  };
}

/** Whether it is one of `unknownAccount`. */
export function isUnknownAccount(account: AccountKey): boolean {
  return account.endpoint === endpoint;
}
