import type { Notice } from '../../../shell/notices.tsx';
import type { FittingUsers } from './fitting-users.ts';
import { clashTexts } from './clash-texts.ts';
import { usersText } from './users-text.ts';

/** The id of what is told of an import. */
export const importedNotice = 'imported';

/** What is told of users who were imported from a file: what is left to do for them, and who is left out. */
export function importNotice({ users, problems, surplus }: FittingUsers, fileName: string): Notice {
  const errors = new Set(problems.filter(({ kind }) => kind === 'repair').map(({ userId }) => userId)).size;
  const { account, draft } = clashTexts(problems, 'them');
  const told = [
    ...(errors === 0
      ? []
      : [
          errors === 1
            ? '1 of them has an error: filter by finding to see it.'
            : `${errors.toLocaleString('en')} of them have an error: filter by finding to see them.`,
        ]),
    ...(account === undefined ? [] : [`${account}: the plan says what becomes of users who exist.`]),
    ...(draft === undefined ? [] : [`${draft}.`]),
    ...(surplus === undefined ? [] : [`${surplus.rows} of ${fileName} did not fit.`]),
  ];
  return {
    id: importedNotice,
    type: surplus === undefined ? 'success' : 'warning',
    header: `${usersText(users.length)} ${users.length === 1 ? 'was' : 'were'} imported`,
    content: told.length === 0 ? 'They stand at the end of the draft.' : told.join(' '),
  };
}
