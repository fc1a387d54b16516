import {
  paginateListAccountAliases,
  paginateListGroups,
  paginateListPolicies,
  paginateListUsers,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import { policyType } from '../../shared/accounts/policy-type.ts';
import type { Group, ManagedPolicy, Snapshot } from '../../shared/accounts/snapshot.ts';
import { Failure } from '../../shared/errors.ts';

/** The most that IAM gives at once (API model: MaxItems 1-1000). */
export const pageSize = 1000;

/** A date in an answer, as ISO 8601. */
export const answerDate = z.date().transform((date) => date.toISOString());

const usersSchema = z.array(z.object({ UserName: z.string(), Path: z.string() }));
const groupsSchema = z.array(z.object({ GroupName: z.string(), Path: z.string(), Arn: z.string() }));
/** A managed policy as every call gives it. */
export const policySchema = z.object({
  /** moto's GetAccountAuthorizationDetails leaves it out; the ARN ends with it. */
  PolicyName: z.string().optional(),
  Arn: z.string(),
  Path: z.string(),
  IsAttachable: z.boolean().optional(),
  AttachmentCount: z.number().int().optional(),
});

/** All users of the account; throws what the SDK throws, and `Failure` when an answer has another shape. */
export async function listUsers(client: IAMClient): Promise<Snapshot['users']> {
  const users: Snapshot['users'] = [];
  for await (const page of paginateListUsers({ client, pageSize, stopOnSameToken: true }, {})) {
    const read = parsedAnswer(usersSchema, page.Users ?? [], 'ListUsers');
    users.push(...read.map((user) => ({ name: user.UserName, path: user.Path })));
  }
  return users;
}

/** All groups of the account. */
export async function listGroups(client: IAMClient): Promise<Group[]> {
  const groups: Group[] = [];
  for await (const page of paginateListGroups({ client, pageSize, stopOnSameToken: true }, {})) {
    const read = parsedAnswer(groupsSchema, page.Groups ?? [], 'ListGroups');
    groups.push(...read.map((group) => ({ name: group.GroupName, path: group.Path, arn: group.Arn })));
  }
  return groups;
}

/** All managed policies of AWS or of the account; those that no user can have are marked, not left out. */
export async function listPolicies(client: IAMClient, scope: 'AWS' | 'Local'): Promise<ManagedPolicy[]> {
  const policies: ManagedPolicy[] = [];
  const pages = paginateListPolicies({ client, pageSize, stopOnSameToken: true }, { Scope: scope });
  for await (const page of pages) {
    const read = parsedAnswer(z.array(policySchema), page.Policies ?? [], 'ListPolicies');
    policies.push(...read.map(managedPolicy));
  }
  return policies;
}

/** The account's alias; `undefined` when it has none. An account has one at the most. */
export async function accountAlias(client: IAMClient): Promise<string | undefined> {
  for await (const page of paginateListAccountAliases({ client, stopOnSameToken: true }, {})) {
    const alias = page.AccountAliases?.[0];
    if (alias !== undefined) return alias;
  }
  return undefined;
}

/** Policies of these paths are for AWS's own roles and for root sessions; IAM calls some of them attachable. */
const unattachablePaths = ['/aws-service-role/', '/root-task/'];

/** Whether a policy of this path is for users at all. */
export function isForUsers(path: string): boolean {
  return !unattachablePaths.includes(path);
}

/** A managed policy from an answer. */
export function managedPolicy(policy: z.infer<typeof policySchema>): ManagedPolicy {
  return {
    arn: policy.Arn,
    name: policy.PolicyName ?? policy.Arn.slice(policy.Arn.lastIndexOf('/') + 1),
    path: policy.Path,
    type: policyType(policy.Arn),
    attachable: policy.IsAttachable !== false && isForUsers(policy.Path),
    attachmentCount: policy.AttachmentCount ?? 0,
  };
}

/** The SDK types every field of an answer as optional; from here on they are there. */
export function parsedAnswer<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  call: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new Failure({
    kind: 'unexpected',
    message: `The endpoint answered ${call} in a form that Gatehouse does not know.`,
    call,
  });
}
