import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { PasswordPolicy, Quotas } from '../../shared/accounts/snapshot.ts';
import { toGatehouseError } from './aws-errors.ts';
import { accountAlias, parsedAnswer } from './pages.ts';

const passwordPolicySchema = z.object({
  MinimumPasswordLength: z.number().int().default(6),
  RequireSymbols: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false),
  RequireUppercaseCharacters: z.boolean().default(false),
  RequireLowercaseCharacters: z.boolean().default(false),
  AllowUsersToChangePassword: z.boolean().default(false),
});

/** AWS's quotas of a new account: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const documentedQuotas: Quotas = {
  users: 5000,
  groupsPerUser: 10,
  attachedPoliciesPerUser: 10,
  groups: 300,
  policies: 1500,
  attachedPoliciesPerGroup: 10,
  policySize: 6144,
};

/** The account's own password policy; `null` when it has none, so that AWS's default holds. */
export async function passwordPolicy(client: IAMClient): Promise<PasswordPolicy | null> {
  try {
    const answer = await client.send(new GetAccountPasswordPolicyCommand({}));
    const policy = parsedAnswer(passwordPolicySchema, answer.PasswordPolicy, 'GetAccountPasswordPolicy');
    return {
      minimumLength: policy.MinimumPasswordLength,
      requireSymbols: policy.RequireSymbols,
      requireNumbers: policy.RequireNumbers,
      requireUppercase: policy.RequireUppercaseCharacters,
      requireLowercase: policy.RequireLowercaseCharacters,
      allowUsersToChange: policy.AllowUsersToChangePassword,
    };
  } catch (error) {
    if (toGatehouseError(error, 'GetAccountPasswordPolicy').kind === 'not-found') return null;
    throw error;
  }
}

/** The account's live quotas; AWS's documented ones where they are not told. Throws what the SDK throws. */
export async function quotas(client: IAMClient): Promise<Quotas> {
  const summary = (await client.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {};
  return {
    users: summary['UsersQuota'] ?? documentedQuotas.users,
    groupsPerUser: summary['GroupsPerUserQuota'] ?? documentedQuotas.groupsPerUser,
    attachedPoliciesPerUser:
      summary['AttachedPoliciesPerUserQuota'] ?? documentedQuotas.attachedPoliciesPerUser,
    groups: summary['GroupsQuota'] ?? documentedQuotas.groups,
    policies: summary['PoliciesQuota'] ?? documentedQuotas.policies,
    attachedPoliciesPerGroup:
      summary['AttachedPoliciesPerGroupQuota'] ?? documentedQuotas.attachedPoliciesPerGroup,
    policySize: summary['PolicySizeQuota'] ?? documentedQuotas.policySize,
  };
}

/** The account's alias; `undefined` also where it may not be read. */
export async function readableAlias(client: IAMClient): Promise<string | undefined> {
  try {
    return await accountAlias(client);
  } catch (error) {
    if (toGatehouseError(error, 'ListAccountAliases').kind === 'denied') return undefined;
    throw error;
  }
}
