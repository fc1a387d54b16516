import { indentedJson } from '../rules/indented-json.ts';
import type { Snapshot, SnapshotUser } from './snapshot.ts';
import type { UserPermissions } from './user-permissions.ts';

/** What a user of a snapshot may do and from where; `undefined` where the snapshot does not know it. */
export function snapshotPermissions(
  { name, access }: SnapshotUser,
  { policies }: Pick<Snapshot, 'policies'>,
): UserPermissions | undefined {
  if (access === undefined) return undefined;
  const names = new Map(policies.map((policy) => [policy.arn, policy.name]));
  return {
    userName: name,
    groups: access.groups,
    attachedPolicies: access.policyArns.map((arn) => ({
      arn,
      name: names.get(arn) ?? arn.slice(arn.lastIndexOf('/') + 1),
    })),
    inlinePolicies: access.inlinePolicies.map((policy) => ({
      name: policy.name,
      document: indentedJson(policy.document),
    })),
    boundaryArn: access.boundaryArn,
  };
}
