import type { ManagedPolicy, Snapshot } from '../accounts/snapshot.ts';
import { newPolicyName, newPolicyReference, policyArnOf } from '../drafts/policy-reference.ts';
import { settingsOf, type Draft } from '../drafts/draft.ts';

/**
 * The account as the users' calls will find it: with the groups and policies that the draft creates. Policies that are
 * referred to and not in the draft are in it too: they have a finding of their own.
 */
export function withNewEntities(draft: Draft, snapshot: Snapshot): Snapshot {
  const { account } = snapshot;
  const paths = new Map(draft.newPolicies.map(({ name, path }) => [name, path]));
  const names = new Set([
    ...paths.keys(),
    ...policyReferences(draft).flatMap((one) => newPolicyName(one) ?? []),
  ]);
  const policies = [...names].map((name): ManagedPolicy => {
    const path = paths.get(name) ?? '/';
    return {
      arn: policyArnOf(newPolicyReference(name), draft, account),
      name,
      path,
      type: 'Customer managed',
      attachable: true,
      attachmentCount: 0,
    };
  });
  const groups = draft.newGroups.map(({ name, path }) => ({
    name,
    path,
    arn: `arn:${account.partition}:iam::${account.accountId}:group${path}${name}`,
  }));
  return {
    ...snapshot,
    groups: [...snapshot.groups, ...groups],
    policies: [...snapshot.policies, ...policies],
  };
}

/** Everything in the draft that names a policy. */
export function policyReferences(draft: Draft): string[] {
  return [
    ...draft.newGroups.flatMap(({ policyArns }) => policyArns),
    ...draft.users
      .map((user) => settingsOf(draft, user))
      .flatMap(({ policyArns, boundaryArn }) => [
        ...policyArns,
        ...(boundaryArn === null ? [] : [boundaryArn]),
      ]),
  ];
}
