import type { Snapshot } from '../accounts/snapshot.ts';
import type { Draft } from '../drafts/draft.ts';
import { newPolicyReference } from '../drafts/policy-reference.ts';
import type { ImportContext } from './imported-users.ts';

/** What an import has to know of the account, and of what the draft creates; `snapshot` is absent where none is known. */
export function accountContext(
  { newGroups, newPolicies }: Pick<Draft, 'newGroups' | 'newPolicies'>,
  snapshot: Snapshot | undefined,
): Omit<ImportContext, 'idOf'> {
  const arns = new Map([
    ...(snapshot?.policies ?? []).map(({ name, arn }): [string, string] => [name, arn]),
    ...newPolicies.map(({ name }): [string, string] => [name, newPolicyReference(name)]),
  ]);
  return {
    users: (snapshot?.users ?? []).map(({ name }) => name),
    groups: [...(snapshot?.groups ?? []), ...newGroups].map(({ name }) => name),
    policyByName: (name) => arns.get(name),
  };
}
