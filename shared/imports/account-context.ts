import type { Snapshot } from '../accounts/snapshot.ts';
import type { Draft } from '../drafts/draft.ts';
import { newPolicyReference } from '../drafts/policy-reference.ts';
import { foldName } from '../rules/names.ts';
import type { ImportContext } from './imported-users.ts';

/** What an import has to know of the account, and of what the draft creates. */
export function accountContext(
  { newGroups, newPolicies }: Pick<Draft, 'newGroups' | 'newPolicies'>,
  account: Snapshot,
): Omit<ImportContext, 'idOf'> {
  const arns = new Map([
    ...account.policies.map(({ name, arn }): [string, string] => [foldName(name), arn]),
    ...newPolicies.map(({ name }): [string, string] => [foldName(name), newPolicyReference(name)]),
  ]);
  return {
    users: account.users.map(({ name }) => name),
    groups: [...account.groups, ...newGroups].map(({ name }) => name),
    policyByName: (name) => arns.get(foldName(name)),
  };
}
