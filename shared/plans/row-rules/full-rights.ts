import { eachOnce } from '../../rules/inline-policy.ts';
import { documentation } from '../documentation.ts';
import { isAdministrators } from '../full-rights.ts';
import { merged } from '../merge.ts';
import { problem, type RowProblem, type RowRule } from '../row-problem.ts';

/**
 * Users who are given the right to do anything: warned of where the draft gives it itself, pointed out where a group
 * does, which is how administrators are made. Of policies that the batch creates, their own finding tells.
 */
export const fullRights: RowRule = ({ settings, existing, doing }, { documents, fullRights: known }) => {
  if (doing === 'skip') return [];
  const access = doing === 'merge' ? existing?.access : undefined;
  const given = access === undefined ? settings : merged(settings, access).missing;
  const warn = (message: string): RowProblem =>
    problem('warning', 'policy-powerful', 'policies', message, documentation.bestPractices);
  const allows = (what: string): RowProblem =>
    warn(`${what} allows every action on every resource: these users can do anything in the account.`);
  return [
    ...[...new Set(given.policyArns)].flatMap((arn) => {
      const own = known.policies.get(arn);
      if (own !== undefined) return [allows(own)];
      return isAdministrators(arn)
        ? [
            warn(
              `${arn.slice(arn.lastIndexOf('/') + 1)} lets these users do anything in the account, or give themselves that right.`,
            ),
          ]
        : [];
    }),
    ...eachOnce(given.inlinePolicies)
      .filter(({ document }) => documents.judge(document).allowsEverything())
      .map(({ name }) => allows(`The inline policy ${name}`)),
    ...[...new Set(given.groups)].flatMap((group) => {
      const by = known.groups.get(group);
      return by === undefined
        ? []
        : [
            problem(
              'advice',
              'group-powerful',
              'groups',
              `The group ${group} lets its members do anything in the account, or give themselves that right: by ${by}.`,
              documentation.bestPractices,
            ),
          ];
    }),
  ];
};
