import { isUnknownAccount } from '../../accounts/unknown-account.ts';
import { documentation } from '../documentation.ts';
import { isSlip } from '../slip.ts';
import { problem, type PlanRow, type RowProblem, type RowRule } from '../row-problem.ts';
import type { PlanContext } from '../plan-context.ts';

/** Groups that are not there, and too many of them. */
export const groups: RowRule = (row, context) => {
  const { doing } = row;
  if (doing === 'skip') return [];
  const wanted = [...new Set(row.settings.groups)];
  return [...wanted.flatMap((group) => missingGroup(group, row, context)), ...tooMany(wanted, row, context)];
};

function missingGroup(group: string, { user }: PlanRow, context: PlanContext): RowProblem[] {
  if (context.groups.has(group) || (group !== '' && isUnknownAccount(context.snapshot.account))) return [];
  const near = context.nearGroup(group);
  const meant = near !== undefined && isSlip(group, near) ? near : null;
  const missing = group === '' ? 'A group without a name is chosen.' : `The account has no group ${group}.`;
  return [
    problem(
      'error',
      'group-missing',
      'groups',
      `${missing}${near === undefined ? '' : ` Is it ${near}?`}`,
      documentation.groups,
      {
        // A name that differs by more than a slip of the keys may be another team's: nobody gets its rights by a click.
        label: meant === null ? 'Take the group out' : `Use ${meant}`,
        action: { kind: 'replace', rowIds: [user.id], list: 'groups', from: group, to: meant },
      },
    ),
  ];
}

function tooMany(wanted: string[], { existing, doing }: PlanRow, { snapshot }: PlanContext): RowProblem[] {
  const limit = snapshot.quotas.groupsPerUser;
  const had = doing === 'merge' ? (existing?.access?.groups ?? []) : [];
  const all = new Set([...had, ...wanted]);
  if (all.size <= limit) return [];
  const message =
    had.length === 0
      ? `A user can be in at most ${limit} groups.`
      : `A user can be in at most ${limit} groups; with those that they are in, these would be in ${all.size}.`;
  return [problem('error', 'groups-quota', 'groups', message, documentation.quotas)];
}

/** Users without permissions, or with none from a group. */
export const permissions: RowRule = ({ settings, existing, doing }, context) => {
  if (doing === 'skip') return [];
  const had = doing === 'merge' ? existing?.access : undefined;
  const groups = [...settings.groups, ...(had?.groups ?? [])];
  const direct =
    settings.policyArns.length +
    settings.inlinePolicies.length +
    (had === undefined ? 0 : had.policyArns.length + had.inlinePolicies.length);
  if (direct === 0 && groups.every((name) => grantsNothing(name, context)))
    return [
      problem(
        'advice',
        'no-permissions',
        'groups',
        groups.length === 0
          ? 'These users get no permissions: they can do nothing in the account.'
          : 'These users get no permissions: their groups have no policy. They can do nothing in the account.',
        documentation.policies,
      ),
    ];
  return groups.length > 0
    ? []
    : [
        problem(
          'advice',
          'no-groups',
          'groups',
          'These users are in no group: their permissions have to be changed user by user. AWS recommends groups.',
          documentation.groups,
        ),
      ];
};

/** Whether a group is known to have no policy. */
function grantsNothing(name: string, { groups }: PlanContext): boolean {
  const access = groups.get(name)?.access;
  return access !== undefined && access.policyArns.length + access.inlinePolicies.length === 0;
}
