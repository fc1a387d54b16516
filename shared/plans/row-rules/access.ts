import { documentation } from '../documentation.ts';
import { problem, type RowRule } from '../row-problem.ts';

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
