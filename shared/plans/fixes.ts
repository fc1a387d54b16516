import type { Draft, DraftUser } from '../drafts/draft.ts';
import { withCellText } from '../drafts/cells.ts';
import { withSetting } from './draft-settings.ts';
import type { Finding } from './finding.ts';
import { tidyName, tidyPath, tidyTags } from './tidy.ts';

/**
 * A draft with a finding's fix applied to the finding's rows; the same draft when there is nothing to do. Users whom it
 * does not touch stay the same objects.
 */
export function withFix(draft: Draft, { fix, rowIds }: Pick<Finding, 'fix' | 'rowIds'>): Draft {
  if (fix === undefined) return draft;
  const { change } = fix;
  const rows = new Set(rowIds);
  switch (change.kind) {
    case 'existing-users':
      return draft.existingUsers === change.to ? draft : { ...draft, existingUsers: change.to };
    case 'remove-users': {
      const gone = new Set(change.rowIds);
      const users = draft.users.filter(({ id }) => !gone.has(id));
      return users.length === draft.users.length ? draft : { ...draft, users };
    }
    case 'rename': {
      const names = new Map(change.names.map(({ rowId, name }) => [rowId, name]));
      return withUsers(draft, (user) => withName(user, names.get(user.id) ?? user.name));
    }
    case 'tidy':
      return tidied(draft, rows, change.what);
    case 'clear-cell':
      return withUsers(draft, (user) =>
        rows.has(user.id) && user.unread?.[change.column] !== undefined
          ? withCellText(draft, user, change.column, '')
          : user,
      );
    case 'group':
      return withSetting(draft, rows, 'groups', (groups) => replaced(groups, change.from, change.to));
    case 'policy':
      return withSetting(
        withSetting(draft, rows, 'policyArns', (arns) => replaced(arns, change.from, change.to)),
        rows,
        'boundaryArn',
        (arn) => (arn === change.from ? change.to : arn),
      );
    case 'boundary':
      return withSetting(draft, rows, 'boundaryArn', () => change.to);
    case 'no-reset':
      return withSetting(
        withSetting(draft, rows, 'passwordMode', (mode) => (mode === 'custom-shared' ? 'custom-each' : mode)),
        rows,
        'resetRequired',
        () => false,
      );
    case 'console-only':
      return withSetting(
        withSetting(draft, rows, 'accessKey', () => false),
        rows,
        'consoleAccess',
        () => true,
      );
  }
}

function tidied(draft: Draft, rows: ReadonlySet<string>, what: 'name' | 'path' | 'tags'): Draft {
  switch (what) {
    case 'name':
      return withUsers(draft, (user) => (rows.has(user.id) ? withName(user, tidyName(user.name)) : user));
    case 'path':
      return withSetting(draft, rows, 'path', tidyPath);
    case 'tags':
      return withSetting(draft, rows, 'tags', tidyTags);
  }
}

function withUsers(draft: Draft, change: (user: DraftUser) => DraftUser): Draft {
  const users = draft.users.map(change);
  return users.every((user, index) => user === draft.users[index]) ? draft : { ...draft, users };
}

function withName(user: DraftUser, name: string): DraftUser {
  return name === user.name ? user : { ...user, name };
}

/** In its place, and not a second time. */
function replaced(items: readonly string[], from: string, to: string | null): string[] {
  const next = items.flatMap((item) => (item === from ? (to === null ? [] : [to]) : [item]));
  return items.includes(from) ? [...new Set(next)] : [...items];
}
