import { columnTitles, columns, type Column } from '../../drafts/column.ts';
import type { DraftUser, ExistingUsers } from '../../drafts/draft.ts';
import { pathProblem, userNameProblem } from '../../rules/names.ts';
import { documentation } from '../documentation.ts';
import type { Fix } from '../fix.ts';
import { problem, type PlanRow, type RowProblem, type RowRule } from '../row-problem.ts';
import type { FindingPlace } from '../finding.ts';

const places: Record<Column, FindingPlace> = {
  name: 'name',
  path: 'path',
  access: 'access',
  password: 'access',
  reset: 'access',
  groups: 'groups',
  policies: 'policies',
  boundary: 'boundary',
  tags: 'tags',
};

/** What a user who exists can be given. */
const mergedColumns: readonly Column[] = ['name', 'groups', 'policies', 'tags'];

/** Texts of cells that nobody understands: they stop the batch only where a call would say what the cell does. */
export const unreadCells: RowRule = ({ user: { id, name, unread = {} }, doing }) =>
  columns.flatMap((column) => {
    const text = unread[column];
    return text === undefined
      ? []
      : [
          problem(
            doing === 'create' || (doing === 'merge' && mergedColumns.includes(column)) ? 'error' : 'advice',
            'cell-unread',
            places[column],
            column === 'password'
              ? passwordText
              : column === 'name'
                ? unreadName(text)
                : unreadText(text, column),
            documentation.createUsers,
            column === 'name' && name === ''
              ? undefined
              : {
                  label: column === 'name' ? `Keep “${name}”` : 'Take what the batch says',
                  action: { kind: 'clear-cell', rowIds: [id], column },
                },
          ),
        ];
  });

const passwordText =
  'What was entered under “Console password” is not kept, because it may be a password. Choose Generated, Custom or Same for all: custom passwords are asked for when the users are created.';

function unreadName(text: string): string {
  return `“${text}” is not clearly a user name. Enter one.`;
}

function unreadText(text: string, column: Column): string {
  return `“${text}” cannot be understood under “${columnTitles[column]}”. Enter something else, or clear the cell to take what the batch says.`;
}

/** Names that AWS does not take, that are taken, or that a .csv file splits. */
export const userName: RowRule = (row, { head }) => [
  ...invalidName(row),
  ...takenName(row, head.existingUsers),
  ...splittingName(row),
];

function invalidName({ user }: PlanRow): RowProblem[] {
  const wrong = userNameProblem(user.name);
  if (wrong === undefined) return [];
  return [problem('error', 'name-invalid', 'name', wrong, documentation.createUser, nameFix(user))];
}

/**
 * Takes out what a name must not have, but no letters: without them it would be another name. A row without a name goes
 * only where nothing is in it: what could not be read is kept for repair.
 */
function nameFix({ id, name, overrides = {}, unread = {} }: DraftUser): Fix | undefined {
  const isEmpty = name === '' && Object.keys({ ...overrides, ...unread }).length === 0;
  if (isEmpty) return { label: 'Take out empty rows', action: { kind: 'remove-rows', rowIds: [id] } };
  const spaceless = name.replace(/[\p{C}\p{Z}]/gu, '');
  const plain = spaceless.replace(/[!-~]/g, (character) => (/[\w+=,.@-]/.test(character) ? character : ''));
  const renamed = (label: string, to: string): Fix[] =>
    userNameProblem(to) === undefined ? [{ label, action: { kind: 'rename', names: { [id]: to } } }] : [];
  const [fix] = [...renamed('Take out the spaces', spaceless), ...renamed(`Use ${plain}`, plain)];
  return fix;
}

function takenName(
  { user: { id, name }, existing, doing }: PlanRow,
  existingUsers: ExistingUsers,
): RowProblem[] {
  if (existing === undefined || userNameProblem(name) !== undefined) return [];
  if (existing.name !== name)
    return [
      problem(
        'error',
        'user-exists',
        'name',
        `The account already has a user ${existing.name}; names that differ only in upper and lower case clash.`,
        documentation.identifiers,
        existingUsers === 'stop'
          ? undefined
          : {
              label: `Rename to ${existing.name}`,
              action: { kind: 'rename', names: { [id]: existing.name } },
            },
      ),
    ];
  if (doing !== 'create') return [];
  return [
    problem(
      'error',
      'user-exists',
      'name',
      `The account already has a user ${existing.name}.`,
      documentation.manageUsers,
      { label: 'Skip users who exist', action: { kind: 'existing-users', value: 'skip' } },
    ),
  ];
}

function splittingName({ user: { name }, settings, doing }: PlanRow): RowProblem[] {
  return doing === 'create' && settings.accessKey && /[,"]/.test(name)
    ? [
        problem(
          'warning',
          'name-splits-csv',
          'name',
          'A comma in a user name is legal, but “aws configure import” splits the .csv file on it.',
          documentation.accessKeys,
        ),
      ]
    : [];
}

/** Paths that AWS does not take. A user who exists keeps its own. */
export const userPath: RowRule = ({ user: { id }, settings: { path }, doing }) => {
  const wrong = pathProblem(path);
  if (doing !== 'create' || wrong === undefined) return [];
  const tidy = `/${path.trim().replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  const fix: Fix = {
    label: `Use ${tidy}`,
    action: { kind: 'set', rowIds: [id], settings: { path: tidy } },
  };
  return [
    problem(
      'error',
      'path-invalid',
      'path',
      wrong,
      documentation.identifiers,
      pathProblem(tidy) === undefined ? fix : undefined,
    ),
  ];
};
