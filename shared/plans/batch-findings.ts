import { foldName, userNameProblem } from '../rules/names.ts';
import { documentation } from './documentation.ts';
import type { Finding } from './finding.ts';
import type { Fix } from './fix.ts';
import { noRoom } from './no-room.ts';
import type { PlanRows } from './plan-rows.ts';
import type { RowPlan } from './row-plan.ts';

/** What can be said of the batch as a whole only: of rows beside each other, and of how many there are. */
export function batchFindings({ rows, context }: PlanRows): Finding[] {
  return [
    ...noUsers(rows),
    ...duplicates({ rows, context }),
    ...quota({ rows, context }),
    ...sharedPassword(rows),
  ];
}

function noUsers(rows: readonly RowPlan[]): Finding[] {
  return rows.length > 0
    ? []
    : [
        {
          severity: 'error',
          rule: 'no-users',
          place: 'name',
          rowIds: [],
          message: 'Add at least one user.',
          link: documentation.createUsers,
        },
      ];
}

function duplicates({ rows, context }: PlanRows): Finding[] {
  const byName = Map.groupBy(rows, ({ user }) => foldName(user.name));
  if (byName.size === rows.length) return [];
  const taken = new Set([...byName.keys(), ...context.users.keys()]);
  return [...byName].flatMap(([folded, [first, ...later]]): Finding[] => {
    if (first === undefined || later.length === 0 || folded === '') return [];
    const { name } = first.user;
    const isSkipped = [first, ...later].every(({ doing }) => doing === 'skip');
    return [
      {
        severity: isSkipped ? 'advice' : 'error',
        rule: 'name-duplicate',
        place: 'name',
        rowIds: [first, ...later].map(({ user }) => user.id),
        message: `${name} is in the list ${later.length + 1} times; case does not matter.`,
        link: documentation.identifiers,
        ...duplicateFix(first, later, taken, isSkipped),
      },
    ];
  });
}

/** A row that is there twice is left out; another person of the same name gets a number, if nobody has that name yet. */
function duplicateFix(
  first: RowPlan,
  later: readonly RowPlan[],
  taken: Set<string>,
  isSkipped: boolean,
): { fix?: Fix } {
  const cells = ({ references, user: { unread } }: RowPlan): string => JSON.stringify([references, unread]);
  if (isSkipped || later.every((row) => cells(row) === cells(first)))
    return {
      fix: {
        label: 'Keep the first',
        action: { kind: 'remove-rows', rowIds: later.map(({ user }) => user.id) },
      },
    };
  if (first.doing !== 'create' || later.some(({ doing }) => doing !== 'create')) return {};
  const names = later.map(({ user: { id, name } }): [string, string] => {
    let number = 2;
    while (taken.has(foldName(`${name}${number}`))) number += 1;
    taken.add(foldName(`${name}${number}`));
    return [id, `${name}${number}`];
  });
  return names.some(([, name]) => userNameProblem(name) !== undefined)
    ? {}
    : {
        fix: { label: 'Number the later ones', action: { kind: 'rename', names: Object.fromEntries(names) } },
      };
}

function quota({ rows, context: { snapshot } }: PlanRows): Finding[] {
  const { users, quotas } = snapshot;
  const added = rows.filter(({ doing, existing }) => doing === 'create' && existing === undefined).length;
  return added === 0 || users.length + added <= quotas.users
    ? []
    : [
        {
          severity: 'error',
          rule: 'users-quota',
          place: 'name',
          rowIds: [],
          message: noRoom('users', users.length, added, quotas.users),
          link: documentation.quotas,
        },
      ];
}

function sharedPassword(rows: readonly RowPlan[]): Finding[] {
  const shared = rows.filter(
    ({ settings, doing }) =>
      doing === 'create' && settings.consoleAccess && settings.passwordMode === 'custom-shared',
  );
  return shared.length < 2
    ? []
    : [
        {
          severity: 'warning',
          rule: 'password-shared',
          place: 'access',
          rowIds: shared.map(({ user }) => user.id),
          message:
            'All these users get the same password: each of them can sign in as any other until it is changed. A new password at next sign-in is required.',
          link: documentation.passwords,
        },
      ];
}
