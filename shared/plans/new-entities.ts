import type { ManagedPolicy, Snapshot } from '../accounts/snapshot.ts';
import { newPolicyName, newPolicyReference, policyArnOf } from '../drafts/policy-reference.ts';
import type { Draft } from '../drafts/draft.ts';

/** The parts of a draft that create groups and policies. */
export type NewEntities = Pick<Draft, 'newGroups' | 'newPolicies'>;

/**
 * The account as the users' calls will find it: with the groups and policies that the draft creates. Policies that its
 * groups refer to and that are not in the draft are in it too: they have a finding of their own.
 */
export function withNewEntities(draft: NewEntities, snapshot: Snapshot): Snapshot {
  const { account } = snapshot;
  const created = new Map(draft.newPolicies.map((policy) => [policy.name, policy]));
  const names = new Set([
    ...created.keys(),
    ...draft.newGroups.flatMap(({ policyArns }) => policyArns.flatMap((one) => newPolicyName(one) ?? [])),
  ]);
  const policies = [...names].map((name): ManagedPolicy => {
    const { path = '/', document } = created.get(name) ?? {};
    return {
      arn: policyArnOf(newPolicyReference(name), draft, account),
      name,
      path,
      type: 'Customer managed',
      attachable: true,
      attachmentCount: 0,
      ...(document === undefined ? {} : { document }),
    };
  });
  const groups = draft.newGroups.map(({ name, path, policyArns }) => ({
    name,
    path,
    arn: `arn:${account.partition}:iam::${account.accountId}:group${path}${name}`,
    access: { policyArns: policyArns.map((one) => policyArnOf(one, draft, account)), inlinePolicies: [] },
  }));
  return {
    ...snapshot,
    groups: [...snapshot.groups, ...groups],
    policies: [...snapshot.policies, ...policies],
  };
}
