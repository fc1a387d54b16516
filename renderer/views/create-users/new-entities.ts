import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import type { Draft, NewGroup, NewPolicy, UserSettings } from '../../../shared/drafts/draft.ts';
import { newPolicyReference } from '../../../shared/drafts/policy-reference.ts';

/** Puts a new group into the draft, in the place of the one at `index` or at the end; who was in that one stays in it. */
export function withNewGroup(draft: Draft, index: number | undefined, group: NewGroup): Draft {
  const before = index === undefined ? undefined : draft.newGroups[index];
  const changed = { ...draft, newGroups: replaced(draft.newGroups, index, group) };
  return before === undefined ? changed : withGroupRenamed(changed, before.name, group.name);
}

/** Takes a new group out of the draft, and everybody out of it. */
export function withoutNewGroup(draft: Draft, index: number): Draft {
  const group = draft.newGroups[index];
  if (group === undefined) return draft;
  return withGroupRenamed(
    { ...draft, newGroups: draft.newGroups.toSpliced(index, 1) },
    group.name,
    undefined,
  );
}

/** Puts a new policy into the draft, in the place of the one at `index` or at the end; who had that one keeps it. */
export function withNewPolicy(draft: Draft, index: number | undefined, policy: NewPolicy): Draft {
  const before = index === undefined ? undefined : draft.newPolicies[index];
  const changed = { ...draft, newPolicies: replaced(draft.newPolicies, index, policy) };
  return before === undefined ? changed : withPolicyRenamed(changed, before.name, policy.name);
}

/** Takes a new policy out of the draft, and off everybody who was to have it. */
export function withoutNewPolicy(draft: Draft, index: number): Draft {
  const policy = draft.newPolicies[index];
  if (policy === undefined) return draft;
  const left = { ...draft, newPolicies: draft.newPolicies.toSpliced(index, 1) };
  return withPolicyRenamed(left, policy.name, undefined);
}

/** A policy that the draft creates, as the tables show it: its ARN is the draft's reference to it. */
export function asManagedPolicy({ name, path }: NewPolicy): ManagedPolicy {
  return {
    arn: newPolicyReference(name),
    name,
    path,
    type: 'Customer managed',
    attachable: true,
    attachmentCount: 0,
  };
}

function replaced<Entity>(entities: readonly Entity[], index: number | undefined, entity: Entity): Entity[] {
  return index === undefined ? [...entities, entity] : entities.with(index, entity);
}

function withGroupRenamed(draft: Draft, from: string, to: string | undefined): Draft {
  return withSettings(draft, (settings) =>
    settings.groups === undefined ? settings : { ...settings, groups: renamed(settings.groups, from, to) },
  );
}

function withPolicyRenamed(draft: Draft, fromName: string, toName: string | undefined): Draft {
  const from = newPolicyReference(fromName);
  const to = toName === undefined ? undefined : newPolicyReference(toName);
  const changed = withSettings(draft, (settings) => ({
    ...settings,
    ...(settings.policyArns === undefined ? {} : { policyArns: renamed(settings.policyArns, from, to) }),
    ...(settings.boundaryArn === from ? { boundaryArn: to ?? null } : {}),
  }));
  return {
    ...changed,
    newGroups: changed.newGroups.map((group) => ({
      ...group,
      policyArns: renamed(group.policyArns, from, to),
    })),
  };
}

/** Changes the batch's settings and those of each user who has some. */
function withSettings(
  draft: Draft,
  change: <Settings extends Partial<UserSettings>>(settings: Settings) => Settings,
): Draft {
  return {
    ...draft,
    defaults: change(draft.defaults),
    users: draft.users.map((user) =>
      user.overrides === undefined ? user : { ...user, overrides: change(user.overrides) },
    ),
  };
}

function renamed(keys: readonly string[], from: string, to: string | undefined): string[] {
  return keys.flatMap((key) => (key === from ? (to ?? []) : key));
}
