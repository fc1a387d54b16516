import type { DraftUser } from '../drafts/draft.ts';

/** A draft's users with others after them; rows that nobody has filled in give way. */
export function withUsersAdded(users: readonly DraftUser[], added: readonly DraftUser[]): DraftUser[] {
  return [...users.filter((user) => !isBlank(user)), ...added];
}

function isBlank({ name, overrides, unread }: DraftUser): boolean {
  return name === '' && overrides === undefined && unread === undefined;
}
