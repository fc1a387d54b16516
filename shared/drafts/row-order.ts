import type { Column } from './column.ts';
import type { Draft } from './draft.ts';
import { typedText, type PolicyNames } from './policy-names.ts';

export type Direction = 'ascending' | 'descending';

/** As people count: `user2` before `user10`. */
const collator = new Intl.Collator('en', { numeric: true });

/** The draft with its users in the order of a column's texts; users with the same stay in their order, empty texts last. */
export function sortedBy(draft: Draft, column: Column, direction: Direction, names: PolicyNames): Draft {
  const sign = direction === 'ascending' ? 1 : -1;
  const rows = draft.users.map((user) => ({ user, text: typedText(draft, user, column, names) }));
  rows.sort((one, other) => {
    if (one.text === '' || other.text === '') return Number(one.text === '') - Number(other.text === '');
    return sign * collator.compare(one.text, other.text);
  });
  const users = rows.map(({ user }) => user);
  return users.every((user, index) => user === draft.users[index]) ? draft : { ...draft, users };
}
