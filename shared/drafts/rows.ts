import type { Draft, DraftUser } from './draft.ts';

/** The most users that a draft takes: what an account takes (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
export const mostRows = 5_000;

/** The draft with empty rows before the row of a user, or at the end; no more than a draft takes. */
export function withRows(draft: Draft, count: number, beforeId: string | null, newId: () => string): Draft {
  const room = Math.max(0, mostRows - draft.users.length);
  const added = Array.from({ length: Math.min(count, room) }, () => ({ id: newId(), name: '' }));
  if (added.length === 0) return draft;
  const at = draft.users.findIndex(({ id }) => id === beforeId);
  return { ...draft, users: draft.users.toSpliced(at === -1 ? draft.users.length : at, 0, ...added) };
}

/** The draft without the users of some ids. */
export function withoutRows(draft: Draft, ids: readonly string[]): Draft {
  const gone = new Set(ids);
  const users = draft.users.filter(({ id }) => !gone.has(id));
  return users.length === draft.users.length ? draft : { ...draft, users };
}

/** The draft with a copy of each of some users, all behind the last of them; no more than a draft takes. */
export function withDuplicates(draft: Draft, ids: readonly string[], newId: () => string): Draft {
  const chosen = new Set(ids);
  const copies = draft.users
    .filter(({ id }) => chosen.has(id))
    .slice(0, Math.max(0, mostRows - draft.users.length))
    .map((user): DraftUser => ({ ...user, id: newId() }));
  if (copies.length === 0) return draft;
  const last = draft.users.findLastIndex(({ id }) => chosen.has(id));
  return { ...draft, users: draft.users.toSpliced(last + 1, 0, ...copies) };
}

/** The draft with some users one row further up or down; the same draft where the first or last of them is at the edge. */
export function movedRows(draft: Draft, ids: readonly string[], by: -1 | 1): Draft {
  const chosen = new Set(ids);
  const users = by === 1 ? draft.users.toReversed() : [...draft.users];
  const [first] = users;
  if (first === undefined || chosen.size === 0 || chosen.has(first.id)) return draft;
  for (let at = 1; at < users.length; at += 1) {
    const [above, user] = [users[at - 1], users[at]];
    if (above !== undefined && user !== undefined && chosen.has(user.id)) {
      users[at - 1] = user;
      users[at] = above;
    }
  }
  return { ...draft, users: by === 1 ? users.toReversed() : users };
}
