import type { AccountKey } from '../accounts/account-key.ts';
import { cellText, defaultText, isOverridden } from './cells.ts';
import { listText } from './cell-list.ts';
import type { InlinePolicy } from '../rules/inline-policy.ts';
import { columns, columnTitles, type Column } from './column.ts';
import type { Draft, DraftUser, ExistingUsers } from './draft.ts';
import { keptInPlace } from './kept-in-place.ts';

/** One thing that is another now: what, and how it read before and reads after. */
export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** What became of one user from one state of a draft to the next. */
export interface UserChange {
  id: string;
  /** As it is after; for a user that is gone, as it was. */
  name: string;
  kind: 'added' | 'removed' | 'changed';
  /** The user stands elsewhere among the others. */
  moved: boolean;
  /** None for a user that is gone; for a new one, what differs from the batch. */
  fields: FieldChange[];
}

/** What differs between two states of a draft; both lists are empty for equal ones. */
export interface DraftChanges {
  /** Name, account, existing users, batch defaults, groups and policies that the batch creates. */
  batch: FieldChange[];
  /** In the order of the state after, those that are gone last. */
  users: UserChange[];
}

/** What changed from one state of a draft to another. A changed default is told once, not for every user. */
export function draftChanges(before: Draft, after: Draft): DraftChanges {
  if (before === after) return { batch: [], users: [] };
  return { batch: batchChanges(before, after), users: userChanges(before, after) };
}

/** What is said of users who came, went or changed. */
const timeWords: Record<UserChange['kind'], string> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
};

/**
 * The changes in a few words, such as “2 users added, 1 changed; Groups”; “Nothing” when there are none. `words` are those
 * for users, where the two states do not follow one another in time.
 */
export function changesText({ batch, users }: DraftChanges, words = timeWords): string {
  const counts = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const count = users.filter((user) => user.kind === kind).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${words[kind]}`];
  });
  const [first, ...rest] = counts;
  const ofUsers = first === undefined ? [] : [[first.replace(' ', ' users '), ...rest].join(', ')];
  const fields = batch.map(({ field }) => field);
  const ofBatch = fields.length === 0 ? [] : [fields.join(', ')];
  const text = [...ofUsers, ...ofBatch].join('; ').replace(/^1 users /, '1 user ');
  return text === '' ? 'Nothing' : text;
}

const existingUsersTexts: Record<ExistingUsers, string> = {
  stop: 'Stop',
  skip: 'Skip',
  merge: 'Add what is missing',
};

function batchChanges(before: Draft, after: Draft): FieldChange[] {
  const settings = columns.filter((column) => column !== 'name');
  return [
    ...changed('Draft name', before.name, after.name),
    ...differing('Account', before.target, after.target, targetText),
    ...changed('Users who exist already', existingText(before), existingText(after)),
    ...settings.flatMap((column) =>
      changed(columnTitles[column], defaultText(before, column), defaultText(after, column)),
    ),
    ...inlineChanges(before.defaults.inlinePolicies, after.defaults.inlinePolicies),
    ...namedChanges(['New group', 'New groups'], before.newGroups, after.newGroups, ({ path, policyArns }) =>
      [path, ...policyArns].join(' '),
    ),
    ...namedChanges(['New policy', 'New policies'], before.newPolicies, after.newPolicies, newPolicyText),
    ...differing('Other', batchRest(before), batchRest(after), () => '(something else)'),
  ];
}

/** What has a line of its own, in the batch and in its defaults. */
const shownOfBatch = [
  'id',
  'users',
  'name',
  'target',
  'existingUsers',
  'newGroups',
  'newPolicies',
  'defaults',
];
const shownOfDefaults = [
  ...['path', 'consoleAccess', 'accessKey', 'passwordMode', 'resetRequired'],
  ...['groups', 'policyArns', 'inlinePolicies', 'boundaryArn', 'tags'],
];

function batchRest(draft: Draft): unknown {
  return [without(draft, shownOfBatch), without(draft.defaults, shownOfDefaults)];
}

function without(fields: object, keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

function userChanges(before: Draft, after: Draft): UserChange[] {
  const was = new Map(before.users.map((user) => [user.id, user]));
  const stays = new Set(after.users.map(({ id }) => id));
  const inPlace = keptInPlace(
    before.users.map(({ id }) => id),
    after.users.map(({ id }) => id),
  );
  const there = after.users.flatMap((user): UserChange[] => {
    const former = was.get(user.id);
    if (former === undefined) return [userChange(user, 'added', false, newFields(after, user))];
    const moved = !inPlace.has(user.id);
    const fields =
      former === user && before.defaults === after.defaults ? [] : fieldChanges(before, former, after, user);
    return fields.length === 0 && !moved ? [] : [userChange(user, 'changed', moved, fields)];
  });
  const gone = before.users
    .filter(({ id }) => !stays.has(id))
    .map((user) => userChange(user, 'removed', false, []));
  return [...there, ...gone];
}

function userChange(
  { id, name }: DraftUser,
  kind: UserChange['kind'],
  moved: boolean,
  fields: FieldChange[],
): UserChange {
  return { id, name: name === '' ? '(no name)' : name, kind, moved, fields };
}

function newFields(draft: Draft, user: DraftUser): FieldChange[] {
  return columns
    .filter((column) => isOverridden(user, column))
    .map((column) => ({
      field: columnTitles[column],
      before: '',
      after: cellText(draft, user, column),
    }));
}

function fieldChanges(before: Draft, former: DraftUser, after: Draft, user: DraftUser): FieldChange[] {
  const inColumns = columns.flatMap((column) => columnChange(before, former, after, user, column));
  const [own, ownNow] = [former.overrides?.inlinePolicies, user.overrides?.inlinePolicies];
  const [had, has] = [own ?? before.defaults.inlinePolicies, ownNow ?? after.defaults.inlinePolicies];
  const inline =
    own === undefined && ownNow === undefined
      ? []
      : canonical(had) !== canonical(has)
        ? inlineChanges(had, has)
        : (own === undefined) === (ownNow === undefined)
          ? []
          : changed(
              'Inline policies',
              whose(policyNames(had), own !== undefined),
              whose(policyNames(has), ownNow !== undefined),
            );
  const all = [...inColumns, ...inline];
  // What no column shows: fields of a newer Gatehouse, or where copied permissions came from.
  const other =
    all.length > 0 || canonical(former) === canonical(user)
      ? []
      : [{ field: 'Other', before: '(something else)', after: '(something else)' }];
  return [...all, ...other];
}

/** Nothing where the cell was the batch's and still is. */
function columnChange(
  before: Draft,
  former: DraftUser,
  after: Draft,
  user: DraftUser,
  column: Column,
): FieldChange[] {
  const wasOwn = isOverridden(former, column);
  const isOwn = isOverridden(user, column);
  if (column !== 'name' && !wasOwn && !isOwn) return [];
  const [old, now] = [cellText(before, former, column), cellText(after, user, column)];
  if (old === now && wasOwn !== isOwn)
    return [{ field: columnTitles[column], before: whose(old, wasOwn), after: whose(now, isOwn) }];
  return changed(columnTitles[column], old, now);
}

function whose(text: string, own: boolean): string {
  return `${text} (${own ? 'the user’s own' : 'as the batch'})`;
}

function changed(field: string, before: string, after: string): FieldChange[] {
  return before === after ? [] : [{ field, before, after }];
}

/** For what is more than its text says: told also where that reads the same. */
function differing<Value>(
  field: string,
  before: Value,
  after: Value,
  textOf: (value: Value) => string,
): FieldChange[] {
  if (canonical(before) === canonical(after)) return [];
  return [{ field, before: textOf(before), after: textOf(after) }];
}

function inlineChanges(before: readonly InlinePolicy[], after: readonly InlinePolicy[]): FieldChange[] {
  return namedChanges(['Inline policy', 'Inline policies'], before, after, ({ document }) => document);
}

function newPolicyText({ path, description, document }: Draft['newPolicies'][number]): string {
  const place = path === '/' ? [] : [`path ${path}`];
  return [...place, description, document].filter((part) => part !== '').join(' · ');
}

/** One by one, by name; where they only stand in another order, as a whole. */
function namedChanges<Named extends { name: string }>(
  [field, all]: readonly [one: string, all: string],
  before: readonly Named[],
  after: readonly Named[],
  textOf: (one: Named) => string,
): FieldChange[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const each = names.flatMap((name) => {
    const [was, is] = [before, after].map((list) => list.filter((one) => one.name === name));
    return differing(`${field} ${name}`, was ?? [], is ?? [], (of) => of.map(textOf).join('; ') || '(none)');
  });
  return each.length > 0 ? each : differing(all, before, after, policyNames);
}

function existingText({ existingUsers }: Draft): string {
  return existingUsersTexts[existingUsers];
}

function targetText(target: Draft['target']): string {
  if (target === null) return 'Any';
  return target.alias === undefined
    ? accountText(target.account)
    : `${target.alias} (${accountText(target.account)})`;
}

function accountText({ accountId, endpoint }: AccountKey): string {
  return endpoint === 'aws' ? accountId : `${accountId} at ${endpoint}`;
}

function policyNames(policies: readonly { name: string }[]): string {
  return listText(policies.map(({ name }) => name)) || '(none)';
}

/** A value as text, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
