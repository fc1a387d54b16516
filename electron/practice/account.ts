import { entityAlreadyExists, noSuchEntity } from './errors.ts';
import { accountId } from './identifiers.ts';
import { accountAlias, paging } from './names.ts';
import { identityOf, read, write } from './operation.ts';
import { pageOfItems } from './pagination.ts';
import { quotas } from './quotas.ts';
import type { ReadableState } from './state.ts';

function summary(state: ReadableState): ReadonlyMap<string, number> {
  const versions = [...state.policies.values()].reduce((sum, policy) => sum + policy.versions.length, 0);
  const inUse = [...state.mfaDevices.values()].filter((device) => device.user !== undefined).length;
  return new Map([
    ['Users', state.users.size],
    ['UsersQuota', quotas.users],
    ['Groups', state.groups.size],
    ['GroupsQuota', quotas.groups],
    ['Policies', state.policies.size],
    ['PoliciesQuota', quotas.policies],
    ['PolicySizeQuota', quotas.policySize],
    ['PolicyVersionsInUse', versions],
    ['PolicyVersionsInUseQuota', 10_000],
    ['VersionsPerPolicyQuota', quotas.versionsPerPolicy],
    ['Roles', 0],
    ['RolesQuota', quotas.roles],
    ['InstanceProfiles', 0],
    ['InstanceProfilesQuota', 1000],
    ['Providers', 0],
    ['ServerCertificates', 0],
    ['ServerCertificatesQuota', 20],
    ['MFADevices', state.mfaDevices.size],
    ['MFADevicesInUse', inUse],
    ['GroupsPerUserQuota', quotas.groupsPerUser],
    ['AccessKeysPerUserQuota', quotas.accessKeysPerUser],
    ['SigningCertificatesPerUserQuota', 2],
    ['AttachedPoliciesPerUserQuota', quotas.policiesPerUser],
    ['AttachedPoliciesPerGroupQuota', quotas.policiesPerGroup],
    ['AttachedPoliciesPerRoleQuota', 10],
    ['UserPolicySizeQuota', quotas.userPolicySize],
    ['GroupPolicySizeQuota', quotas.groupPolicySize],
    ['RolePolicySizeQuota', 10_240],
    ['AssumeRolePolicySizeQuota', 2048],
    ['GlobalEndpointTokenVersion', 1],
    ['AccountMFAEnabled', 1],
    ['AccountPasswordPresent', 1],
    ['AccountAccessKeysPresent', 0],
    ['AccountSigningCertificatesPresent', 0],
  ]);
}

/** The operations on the account as a whole. */
export const accountOperations = {
  GetAccountSummary: read({}, (_input, { state }) => ({ SummaryMap: summary(state) })),

  // An account has one alias; a new one takes the place of the old (UG/console_account-alias).
  CreateAccountAlias: write({ AccountAlias: accountAlias }, (input, { state, now }) => {
    if (state.settings.alias === input.AccountAlias) {
      throw entityAlreadyExists(`The account alias ${input.AccountAlias} already exists.`);
    }
    state.setSettings({ ...state.settings, alias: input.AccountAlias }, now);
    return undefined;
  }),

  ListAccountAliases: read(paging, (input, { state }) => {
    const { alias } = state.settings;
    const aliases: [string, string][] = alias === undefined ? [] : [[alias, alias]];
    const { items, end } = pageOfItems('ListAccountAliases', aliases, input);
    return { AccountAliases: items, ...end };
  }),

  DeleteAccountAlias: write({ AccountAlias: accountAlias }, (input, { state, now }) => {
    if (state.settings.alias !== input.AccountAlias) {
      throw noSuchEntity(`The account alias ${input.AccountAlias} does not exist.`);
    }
    state.setSettings({ ...state.settings, alias: undefined }, now);
    return undefined;
  }),
};

/** What there is of STS. */
export const stsOperations = {
  GetCallerIdentity: read({}, (_input, { state, caller }) => {
    const { arn, userId } = identityOf(state, caller);
    return { Arn: arn, UserId: userId, Account: accountId };
  }),
};
