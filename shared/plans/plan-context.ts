import type { Group, ManagedPolicy, Snapshot, SnapshotUser } from '../accounts/snapshot.ts';
import type { Draft } from '../drafts/draft.ts';
import { foldName } from '../rules/names.ts';
import { barringPolicy, type BarringPolicy } from './barring-policy.ts';
import { closest } from './closest.ts';
import { documentJudge, type DocumentJudge } from './document-judge.ts';
import { fullRightsOf, type FullRights } from './full-rights.ts';
import { withNewEntities } from './new-entities.ts';

/** What a draft says of all its users. */
export type DraftHead = Pick<Draft, 'defaults' | 'newGroups' | 'newPolicies' | 'existingUsers'>;

/** What the rules of one row look into: the batch, and the account as the users' calls will find it. */
export interface PlanContext {
  head: DraftHead;
  snapshot: Snapshot;
  /** By folded name. */
  users: ReadonlyMap<string, SnapshotUser>;
  /** With those that the draft creates. */
  groups: ReadonlyMap<string, Group>;
  /** The group that was probably meant by a name that no group has. */
  nearGroup: (name: string) => string | undefined;
  policies: ReadonlyMap<string, ManagedPolicy>;
  /** The name of the policy that was probably meant by a name that no policy has. */
  nearPolicy: (name: string) => string | undefined;
  /** By folded name, where a name is of one policy alone. */
  policyByName: ReadonlyMap<string, ManagedPolicy>;
  documents: DocumentJudge;
  /** Of the account, and of the groups that the draft creates. */
  fullRights: FullRights;
  /** The policies by which users may be kept from setting a new password at the first sign-in, by ARN. */
  barringPolicies: ReadonlyMap<string, BarringPolicy>;
  /** The same by group: those attached to it or embedded in it. */
  barringGroups: ReadonlyMap<string, readonly BarringPolicy[]>;
  /** The boundary that most of the account's users have; `undefined` where most have none, or nobody knows. */
  usualBoundary: string | undefined;
}

/**
 * Made anew whenever a part of it is another object; rows are memoised by it. The context `before` it, of the same
 * snapshot, spares judging documents again.
 */
export function planContext(head: DraftHead, snapshot: Snapshot, before?: PlanContext): PlanContext {
  const documents = documentJudge(snapshot.account.partition, before?.documents);
  const ahead = withNewEntities(head, snapshot);
  const policies = new Map(ahead.policies.map((policy) => [policy.arn, policy]));
  const barringPolicies = new Map(
    ahead.policies.flatMap((policy) =>
      barringPolicy(policy, documents).map((one): [string, BarringPolicy] => [policy.arn, one]),
    ),
  );
  const byName = Map.groupBy(ahead.policies, ({ name }) => foldName(name));
  return {
    head,
    snapshot,
    users: new Map(snapshot.users.map((user) => [foldName(user.name), user])),
    groups: new Map(ahead.groups.map((group) => [group.name, group])),
    nearGroup: nearNames(ahead.groups.map(({ name }) => name)),
    policies,
    nearPolicy: nearNames(ahead.policies.map(({ name }) => name)),
    documents,
    fullRights: fullRightsOf(snapshot.policies, ahead.groups, documents),
    policyByName: new Map(
      [...byName].flatMap(([name, [policy, ...others]]): [string, ManagedPolicy][] =>
        policy === undefined || others.length > 0 ? [] : [[name, policy]],
      ),
    ),
    barringPolicies,
    barringGroups: new Map(
      ahead.groups.flatMap(({ name, access }): [string, BarringPolicy[]][] => {
        const barring = [
          ...(access?.policyArns ?? []).flatMap((arn) => barringPolicies.get(arn) ?? []),
          ...(access?.inlinePolicies ?? []).flatMap((policy) => barringPolicy(policy, documents)),
        ];
        return barring.length === 0 ? [] : [[name, barring]];
      }),
    ),
    usualBoundary: usualBoundary(snapshot),
  };
}

/** Thousands of rows may have the same mistake: each name is looked for once. */
function nearNames(names: readonly string[]): (name: string) => string | undefined {
  const byFold = new Map(names.map((name) => [foldName(name), name]));
  const found = new Map<string, string | undefined>();
  return (name) => {
    if (!found.has(name)) found.set(name, byFold.get(foldName(name)) ?? closest(name, names));
    return found.get(name);
  };
}

/** Fewer than these say nothing about what is usual. */
const fewestUsers = 4;

function usualBoundary({ users }: Snapshot): string | undefined {
  const known = users.flatMap(({ access }) => (access === undefined ? [] : [access.boundaryArn]));
  const byArn = Map.groupBy(known, (arn) => arn);
  const bounded = known.length - (byArn.get(null)?.length ?? 0);
  if (known.length < fewestUsers || bounded * 2 <= known.length) return undefined;
  byArn.delete(null);
  const [[arn] = [null]] = [...byArn].sort(([, one], [, other]) => other.length - one.length);
  return arn ?? undefined;
}
