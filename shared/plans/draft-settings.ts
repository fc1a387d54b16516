import { settingsOf, type Draft, type DraftUser, type UserSettings } from '../drafts/draft.ts';

type Key = Exclude<keyof NonNullable<DraftUser['overrides']> & keyof UserSettings, number>;

/**
 * A draft with another value of a setting for some of its users: the batch's own where it holds for no others, else
 * overrides. Users whom it does not touch stay the same objects; the same draft when nothing changes.
 */
export function withSetting<K extends Key>(
  draft: Draft,
  rowIds: ReadonlySet<string>,
  key: K,
  change: (value: UserSettings[K], user: DraftUser | undefined) => UserSettings[K],
): Draft {
  const inherits = (user: DraftUser): boolean => user.overrides?.[key] === undefined;
  const heirs = draft.users.filter(inherits);
  const isWholeBatch = heirs.length > 0 && heirs.every(({ id }) => rowIds.has(id));
  const asBatch = isWholeBatch ? change(draft.defaults[key], undefined) : draft.defaults[key];
  const defaults = isSame(asBatch, draft.defaults[key])
    ? draft.defaults
    : { ...draft.defaults, [key]: asBatch };
  let isChanged = defaults !== draft.defaults;
  const users = draft.users.map((user) => {
    if (!rowIds.has(user.id) || (isWholeBatch && inherits(user))) return user;
    const value = settingsOf(draft, user)[key];
    const changed = change(value, user);
    if (isSame(changed, value)) return user;
    isChanged = true;
    return withOverride(user, key, changed, defaults[key]);
  });
  return isChanged ? { ...draft, defaults, users } : draft;
}

function withOverride(user: DraftUser, key: string, value: unknown, batch: unknown): DraftUser {
  const { overrides = {}, ...rest } = user;
  const others = Object.fromEntries(Object.entries(overrides).filter(([name]) => name !== key));
  const next = isSame(value, batch) ? others : { ...others, [key]: value };
  return Object.keys(next).length === 0 ? rest : { ...rest, overrides: next };
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
