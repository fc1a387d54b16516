import { withCellText } from '../../shared/drafts/cells.ts';
import { emptyDraft, type Draft, type DraftUser, type UserSettings } from '../../shared/drafts/draft.ts';

/** Gives ids that are new to the draft. */
export type NewId = () => string;

/** A new batch with one row to type into. */
export function newDraft(newId: NewId): Draft {
  return emptyDraft(newId(), newId());
}

/** Whether nothing was entered yet that would be worth keeping. */
export function isBlank(draft: Draft): boolean {
  const { defaults } = emptyDraft('', '');
  return (
    draft.users.every(({ name }) => name.trim() === '') &&
    draft.newGroups.length === 0 &&
    draft.newPolicies.length === 0 &&
    JSON.stringify({ ...defaults, ...draft.defaults }) === JSON.stringify(defaults)
  );
}

/** Changes some of the batch's settings. */
export function withDefaults(draft: Draft, changes: Partial<UserSettings>): Draft {
  return { ...draft, defaults: { ...draft.defaults, ...changes } };
}

/** Renames one row. */
export function withName(draft: Draft, rowId: string, name: string): Draft {
  return {
    ...draft,
    users: draft.users.map((user) => (user.id === rowId ? withCellText(draft, user, 'name', name) : user)),
  };
}

/** Adds an empty row with the given id after another one, or at the end. */
export function withUserAfter(draft: Draft, rowId: string | undefined, id: string): Draft {
  const index = draft.users.findIndex((user) => user.id === rowId);
  const at = index === -1 ? draft.users.length : index + 1;
  return { ...draft, users: draft.users.toSpliced(at, 0, { id, name: '' }) };
}

/** Takes a row away; the last one is only emptied, so that there is always one to type into. */
export function withoutUser(draft: Draft, rowId: string, newId: NewId): Draft {
  const users = draft.users.filter(({ id }) => id !== rowId);
  return { ...draft, users: users.length === 0 ? [{ id: newId(), name: '' }] : users };
}

/** Puts several names where one row is: into the row itself if it is empty, the others after it. */
export function withNamesAt(draft: Draft, rowId: string, names: readonly string[], newId: NewId): Draft {
  const users = draft.users.flatMap((user): DraftUser[] => {
    if (user.id !== rowId) return [user];
    const [first, ...rest] = names;
    const others = (added: readonly string[]) => added.map((name) => ({ id: newId(), name }));
    return user.name.trim() === '' && first !== undefined
      ? [withCellText(draft, user, 'name', first), ...others(rest)]
      : [user, ...others(names)];
  });
  return { ...draft, users };
}

/** Adds names at the end; empty rows give way to them. */
export function withNamesAdded(draft: Draft, names: readonly string[], newId: NewId): Draft {
  const kept =
    names.length === 0
      ? draft.users
      : draft.users.filter(({ name, unread }) => name.trim() !== '' || unread !== undefined);
  return { ...draft, users: [...kept, ...names.map((name) => ({ id: newId(), name }))] };
}

/** Without the rows that were left empty, unless all were. */
export function withoutEmptyRows(draft: Draft): Draft {
  const users = draft.users.filter(({ name }) => name.trim() !== '');
  return users.length === 0 || users.length === draft.users.length ? draft : { ...draft, users };
}
