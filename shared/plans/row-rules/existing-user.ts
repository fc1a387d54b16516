import { foldName } from '../../rules/names.ts';
import { documentation } from '../documentation.ts';
import { problem, type RowProblem, type RowRule } from '../row-problem.ts';
import type { SnapshotUser } from '../../accounts/snapshot.ts';
import type { UserSettings } from '../../drafts/draft.ts';

/** What becomes of users who exist already, where the batch skips or merges them. */
export const existingUser: RowRule = ({ settings, existing, doing }, { head }) => {
  if (existing === undefined || doing === 'create') return [];
  if (doing === 'skip')
    return [
      problem(
        'advice',
        'user-skipped',
        'name',
        'These users exist already and are left as they are.',
        documentation.manageUsers,
      ),
    ];
  if (existing.access === undefined)
    return [
      problem(
        'error',
        'merge-unknown',
        'name',
        'What these existing users have is not known, so that nothing can be added to it. Reading it needs iam:GetAccountAuthorizationDetails: refresh with that permission, or skip users who exist.',
        documentation.accountDetails,
        { label: 'Skip users who exist', action: { kind: 'existing-users', value: 'skip' } },
      ),
    ];
  return [
    ...(settings.consoleAccess || settings.accessKey
      ? [
          problem(
            'advice',
            'merge-credentials',
            'access',
            'These users exist already: they get what they lack of groups, policies and tags, but no password and no access key. For those, open “Security credentials” on the user’s page.',
            documentation.manageUsers,
          ),
        ]
      : []),
    ...differences(settings, existing, head.defaults.path),
  ];
};

/** Of what the batch says something of; a path `/` and no boundary are what it says when nobody chose any. */
function differences(
  settings: UserSettings,
  { path, access }: SnapshotUser,
  usualPath: string,
): RowProblem[] {
  const differs = (
    severity: 'warning' | 'advice',
    place: RowProblem['place'],
    message: string,
    link: string,
  ): RowProblem =>
    problem(
      severity,
      'merge-differs',
      place,
      `${message} These existing users keep theirs, because nothing of an existing user is taken away.`,
      link,
    );
  const warn = (place: RowProblem['place'], message: string, link: string): RowProblem =>
    differs('warning', place, message, link);
  const saysPath = settings.path !== '/' || usualPath !== '/';
  const values = new Map(access?.tags.map(({ key, value }) => [foldName(key), value]));
  const tag = settings.tags.find(({ key, value }) => {
    const had = values.get(foldName(key));
    return had !== undefined && had !== value;
  });
  const documents = new Map(access?.inlinePolicies.map(({ name, document }) => [foldName(name), document]));
  const inline = settings.inlinePolicies.find(({ name, document }) => {
    const had = documents.get(foldName(name));
    return had !== undefined && !isSameJson(had, document);
  });
  return [
    ...(!saysPath || path === settings.path
      ? []
      : [differs('advice', 'path', 'The path is another one.', documentation.identifiers)]),
    ...(settings.boundaryArn === null || settings.boundaryArn === (access?.boundaryArn ?? null)
      ? []
      : [warn('boundary', 'The permissions boundary is another one.', documentation.boundaries)]),
    ...(tag === undefined ? [] : [warn('tags', `The tag ${tag.key} has another value.`, documentation.tags)]),
    ...(inline === undefined
      ? []
      : [
          warn(
            'policies',
            `The inline policy ${inline.name} has another document.`,
            documentation.inlinePolicies,
          ),
        ]),
  ];
}

function isSameJson(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return one === other;
  }
}
