import { paginateGetAccountAuthorizationDetails, type IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { Group, ManagedPolicy, SnapshotUser } from '../../shared/accounts/snapshot.ts';
import { answerDate, managedPolicy, pageSize, parsedAnswer, policySchema } from './pages.ts';
import { decoded } from './policy-document.ts';

const call = 'GetAccountAuthorizationDetails';

const attachedSchema = z.array(z.object({ PolicyArn: z.string() })).default([]);
const inlineSchema = z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.string() })).default([]);
const usersSchema = z.array(
  z.object({
    UserName: z.string(),
    Path: z.string(),
    GroupList: z.array(z.string()).default([]),
    AttachedManagedPolicies: attachedSchema,
    UserPolicyList: inlineSchema,
    PermissionsBoundary: z.object({ PermissionsBoundaryArn: z.string() }).optional(),
    Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
  }),
);
const groupsSchema = z.array(
  z.object({
    GroupName: z.string(),
    Path: z.string(),
    Arn: z.string(),
    CreateDate: answerDate,
    AttachedManagedPolicies: attachedSchema,
    GroupPolicyList: inlineSchema,
  }),
);
const policiesSchema = z.array(
  policySchema.extend({
    PolicyVersionList: z
      .array(z.object({ IsDefaultVersion: z.boolean().default(false), Document: z.string().optional() }))
      .default([]),
  }),
);

type DetailedUser = SnapshotUser & Required<Pick<SnapshotUser, 'access'>>;
type DetailedGroup = Group & Required<Pick<Group, 'access'>> & { createdAt: string };

/** Who there is and what everybody has: users, groups and the account's own managed policies, in AWS's order. */
export interface AccessDetails {
  users: DetailedUser[];
  groups: DetailedGroup[];
  /** Customer managed, each with the document of its default version. */
  policies: ManagedPolicy[];
}

/**
 * All of the account that permissions hang on, in a few calls: asking user by user would take thousands. `onUsers` is
 * told how many users were read so far. Throws what the SDK throws, and `Failure` for an answer of another shape.
 */
export async function accessDetails(
  client: IAMClient,
  onUsers: (count: number) => void,
): Promise<AccessDetails> {
  const users: DetailedUser[] = [];
  const groups: DetailedGroup[] = [];
  const policies: ManagedPolicy[] = [];
  const pages = paginateGetAccountAuthorizationDetails(
    { client, pageSize, stopOnSameToken: true },
    { Filter: ['User', 'Group', 'LocalManagedPolicy'] },
  );
  for await (const page of pages) {
    users.push(...parsedAnswer(usersSchema, page.UserDetailList ?? [], call).map(userOf));
    groups.push(...parsedAnswer(groupsSchema, page.GroupDetailList ?? [], call).map(groupOf));
    policies.push(...parsedAnswer(policiesSchema, page.Policies ?? [], call).map(policyOf));
    onUsers(users.length);
  }
  return { users, groups, policies };
}

function userOf(user: z.infer<typeof usersSchema>[number]): DetailedUser {
  return {
    name: user.UserName,
    path: user.Path,
    access: {
      groups: user.GroupList,
      policyArns: arnsOf(user.AttachedManagedPolicies),
      inlinePolicies: embedded(user.UserPolicyList),
      boundaryArn: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      tags: user.Tags.map(({ Key, Value }) => ({ key: Key, value: Value })),
    },
  };
}

function groupOf(group: z.infer<typeof groupsSchema>[number]): DetailedGroup {
  return {
    name: group.GroupName,
    path: group.Path,
    arn: group.Arn,
    createdAt: group.CreateDate,
    access: {
      policyArns: arnsOf(group.AttachedManagedPolicies),
      inlinePolicies: embedded(group.GroupPolicyList),
    },
  };
}

function policyOf(policy: z.infer<typeof policiesSchema>[number]): ManagedPolicy {
  const document = policy.PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document;
  return { ...managedPolicy(policy), ...(document === undefined ? {} : { document: decoded(document) }) };
}

function arnsOf(policies: z.infer<typeof attachedSchema>): string[] {
  return policies.map(({ PolicyArn }) => PolicyArn);
}

function embedded(policies: z.infer<typeof inlineSchema>): { name: string; document: string }[] {
  return policies.map(({ PolicyName, PolicyDocument }) => ({
    name: PolicyName,
    document: decoded(PolicyDocument),
  }));
}
