import {
  GetUserCommand,
  GetUserPolicyCommand,
  paginateListAttachedUserPolicies,
  paginateListGroupsForUser,
  paginateListUserPolicies,
  type IAMClient,
  type User,
} from '@aws-sdk/client-iam';
import type { UserPermissions } from '../../shared/accounts/user-permissions.ts';
import type { InlinePolicy } from '../../shared/rules/inline-policy.ts';
import { attempt } from './aws-errors.ts';
import { indented } from './policy-document.ts';
import { together } from './together.ts';

/** What a user may do and from where; throws `Failure`, `not-found` when there is no such user. */
export async function userPermissions(client: IAMClient, userName: string): Promise<UserPermissions> {
  // ListUsers leaves the boundary out (https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html).
  const { User: user } = await attempt('GetUser', client.send(new GetUserCommand({ UserName: userName })));
  return permissionsOf(client, userName, user);
}

/** The same of a user that GetUser gave. */
export async function permissionsOf(
  client: IAMClient,
  userName: string,
  user: User | undefined,
): Promise<UserPermissions> {
  const [groups, attachedPolicies, inlinePolicies] = await together('what this user may do', [
    attempt('ListGroupsForUser', groupsOf(client, userName)),
    attempt('ListAttachedUserPolicies', attachedTo(client, userName)),
    inlinePoliciesOf(client, userName),
  ]);
  return {
    userName: user?.UserName ?? userName,
    groups,
    attachedPolicies,
    inlinePolicies,
    boundaryArn: user?.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
  };
}

async function groupsOf(client: IAMClient, userName: string): Promise<string[]> {
  const names: string[] = [];
  const pages = paginateListGroupsForUser({ client, stopOnSameToken: true }, { UserName: userName });
  for await (const { Groups: groups = [] } of pages)
    names.push(...groups.flatMap(({ GroupName: name }) => name ?? []));
  return names;
}

async function attachedTo(client: IAMClient, userName: string): Promise<UserPermissions['attachedPolicies']> {
  const policies: UserPermissions['attachedPolicies'] = [];
  const pages = paginateListAttachedUserPolicies({ client, stopOnSameToken: true }, { UserName: userName });
  for await (const { AttachedPolicies: attached = [] } of pages)
    for (const { PolicyArn: arn, PolicyName: name } of attached)
      if (arn !== undefined && name !== undefined) policies.push({ arn, name });
  return policies;
}

async function inlinePoliciesOf(client: IAMClient, userName: string): Promise<InlinePolicy[]> {
  const names = await attempt('ListUserPolicies', inlineNamesOf(client, userName));
  return Promise.all(
    names.map(async (name) => {
      const command = new GetUserPolicyCommand({ UserName: userName, PolicyName: name });
      const { PolicyDocument: document = '' } = await attempt('GetUserPolicy', client.send(command));
      return { name, document: indented(document) };
    }),
  );
}

async function inlineNamesOf(client: IAMClient, userName: string): Promise<string[]> {
  const names: string[] = [];
  const pages = paginateListUserPolicies({ client, stopOnSameToken: true }, { UserName: userName });
  for await (const { PolicyNames: found = [] } of pages) names.push(...found);
  return names;
}
