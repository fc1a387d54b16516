import type { Group, ManagedPolicy, SnapshotUser } from '../accounts/snapshot.ts';
import { planHash } from './plan-hash.ts';
import type { PlanRows } from './plan-rows.ts';

/**
 * What something in the account has or grants, by its name or ARN: one short text a thing (“group Auditors”), sorted,
 * because AWS lists in no certain order.
 */
export type ReliedOn = Record<string, readonly string[]>;

/**
 * What the groups and the account's own policies grant that the calls give to users, as far as it is known: who approves
 * a plan approves what a group gives at that time.
 */
export function grantedBy({ rows, context }: PlanRows): ReliedOn {
  const groups = new Set<string>();
  const policies = new Set<string>();
  for (const { input } of rows.flatMap(({ steps }) => steps)) {
    if ('GroupName' in input) groups.add(input.GroupName);
    if ('PolicyArn' in input) policies.add(input.PolicyArn);
    if ('PermissionsBoundary' in input && input.PermissionsBoundary !== undefined)
      policies.add(input.PermissionsBoundary);
  }
  for (const name of groups)
    for (const arn of context.groups.get(name)?.access?.policyArns ?? []) policies.add(arn);
  return Object.fromEntries([
    ...[...groups].map((name): [string, string[]] => [`group ${name}`, ofGroup(context.groups.get(name))]),
    ...[...policies].map((arn): [string, string[]] => [arn, ofPolicy(context.policies.get(arn))]),
  ]);
}

/** What the users have, by name, who are to get what they lack. */
export function hadByMerged({ rows }: PlanRows): ReliedOn {
  return Object.fromEntries(
    rows.flatMap(({ user, doing, existing }): [string, string[]][] =>
      doing === 'merge' ? [[user.name, ofUser(existing)]] : [],
    ),
  );
}

/** What a user has who exists already. */
export function ofUser(existing: SnapshotUser | undefined): string[] {
  if (existing === undefined) return [];
  const { path, access } = existing;
  if (access === undefined) return [`path ${path}`];
  const { groups, policyArns, inlinePolicies, boundaryArn, tags } = access;
  return [
    `path ${path}`,
    ...groups.map((name) => `group ${name}`),
    ...policyArns.map((arn) => `policy ${arn}`),
    ...inlinePolicies.map(embedded),
    ...(boundaryArn === null ? [] : [`permissions boundary ${boundaryArn}`]),
    ...tags.map(({ key, value }) => `tag ${key}=${value}`),
  ].sort();
}

function ofGroup(group: Group | undefined): string[] {
  const { policyArns = [], inlinePolicies = [] } = group?.access ?? {};
  return [...policyArns.map((arn) => `policy ${arn}`), ...inlinePolicies.map(embedded)].sort();
}

function ofPolicy(policy: ManagedPolicy | undefined): string[] {
  return policy?.document === undefined ? [] : [`document ${planHash(policy.document)}`];
}

function embedded({ name, document }: { name: string; document?: string | undefined }): string {
  return `inline policy ${name}, document ${planHash(document ?? null)}`;
}
