import type { AccountKey, Partition } from './account-key.ts';
import type { ManagedPolicy, Snapshot } from './snapshot.ts';

const endpoint = 'unknown';

/**
 * An account of which nothing is known but AWS's managed policies, which are in every one: for drafting where no
 * snapshot is. `findingsOf` is silent then about all that needs the account.
 */
export function unknownAccount(policies: readonly ManagedPolicy[], partition: Partition = 'aws'): Snapshot {
  return {
    account: { partition, accountId: '000000000000', endpoint },
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
