import { documentation } from '../documentation.ts';
import type { PlanContext } from '../plan-context.ts';
import { problem, type PlanRow, type RowRule } from '../row-problem.ts';

/** How a new user gets in, or does not. */
export const access: RowRule = ({ user: { id }, settings, doing }) => {
  if (doing !== 'create') return [];
  const { consoleAccess, accessKey } = settings;
  if (!consoleAccess && !accessKey)
    return [
      problem(
        'advice',
        'no-access',
        'access',
        'These users get neither console access nor an access key: they cannot sign in yet.',
        documentation.createUsers,
      ),
    ];
  return [
    ...(consoleAccess
      ? [
          problem(
            'advice',
            'console-without-mfa',
            'access',
            'Until these users have an MFA device, their password alone lets them in. Assign one on the results page, or have them do it at their first sign-in.',
            documentation.mfa,
          ),
        ]
      : []),
    ...(accessKey && consoleAccess
      ? [
          problem(
            'advice',
            'access-key-and-console',
            'access',
            'These users get an access key beside console access. Keys do not expire: where signing in is enough, leave them out.',
            documentation.accessKeys,
            {
              label: 'Console access only',
              action: { kind: 'set', rowIds: [id], settings: { accessKey: false } },
            },
          ),
        ]
      : []),
    ...(accessKey && !consoleAccess
      ? [
          problem(
            'advice',
            'access-key',
            'access',
            'Access keys do not expire. Where a role or IAM Identity Center can do the work, prefer it.',
            documentation.accessKeys,
          ),
        ]
      : []),
  ];
};

/** What the account asks of a password that somebody thinks up. */
export const customPassword: RowRule = ({ settings, doing }, { snapshot: { passwordPolicy } }) => {
  const { consoleAccess, passwordMode } = settings;
  if (doing !== 'create' || !consoleAccess || passwordMode === 'generated' || passwordPolicy === null)
    return [];
  const { minimumLength, requireLowercase, requireNumbers, requireSymbols, requireUppercase } =
    passwordPolicy;
  const characters = [
    requireUppercase && 'an uppercase letter',
    requireLowercase && 'a lowercase letter',
    requireNumbers && 'a number',
    requireSymbols && 'a symbol',
  ].filter((one) => one !== false);
  const needs = characters.length === 0 ? '' : `, with ${characters.join(', ')}`;
  return [
    problem(
      'advice',
      'password-policy',
      'access',
      `The account’s password policy asks for at least ${minimumLength} characters${needs}. Custom passwords are asked for and checked before anything is created.`,
      documentation.passwordPolicy,
    ),
  ];
};

/** Users who must set a new password before they can have an MFA device, which a policy wants first. */
export const passwordDeadlock: RowRule = (row, context) => {
  const { user, settings, doing } = row;
  if (doing !== 'create' || !settings.consoleAccess || !settings.resetRequired) return [];
  const barring = barringPolicy(row, context);
  if (barring === undefined) return [];
  return [
    problem(
      'warning',
      'password-needs-mfa',
      'access',
      `Policy ${barring} denies changing a password before a sign-in with MFA, and these users must create a new one at their first: they cannot get in. Do not require a new password, or allow iam:ChangePassword without MFA.`,
      documentation.ownCredentials,
      settings.passwordMode === 'custom-shared'
        ? undefined
        : {
            label: 'Do not require a new password',
            action: { kind: 'set', rowIds: [user.id], settings: { resetRequired: false } },
          },
    ),
  ];
};

function barringPolicy(
  { settings: { groups, policyArns, inlinePolicies } }: PlanRow,
  { barringGroups, barringPolicies, documents }: PlanContext,
): string | undefined {
  for (const arn of policyArns) {
    const barring = barringPolicies.get(arn);
    if (barring !== undefined) return barring;
  }
  for (const group of groups) {
    const barring = barringGroups.get(group);
    if (barring !== undefined) return `${barring} of the group ${group}`;
  }
  return inlinePolicies.find(({ document }) => documents.judge(document).barsPassword())?.name;
}
