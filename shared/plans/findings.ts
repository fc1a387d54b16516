import type { Snapshot } from '../accounts/snapshot.ts';
import { settingsOf, type Draft } from '../drafts/draft.ts';
import { withRealArns } from '../drafts/policy-reference.ts';
import { foldName, pathProblem, userNameProblem } from '../rules/names.ts';
import { maximumTags, tagProblems } from '../rules/tags.ts';
import { knowable } from './account-rules.ts';
import type { Finding } from './finding.ts';
import { copiedBoundaryFindings } from './copied-boundary-findings.ts';
import { error, grouped, idsOf, type Row } from './finding-rows.ts';
import { inlinePolicyFindings } from './inline-policy-findings.ts';
import { withNewEntities } from './new-entities.ts';
import { newEntityFindings } from './new-entity-findings.ts';
import { groupsFor, policiesFor } from './steps.ts';

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const quotasLink = `${guide}reference_iam-quotas.html`;

/** All that the rules have to say of a draft against a snapshot: errors first, then warnings, then advice. */
export function findingsOf(draft: Draft, snapshot: Snapshot): Finding[] {
  const rows = draft.users.map((user) => ({
    user,
    settings: withRealArns(settingsOf(draft, user), draft, snapshot.account),
  }));
  const ahead = withNewEntities(draft, snapshot);
  const findings = [
    ...newEntityFindings(draft, snapshot),
    ...nameFindings(rows, snapshot),
    ...pathFindings(rows),
    ...accessFindings(rows),
    ...groupFindings(rows, ahead),
    ...policyFindings(rows, ahead),
    ...inlinePolicyFindings(rows),
    ...boundaryFindings(rows, ahead),
    ...copiedBoundaryFindings(rows),
    ...tagFindings(rows),
    ...permissionFindings(rows),
  ];
  const order = { error: 0, warning: 1, advice: 2 };
  return knowable(findings, snapshot).sort((a, b) => order[a.severity] - order[b.severity]);
}

function nameFindings(rows: Row[], { users, quotas }: Snapshot): Finding[] {
  const findings: Finding[] = [];
  const existing = new Map(users.map(({ name }) => [foldName(name), name]));
  const sameName = Map.groupBy(rows, ({ user }) => foldName(user.name));
  for (const { user } of rows) {
    const problem = userNameProblem(user.name);
    const taken = existing.get(foldName(user.name));
    if (problem !== undefined) findings.push(error('name-invalid', 'name', [user.id], problem));
    else if (taken !== undefined)
      findings.push(
        error(
          'user-exists',
          'name',
          [user.id],
          taken === user.name
            ? `The account already has a user ${taken}.`
            : `The account already has a user ${taken}; names that differ only in upper and lower case clash.`,
        ),
      );
  }
  for (const [folded, same] of sameName)
    if (same.length > 1 && folded !== '')
      findings.push(
        error(
          'name-duplicate',
          'name',
          same.map(({ user }) => user.id),
          `${same[0]?.user.name ?? ''} is in the list ${same.length} times; case does not matter.`,
        ),
      );
  if (rows.length === 0) findings.push(error('no-users', 'name', [], 'Add at least one user.'));
  if (users.length + rows.length > quotas.users)
    findings.push(
      error(
        'users-quota',
        'name',
        [],
        `The account has ${users.length} users and may have ${quotas.users}; ${rows.length} more do not fit.`,
        quotasLink,
      ),
    );
  const separators = rows.filter(({ user, settings }) => settings.accessKey && /[,"]/.test(user.name));
  if (separators.length > 0)
    findings.push({
      severity: 'warning',
      rule: 'name-splits-csv',
      place: 'name',
      rowIds: idsOf(separators),
      message: 'A comma in a user name is legal, but “aws configure import” splits the .csv file on it.',
    });
  return findings;
}

function pathFindings(rows: Row[]): Finding[] {
  return grouped(rows, ({ settings }) => pathProblem(settings.path)).map(([message, ids]) =>
    error('path-invalid', 'path', ids, message),
  );
}

function accessFindings(rows: Row[]): Finding[] {
  const findings: Finding[] = [];
  const shared = rows.filter(
    ({ settings }) => settings.consoleAccess && settings.passwordMode === 'custom-shared',
  );
  if (shared.length > 1)
    findings.push({
      severity: 'warning',
      rule: 'password-shared',
      place: 'access',
      rowIds: idsOf(shared),
      message:
        'All these users get the same password: each of them can sign in as any other until it is changed. A new password at next sign-in is required.',
    });
  const none = rows.filter(({ settings }) => !settings.consoleAccess && !settings.accessKey);
  if (none.length > 0)
    findings.push({
      severity: 'advice',
      rule: 'no-access',
      place: 'access',
      rowIds: idsOf(none),
      message: 'These users get neither console access nor an access key: they cannot sign in yet.',
    });
  const keys = rows.filter(({ settings }) => settings.accessKey);
  if (keys.length > 0)
    findings.push({
      severity: 'advice',
      rule: 'access-key',
      place: 'access',
      rowIds: idsOf(keys),
      message: 'Access keys do not expire. Where a role or IAM Identity Center can do the work, prefer it.',
      link: `${guide}id_credentials_access-keys.html`,
    });
  return findings;
}

function groupFindings(rows: Row[], { groups, quotas }: Snapshot): Finding[] {
  const known = new Set(groups.map(({ name }) => name));
  const missing = grouped(
    rows.flatMap((row) => groupsFor(row.settings).map((group) => ({ ...row, group }))),
    ({ group }) => (known.has(group) ? undefined : `The account has no group ${group}.`),
  ).map(([message, ids]) => error('group-missing', 'groups', ids, message));
  const tooMany = rows.filter(({ settings }) => groupsFor(settings).length > quotas.groupsPerUser);
  if (tooMany.length > 0)
    missing.push(
      error(
        'groups-quota',
        'groups',
        idsOf(tooMany),
        `A user can be in at most ${quotas.groupsPerUser} groups.`,
        quotasLink,
      ),
    );
  return missing;
}

function policyFindings(rows: Row[], snapshot: Snapshot): Finding[] {
  const known = new Map(snapshot.policies.map((policy) => [policy.arn, policy]));
  const findings = grouped(
    rows.flatMap((row) => policiesFor(row.settings, snapshot).map((arn) => ({ ...row, arn }))),
    ({ arn, settings }) => {
      const policy = known.get(arn);
      if (policy === undefined)
        return settings.policyArns.includes(arn)
          ? `The account has no policy ${arn}.`
          : `The account has no policy ${arn}, which lets users create a new password at next sign-in.`;
      return policy.attachable
        ? undefined
        : `${policy.name} cannot be attached to a user. Take it out of the policies chosen.`;
    },
  ).map(([message, ids]) => error('policy-missing', 'policies', ids, message));
  const quota = snapshot.quotas.attachedPoliciesPerUser;
  const tooMany = rows.filter(({ settings }) => policiesFor(settings, snapshot).length > quota);
  if (tooMany.length > 0)
    findings.push(
      error(
        'policies-quota',
        'policies',
        idsOf(tooMany),
        `A user can have at most ${quota} managed policies, IAMUserChangePassword included where it is needed.`,
        quotasLink,
      ),
    );
  findings.push(
    ...grouped(
      rows.flatMap((row) => policiesFor(row.settings, snapshot).map((arn) => ({ ...row, arn }))),
      ({ arn }) =>
        /:aws:policy\/(AdministratorAccess|IAMFullAccess)$/.test(arn)
          ? `${arn.slice(arn.lastIndexOf('/') + 1)} lets these users do anything in the account, or give themselves that right.`
          : undefined,
    ).map(([message, rowIds]): Finding => ({
      severity: 'warning',
      rule: 'policy-powerful',
      place: 'policies',
      rowIds,
      message,
      link: `${guide}best-practices.html`,
    })),
  );
  return findings;
}

function boundaryFindings(rows: Row[], { policies }: Snapshot): Finding[] {
  const known = new Set(policies.map(({ arn }) => arn));
  return grouped(rows, ({ settings: { boundaryArn } }) =>
    boundaryArn === null || known.has(boundaryArn) ? undefined : `The account has no policy ${boundaryArn}.`,
  ).map(([message, ids]) => error('boundary-missing', 'boundary', ids, message));
}

function tagFindings(rows: Row[]): Finding[] {
  return grouped(rows, ({ settings: { tags } }) => {
    if (tags.length > maximumTags) return `A user can have at most ${maximumTags} tags.`;
    const [first] = tagProblems(tags);
    return first === undefined ? undefined : `Tag ${first.index + 1}, ${first.field}: ${first.message}`;
  }).map(([message, ids]) => error('tags-invalid', 'tags', ids, message));
}

function permissionFindings(rows: Row[]): Finding[] {
  const none = rows.filter(
    ({ settings: { groups, policyArns, inlinePolicies } }) =>
      groups.length + policyArns.length + inlinePolicies.length === 0,
  );
  if (none.length === 0) return [];
  return [
    {
      severity: 'advice',
      rule: 'no-permissions',
      place: 'groups',
      rowIds: idsOf(none),
      message: 'These users get no permissions: they can sign in, but do nothing.',
      link: `${guide}access_policies.html`,
    },
  ];
}
