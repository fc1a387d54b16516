import { settingsOf, type Draft } from '../../../../shared/drafts/draft.ts';
import { foldName } from '../../../../shared/rules/names.ts';
import type { Step } from '../../../../shared/plans/step.ts';

/** The users of a plan who get a password that the administrator chooses. */
export interface PasswordNeeds {
  /** Those who get the one for all. */
  shared: PasswordNeed[];
  /** Those who get one of their own. */
  own: PasswordNeed[];
}

interface PasswordNeed {
  rowId: string;
  userName: string;
}

/** Who needs a custom password, in the plan's order: users whom the plan gives none need none. */
export function passwordNeeds(steps: readonly Step[], draft: Draft): PasswordNeeds {
  const users = new Map(draft.users.map((user) => [user.id, user]));
  const needs: PasswordNeeds = { shared: [], own: [] };
  for (const step of steps) {
    if (step.call !== 'CreateLoginProfile' || step.password !== 'custom') continue;
    const user = users.get(step.rowId);
    const isShared = user !== undefined && settingsOf(draft, user).passwordMode === 'custom-shared';
    needs[isShared ? 'shared' : 'own'].push({ rowId: step.rowId, userName: step.input.UserName });
  }
  return needs;
}

/** What a pasted list gives. */
export interface PastedPasswords {
  byRow: Map<string, string>;
  /** What is wrong with the list as a sentence; `undefined` when all of it could be used. */
  problem: string | undefined;
}

/**
 * Passwords from a list: two columns of a spreadsheet (user name, password), or one password a line in the order of the
 * users. Empty lines count for nothing.
 */
export function pastedPasswords(text: string, { own }: PasswordNeeds): PastedPasswords {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== '');
  if (lines.some((line) => line.includes('\t'))) return byName(lines, own);
  if (lines.length !== own.length)
    return {
      byRow: new Map(),
      problem: `There are ${lines.length} lines for ${own.length} users. Paste one password for each, in their order, or two columns: user name and password.`,
    };
  return {
    byRow: new Map(own.map(({ rowId }, index) => [rowId, unquoted(lines[index] ?? '')])),
    problem: undefined,
  };
}

const mostNames = 5;

function byName(lines: readonly string[], own: readonly PasswordNeed[]): PastedPasswords {
  const rows = new Map(own.map(({ rowId, userName }) => [foldName(userName), rowId]));
  const byRow = new Map<string, string>();
  const unknown: string[] = [];
  for (const line of lines) {
    const [name = '', password = ''] = line.split('\t', 2);
    const rowId = rows.get(foldName(unquoted(name).trim()));
    if (rowId === undefined) unknown.push(unquoted(name));
    else byRow.set(rowId, unquoted(password));
  }
  if (unknown.length === 0) return { byRow, problem: undefined };
  const more = unknown.length > mostNames ? ` and ${unknown.length - mostNames} more` : '';
  return {
    byRow,
    problem: `No password is asked for these, and theirs were left out: ${unknown.slice(0, mostNames).join(', ')}${more}.`,
  };
}

/** A spreadsheet's cell without the quotes that it puts around a text with quotes in it. */
function unquoted(cell: string): string {
  return /^"(?:[^"]|"")*""(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
