import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import { mostRows } from '../../../../shared/drafts/rows.ts';
import { roomIn } from '../../../../shared/imports/added-users.ts';
import type { ImportedUsers } from '../../../../shared/imports/imported-users.ts';
import { usersText } from './users-text.ts';

/** Users who do not fit. */
interface Surplus {
  header: string;
  /** As a sentence. */
  reason: string;
  /** Their rows in the file. */
  rows: string;
}

/** The users of a table for whom a draft has room, and a word about the others. */
export interface FittingUsers extends ImportedUsers {
  /** Of those who do not fit; `undefined` where all do. */
  surplus?: Surplus;
}

/** The first users of a table whose ids are the rows' numbers, as many as a draft has room for. */
export function fittingUsers(imported: ImportedUsers, draft: Draft): FittingUsers {
  const { users, problems, renamedGroups } = imported;
  const room = roomIn(draft.users);
  const [first] = users.slice(room);
  if (first === undefined) return imported;
  const fitting = users.slice(0, room);
  const ids = new Set(fitting.map(({ id }) => id));
  const left = users.length - room;
  const had = mostRows - room;
  const last = users.at(-1) ?? first;
  return {
    users: fitting,
    problems: problems.filter(({ userId }) => ids.has(userId)),
    renamedGroups: renamedGroups.filter(({ userId }) => ids.has(userId)),
    surplus: {
      header: `${left.toLocaleString('en')} of the ${usersText(users.length)} ${left === 1 ? 'does' : 'do'} not fit`,
      reason: `A draft takes ${mostRows.toLocaleString('en')} users, as an account does${had === 0 ? '.' : `; this one has ${had.toLocaleString('en')}.`}`,
      rows: rowsFrom(first, last),
    },
  };
}

/** Who does not fit, and why, as sentences. */
export function leftOutText({ reason, rows }: Surplus): string {
  return `${reason} ${rows} of the file ${rows.startsWith('Rows') ? 'are' : 'is'} left out.`;
}

function rowsFrom(first: DraftUser, last: DraftUser): string {
  const number = ({ id }: DraftUser): string => Number(id).toLocaleString('en');
  return first.id === last.id ? `Row ${number(first)}` : `Rows ${number(first)} to ${number(last)}`;
}
