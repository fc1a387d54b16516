import type { Snapshot } from '../accounts/snapshot.ts';
import type { Step } from './step.ts';

/** What the operator must be allowed to do for a plan: an action, and on what. */
export interface NeededPermission {
  /** As policies name it, for instance `iam:CreateUser`. */
  action: string;
  /** Each once, in the order of the steps. */
  resourceArns: string[];
}

/**
 * The permissions that a plan's calls need in the account of the snapshot, by action. Resources are those of
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html: the
 * group for what is done to a group, the policy for a new one, else the user. A run looks before it gives an inline
 * policy or a tag to a user who was there before: so it must be allowed to.
 */
export function permissionsNeeded(steps: readonly Step[], snapshot: Snapshot): NeededPermission[] {
  const paths = pathsOf(steps, snapshot);
  const { partition, accountId } = snapshot.account;
  const arnOf = (kind: 'user' | 'group' | 'policy', name: string): string =>
    `arn:${partition}:iam::${accountId}:${kind}${paths.get(`${kind} ${name}`) ?? '/'}${name}`;
  const needed = new Map<string, Set<string>>();
  const need = (action: string, arn: string): void => {
    const arns = needed.get(action) ?? new Set();
    needed.set(action, arns.add(arn));
  };
  const created = new Set(steps.flatMap(({ call, rowId }) => (call === 'CreateUser' ? [rowId] : [])));
  for (const { call, input, rowId } of steps) {
    const arn =
      'GroupName' in input
        ? arnOf('group', input.GroupName)
        : 'UserName' in input
          ? arnOf('user', input.UserName)
          : arnOf('policy', input.PolicyName);
    need(`iam:${call}`, arn);
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_users.html
    if (call === 'CreateUser' && input.Tags !== undefined) need('iam:TagUser', arn);
    if (call === 'PutUserPolicy' && !created.has(rowId)) need('iam:GetUserPolicy', arn);
    if (call === 'TagUser' && !created.has(rowId)) need('iam:GetUser', arn);
  }
  return [...needed].map(([action, arns]) => ({ action, resourceArns: [...arns] }));
}

/** The paths of what there is and of what the steps create: they are parts of the ARNs. */
function pathsOf(steps: readonly Step[], { users, groups }: Snapshot): Map<string, string> {
  return new Map([
    ...users.map(({ name, path }) => [`user ${name}`, path] as const),
    ...groups.map(({ name, path }) => [`group ${name}`, path] as const),
    ...steps.flatMap((step): (readonly [string, string])[] => {
      if (step.call === 'CreateUser') return [[`user ${step.input.UserName}`, step.input.Path]];
      if (step.call === 'CreateGroup') return [[`group ${step.input.GroupName}`, step.input.Path]];
      if (step.call === 'CreatePolicy') return [[`policy ${step.input.PolicyName}`, step.input.Path]];
      return [];
    }),
  ]);
}
