import type { Group, ManagedPolicy, Snapshot, SnapshotUser, UserAccess } from './snapshot.ts';

/** One thing in an account that is not as it was. */
export interface SnapshotChange {
  what: 'User' | 'User group' | 'Policy' | 'Account';
  /** Its name; of the account, what it is of it: “Password policy”. */
  name: string;
  change: 'added' | 'removed' | 'changed';
  /** What is different, a phrase each, for instance “added to the group developers”; empty for added and removed. */
  details: string[];
}

/**
 * What has changed in an account between two readings: users, groups, policies, then the account itself. What either
 * reading did not know is not compared; how often a policy is attached follows from the rest and is left out.
 */
export function snapshotChanges(before: Snapshot, after: Snapshot): SnapshotChange[] {
  const neitherLacked = (permission: string): boolean =>
    ![before, after].some(({ missingPermissions = [] }) => missingPermissions.includes(permission));
  const comparable = ({ policies }: Snapshot): ManagedPolicy[] =>
    neitherLacked('iam:ListPolicies') ? policies : policies.filter(({ type }) => type !== 'AWS managed');
  return [
    ...changesOf('User', before.users, after.users, ({ name }) => name, userDetails),
    ...changesOf('User group', before.groups, after.groups, ({ name }) => name, groupDetails),
    ...changesOf('Policy', comparable(before), comparable(after), ({ arn }) => arn, policyDetails),
    ...accountPart('Alias', [valueChange('alias', before.alias ?? null, after.alias ?? null)]),
    ...accountPart('Password policy', passwordPolicyDetails(before, after)),
    ...(neitherLacked('iam:GetAccountSummary') ? accountPart('Quotas', quotaDetails(before, after)) : []),
  ];
}

function changesOf<Entity extends { name: string }>(
  what: SnapshotChange['what'],
  before: readonly Entity[],
  after: readonly Entity[],
  keyOf: (entity: Entity) => string,
  detailsOf: (before: Entity, after: Entity) => string[],
): SnapshotChange[] {
  const former = new Map(before.map((entity) => [keyOf(entity), entity]));
  const present = new Set(after.map(keyOf));
  const removed = before
    .filter((entity) => !present.has(keyOf(entity)))
    .map(({ name }): SnapshotChange => ({ what, name, change: 'removed', details: [] }));
  const others = after.flatMap((entity): SnapshotChange[] => {
    const { name } = entity;
    const earlier = former.get(keyOf(entity));
    if (earlier === undefined) return [{ what, name, change: 'added', details: [] }];
    const details = detailsOf(earlier, entity);
    return details.length === 0 ? [] : [{ what, name, change: 'changed', details }];
  });
  return [...removed, ...others].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function userDetails(before: SnapshotUser, after: SnapshotUser): string[] {
  const path = valueChange('path', before.path, after.path);
  if (before.access === undefined || after.access === undefined) return present([path]);
  return present([
    path,
    ...listChanges(before.access.groups, after.access.groups, 'added to the group', 'removed from the group'),
    ...accessChanges(before.access, after.access),
    valueChange('permissions boundary', nameIn(before.access.boundaryArn), nameIn(after.access.boundaryArn)),
    ...tagChanges(before.access, after.access),
  ]);
}

function groupDetails(before: Group, after: Group): string[] {
  const path = valueChange('path', before.path, after.path);
  if (before.access === undefined || after.access === undefined) return present([path]);
  return present([path, ...accessChanges(before.access, after.access)]);
}

function policyDetails(before: ManagedPolicy, after: ManagedPolicy): string[] {
  const isOther =
    before.document !== undefined && after.document !== undefined && before.document !== after.document;
  return [
    ...(isOther ? ['another document'] : []),
    ...(before.attachable === after.attachable
      ? []
      : [after.attachable ? 'can be attached now' : 'cannot be attached any more']),
  ];
}

function accessChanges(
  before: Pick<UserAccess, 'policyArns' | 'inlinePolicies'>,
  after: Pick<UserAccess, 'policyArns' | 'inlinePolicies'>,
): string[] {
  const documents = new Map(before.inlinePolicies.map(({ name, document }) => [name, document]));
  const names = (policies: UserAccess['inlinePolicies']): string[] => policies.map(({ name }) => name);
  return [
    ...listChanges(
      before.policyArns.map((arn) => nameIn(arn) ?? arn),
      after.policyArns.map((arn) => nameIn(arn) ?? arn),
      'attached',
      'detached',
    ),
    ...listChanges(
      names(before.inlinePolicies),
      names(after.inlinePolicies),
      'new inline policy',
      'inline policy deleted:',
    ),
    ...after.inlinePolicies
      .filter(({ name, document }) => documents.has(name) && documents.get(name) !== document)
      .map(({ name }) => `inline policy ${name} has another document`),
  ];
}

function tagChanges(before: UserAccess, after: UserAccess): string[] {
  const former = new Map(before.tags.map(({ key, value }) => [key, value]));
  const present = new Set(after.tags.map(({ key }) => key));
  return [
    ...before.tags.filter(({ key }) => !present.has(key)).map(({ key }) => `tag ${key} removed`),
    ...after.tags.flatMap(({ key, value }) => {
      const earlier = former.get(key);
      if (earlier === value) return [];
      return [
        earlier === undefined
          ? `tag ${key} added: ${quoted(value)}`
          : `tag ${key}: ${quoted(earlier)} → ${quoted(value)}`,
      ];
    }),
  ];
}

const passwordRules = {
  minimumLength: 'minimum length',
  requireSymbols: 'a symbol is required',
  requireNumbers: 'a number is required',
  requireUppercase: 'an uppercase letter is required',
  requireLowercase: 'a lowercase letter is required',
  allowUsersToChange: 'users may change their own password',
} as const;

function passwordPolicyDetails({ passwordPolicy: before }: Snapshot, { passwordPolicy: after }: Snapshot) {
  if (before === null && after === null) return [];
  if (before === null) return ['the account has one of its own now'];
  if (after === null) return ['the account has none of its own any more'];
  return Object.entries(passwordRules).map(([rule, title]) =>
    isRule(rule) ? valueChange(title, shown(before[rule]), shown(after[rule])) : undefined,
  );
}

function isRule(rule: string): rule is keyof typeof passwordRules {
  return rule in passwordRules;
}

const quotaNames = {
  users: 'users',
  groups: 'groups',
  policies: 'customer managed policies',
  groupsPerUser: 'groups per user',
  attachedPoliciesPerUser: 'managed policies per user',
  attachedPoliciesPerGroup: 'managed policies per group',
  policySize: 'characters of a managed policy',
} as const satisfies Record<keyof Snapshot['quotas'], string>;

function quotaDetails({ quotas: before }: Snapshot, { quotas: after }: Snapshot): (string | undefined)[] {
  return Object.entries(quotaNames).map(([quota, title]) =>
    isQuota(quota) ? valueChange(title, shown(before[quota]), shown(after[quota])) : undefined,
  );
}

function isQuota(quota: string): quota is keyof typeof quotaNames {
  return quota in quotaNames;
}

function accountPart(name: string, phrases: (string | undefined)[]): SnapshotChange[] {
  const details = present(phrases);
  return details.length === 0 ? [] : [{ what: 'Account', name, change: 'changed', details }];
}

function listChanges(
  before: readonly string[],
  after: readonly string[],
  added: string,
  removed: string,
): string[] {
  return [
    ...before.filter((one) => !after.includes(one)).map((one) => `${removed} ${one}`),
    ...after.filter((one) => !before.includes(one)).map((one) => `${added} ${one}`),
  ];
}

function valueChange(title: string, before: string | null, after: string | null): string | undefined {
  return before === after ? undefined : `${title}: ${before ?? 'none'} → ${after ?? 'none'}`;
}

function shown(value: number | boolean): string {
  return typeof value === 'number' ? value.toLocaleString('en') : value ? 'yes' : 'no';
}

function quoted(text: string): string {
  return `“${text}”`;
}

function nameIn(arn: string | null): string | null {
  return arn?.slice(arn.lastIndexOf('/') + 1) ?? null;
}

function present(phrases: readonly (string | undefined)[]): string[] {
  return phrases.filter((phrase) => phrase !== undefined);
}
