import type { DraftUser } from '../drafts/draft.ts';
import { mostRows } from '../drafts/rows.ts';

/** A draft's users with others after them; rows that nobody has filled in give way. */
export function withUsersAdded(users: readonly DraftUser[], added: readonly DraftUser[]): DraftUser[] {
  return [...users.filter((user) => !isBlank(user)), ...added];
}

/** How many users a draft takes beside those that it has. */
export function roomIn(users: readonly DraftUser[]): number {
  return Math.max(0, mostRows - withUsersAdded(users, []).length);
}

function isBlank({ name, overrides, unread }: DraftUser): boolean {
  return name === '' && overrides === undefined && unread === undefined;
}
