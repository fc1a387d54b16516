import type { accountCalls } from '../../shared/calls/accounts.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { Accounts } from '../iam/accounts.ts';
import { credentialFacts } from '../iam/credential-facts.ts';
import { groupDetails } from '../iam/group-details.ts';
import { policyDetails } from '../iam/policy-details.ts';
import { policyDocument } from '../iam/policy-document.ts';
import { policyEntities } from '../iam/policy-entities.ts';
import { userDetails } from '../iam/user-details.ts';
import { userPermissions } from '../iam/user-permissions.ts';
import type { Profiles } from '../profiles/profiles.ts';

/** Profiles, and what is read of the chosen account. */
export function accountServices({
  profiles,
  accounts,
  now,
}: {
  profiles: Profiles;
  accounts: Accounts;
  now: () => Date;
}): ServicesOf<typeof accountCalls> {
  return {
    'profiles.list': () => profiles.list(),
    'profiles.select': ({ profileId }) => profiles.select(profileId),
    'profiles.current': () => profiles.current(),
    'account.snapshot': async (options) => accounts.snapshot(await profiles.connection(), options),
    'account.userPermissions': async ({ userName }) =>
      userPermissions((await profiles.connection()).reads, userName),
    'users.list': async (options) => accounts.users(await profiles.connection(), options),
    'users.read': async ({ userName }) => userDetails((await profiles.connection()).reads, userName),
    'users.credentialReport': async (options) =>
      accounts.credentialReport(await profiles.connection(), options),
    'users.credentialFacts': async ({ userNames }) =>
      credentialFacts((await profiles.connection()).reads, userNames, now),
    'groups.list': async (options) => accounts.groups(await profiles.connection(), options),
    'groups.read': async ({ groupName }) => groupDetails((await profiles.connection()).reads, groupName),
    'policies.read': async ({ arn }) => policyDetails((await profiles.connection()).reads, arn),
    'policies.document': async ({ arn, versionId }) => ({
      document: await policyDocument((await profiles.connection()).reads, arn, versionId),
    }),
    'policies.entities': async ({ arn }) => ({
      entities: await policyEntities((await profiles.connection()).reads, arn),
    }),
  };
}
