import { cellText, isOverridden, notKeptText, withCellText, type PolicyByName } from '../drafts/cells.ts';
import { columnTitles, type Column } from '../drafts/column.ts';
import { settingsOf, type Draft, type DraftUser, type UserSettings } from '../drafts/draft.ts';
import { foldName } from '../rules/names.ts';
import { groupNameOf } from './group-name.ts';
import { unguardedCell } from './guarded-cell.ts';
import type { ImportProblem } from './import-problem.ts';
import type { ReadTable } from './imported-table.ts';
import { nameColumns } from './name-columns.ts';
import { NameMaker } from './name-maker.ts';
import { sourceColumns } from './source-columns.ts';
import type { ImportMapping, SourceUse } from './source-use.ts';

export interface ImportContext {
  /** The names of the account's users and groups, as far as they are known. */
  users: Iterable<string>;
  groups: Iterable<string>;
  policyByName: PolicyByName;
  /** The id of the user of a row, by the row's number. */
  idOf: (row: number) => string;
}

/** A user's group that is called otherwise than in the table, because AWS does not take its name there. */
export interface RenamedGroup {
  userId: string;
  from: string;
  to: string;
}

/** What a table becomes. */
export interface ImportedUsers {
  users: DraftUser[];
  problems: ImportProblem[];
  renamedGroups: RenamedGroup[];
}

/**
 * The users of a table, one for each row that is not empty. What cannot be understood is kept in the user's cells for
 * repair, and said. Never throws, whatever the table and the mapping.
 */
export function importedUsers(
  table: Pick<ReadTable, 'rows' | 'cellProblems'>,
  mapping: ImportMapping,
  draft: Draft,
  context: ImportContext,
): ImportedUsers {
  const { headerRow, uses } = mapping;
  const width = sourceColumns(table, headerRow).length;
  const cellProblems = Map.groupBy(table.cellProblems, ({ row }) => row);
  const groupNames = new Map([...context.groups].map((name) => [foldName(name), name]));
  const names = new NameMaker(mapping, draft, context.users);
  const ofNames = nameColumns(mapping);
  const problems: ImportProblem[] = [];
  const renamedGroups: RenamedGroup[] = [];
  const users: DraftUser[] = [];

  for (const [index, cells] of table.rows.entries()) {
    if ((headerRow !== null && index <= headerRow) || cells.every((cell) => cell.trim() === '')) continue;
    const row = index + 1;
    const id = context.idOf(row);
    const say = (kind: ImportProblem['kind'], reason: string): void =>
      void problems.push({ row, userId: id, kind, reason });
    const broken = new Map((cellProblems.get(index) ?? []).map(({ column, reason }) => [column, reason]));
    let user: DraftUser = { id, name: '' };

    const filled = [...uses.entries()]
      .map(([column, use]) => ({
        column,
        use,
        text: unguardedCell(cells[column] ?? ''),
        reason: broken.get(column),
      }))
      .filter(({ use, text }) => use.to !== 'nothing' && text !== '')
      // First what fills a cell, then what adds to it.
      .sort((one, other) => Number(other.use.to === 'column') - Number(one.use.to === 'column'));
    for (const { use, text, reason } of filled) {
      if (reason !== undefined) continue;
      user = withUse(user, use, text);
      const filledColumn = columnOf(use);
      if (filledColumn !== undefined && user.unread?.[filledColumn] !== undefined)
        say('repair', `“${excerpt(text)}” is not understood in the column ${columnTitles[filledColumn]}.`);
    }
    // After the others, so that what these add is in the cell, too.
    for (const { column, use, text, reason } of filled) {
      if (reason === undefined) continue;
      const filledColumn = columnOf(use);
      say(filledColumn !== undefined || ofNames.has(column) ? 'repair' : 'note', reason);
      if (filledColumn !== undefined) user = withUnread(draft, user, filledColumn, text);
    }

    const surplus = cells
      .slice(width)
      .map(unguardedCell)
      .filter((text) => text !== '');
    if (surplus.length > 0) {
      say('repair', `The row has more cells than the table has columns: “${excerpt(surplus.join('”, “'))}”.`);
      user = withUnread(draft, user, 'tags', surplus.join('; '));
    }
    if (cells.length < width)
      say('note', `The row has ${cells.length} of ${width} cells; the others are taken as empty.`);

    const { name, unread, said } = names.nameOf(cells, user.name, broken);
    problems.push(...said.map((one) => ({ row, userId: id, ...one })));
    users.push({ ...user, name, ...(unread !== undefined && { unread: { ...user.unread, name: unread } }) });
  }
  return { users, problems, renamedGroups };

  function withUse(user: DraftUser, use: SourceUse, text: string): DraftUser {
    switch (use.to) {
      case 'column':
        return withCellText(draft, user, use.column, text, context.policyByName);
      case 'group': {
        const made = groupNameOf(text, use.prefix);
        const group = groupNames.get(foldName(made)) ?? made;
        if (group === '') return withUnread(draft, user, 'groups', text);
        if (made !== `${use.prefix}${text}`) renamedGroups.push({ userId: user.id, from: text, to: group });
        return withSettings(draft, user, ({ groups }) => ({ groups: [...new Set([...groups, group])] }));
      }
      case 'tag':
        return withSettings(draft, user, ({ tags }) => ({
          tags: [...tags.filter(({ key }) => key !== use.key), { key: use.key, value: text }],
        }));
      default:
        return user;
    }
  }
}

/** The draft's column that a use fills by itself; `undefined` where names are made of it, or nothing. */
function columnOf(use: SourceUse): Column | undefined {
  if (use.to === 'column') return use.column;
  if (use.to === 'group') return 'groups';
  return use.to === 'tag' ? 'tags' : undefined;
}

/** Adds to what is unread of a column; what was understood of it before stays there as text. */
function withUnread(draft: Draft, user: DraftUser, column: Column, text: string): DraftUser {
  if (column === 'password') return { ...user, unread: { ...user.unread, password: notKeptText } };
  const before = isOverridden(user, column) ? cellText(draft, user, column) : '';
  return { ...user, unread: { ...user.unread, [column]: before === '' ? text : `${before}; ${text}` } };
}

function withSettings(
  draft: Draft,
  user: DraftUser,
  change: (settings: UserSettings) => Partial<UserSettings>,
): DraftUser {
  const changed = change(settingsOf(draft, user));
  return { ...user, overrides: { ...user.overrides, ...changed } };
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
