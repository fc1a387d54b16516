import { planHash } from './plan-hash.ts';
import type { PlanRows } from './plan-rows.ts';

/** What each chosen group and policy grants, by name or ARN, as a hash in hex; of one that is not known, over nothing. */
export type Granted = Record<string, string>;

/**
 * What the groups and the account's own policies grant that the calls give to users, as far as it is known: who approves
 * a plan approves what a group gives at that time.
 */
export function grantedBy({ rows, context }: PlanRows): Granted {
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
    ...[...groups].map((name): [string, string] => [
      `group ${name}`,
      planHash(context.groups.get(name)?.access ?? null),
    ]),
    ...[...policies].map((arn): [string, string] => [
      arn,
      planHash(context.policies.get(arn)?.document ?? null),
    ]),
  ]);
}
