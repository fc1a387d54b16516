import type { Column } from '../drafts/column.ts';
import { settingsOf, type Draft, type DraftUser, type UserSettings } from '../drafts/draft.ts';
import type { Finding } from './finding.ts';
import type { FixAction } from './fix.ts';

type Changes = Partial<UserSettings>;

/**
 * A draft with a finding put right; the same draft where there is nothing to do. Untouched users stay the same objects.
 */
export function withFix(draft: Draft, { fix }: Pick<Finding, 'fix'>): Draft {
  return fix === undefined ? draft : fixed(draft, fix.action);
}

function fixed(draft: Draft, action: FixAction): Draft {
  switch (action.kind) {
    case 'set':
      return withSettings(draft, action.rowIds, () => action.settings);
    case 'replace': {
      const { list, from, to } = action;
      return withSettings(draft, action.rowIds, (settings) => {
        const replaced = settings[list].flatMap((one) => (one === from ? (to ?? []) : [one]));
        return settings[list].includes(from) ? { [list]: [...new Set(replaced)] } : {};
      });
    }
    case 'rename': {
      const names = new Map(Object.entries(action.names));
      return withUsers(draft, (user) => {
        const name = names.get(user.id);
        return name === undefined || name === user.name ? user : { ...user, name };
      });
    }
    case 'remove-rows': {
      const removed = new Set(action.rowIds);
      const users = draft.users.filter(({ id }) => !removed.has(id));
      return users.length === draft.users.length ? draft : { ...draft, users };
    }
    case 'clear-cell': {
      const chosen = new Set(action.rowIds);
      return withUsers(draft, (user) =>
        chosen.has(user.id) && user.unread?.[action.column] !== undefined
          ? withoutUnread(user, action.column)
          : user,
      );
    }
    case 'drop-empty-tags':
      return withSettings(draft, action.rowIds, ({ tags }) => {
        const kept = tags.filter(({ key, value }) => key !== '' || value !== '');
        return kept.length === tags.length ? {} : { tags: kept };
      });
    case 'existing-users':
      return draft.existingUsers === action.value ? draft : { ...draft, existingUsers: action.value };
  }
}

/**
 * Changes the settings of some rows. Where all rows that have a setting from the batch are among them, the batch is
 * changed in their place, so that the draft stays as simple as it was.
 */
function withSettings(
  draft: Draft,
  rowIds: readonly string[],
  change: (settings: UserSettings) => Changes,
): Draft {
  const chosen = new Set(rowIds);
  const ofBatch = change(draft.defaults);
  const common = Object.keys(ofBatch).filter((key) => {
    const heirs = draft.users.filter((user) => user.overrides?.[key] === undefined);
    return heirs.length > 0 && heirs.every((user) => chosen.has(user.id));
  });
  const batch = only(ofBatch, common);
  const begun = isIn(batch, draft.defaults) ? draft : { ...draft, defaults: { ...draft.defaults, ...batch } };
  return withUsers(begun, (user) => {
    if (!chosen.has(user.id)) return user;
    const settings = settingsOf(draft, user);
    const changes = Object.entries(change(settings)).filter(
      ([key, value]) =>
        (user.overrides?.[key] !== undefined || !common.includes(key)) && !isIn({ [key]: value }, settings),
    );
    return changes.length === 0
      ? user
      : { ...user, overrides: { ...user.overrides, ...Object.fromEntries(changes) } };
  });
}

function withoutUnread(user: DraftUser, column: Column): DraftUser {
  const { unread = {}, ...others } = user;
  const left = Object.entries(unread).filter(([key]) => key !== column);
  return left.length === 0 ? others : { ...others, unread: Object.fromEntries(left) };
}

function only(changes: Changes, keys: readonly string[]): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([key]) => keys.includes(key)));
}

/** Whether settings are like this already. */
function isIn(changes: Changes, settings: UserSettings): boolean {
  return Object.entries(changes).every(
    ([key, value]) => JSON.stringify(settings[key]) === JSON.stringify(value),
  );
}

function withUsers(draft: Draft, change: (user: DraftUser) => DraftUser): Draft {
  const users = draft.users.map(change);
  return users.every((user, index) => user === draft.users[index]) ? draft : { ...draft, users };
}
