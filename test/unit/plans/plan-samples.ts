import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { emptyDraft, type Draft, type DraftUser, type UserSettings } from '../../../shared/drafts/draft.ts';

export const changePassword = 'arn:aws:iam::aws:policy/IAMUserChangePassword';
export const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
export const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
export const notAttachable = 'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy';
export const boundary = 'arn:aws:iam::123456789012:policy/developers-boundary';

/** An inline policy's document that AWS takes. */
export const inlineDocument = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
  },
  undefined,
  4,
);

function policy(arn: string, attachable = true): Snapshot['policies'][number] {
  return {
    arn,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    path: '/',
    type: arn.includes('::aws:') ? 'AWS managed' : 'Customer managed',
    attachable,
    attachmentCount: 0,
  };
}

/** A small account without a password policy of its own. */
export const account: Snapshot = {
  account: { partition: 'aws', accountId: '123456789012', endpoint: 'aws' },
  takenAt: '2026-11-23T12:00:00.000Z',
  users: [
    { name: 'Root-Helper', path: '/' },
    { name: 'akua', path: '/people/' },
  ],
  groups: [
    { name: 'developers', path: '/', arn: 'arn:aws:iam::123456789012:group/developers' },
    { name: 'auditors', path: '/', arn: 'arn:aws:iam::123456789012:group/auditors' },
  ],
  policies: [
    policy(changePassword),
    policy(readOnly),
    policy(administrator),
    policy(notAttachable, false),
    policy(boundary),
  ],
  passwordPolicy: null,
  quotas: {
    users: 5000,
    groupsPerUser: 10,
    attachedPoliciesPerUser: 10,
    groups: 300,
    policies: 1500,
    attachedPoliciesPerGroup: 10,
    policySize: 6144,
  },
};

/** The account with a password policy that does or does not let users change their password. */
export function withPasswordPolicy(allowUsersToChange: boolean): Snapshot {
  return {
    ...account,
    passwordPolicy: {
      minimumLength: 12,
      requireSymbols: true,
      requireNumbers: true,
      requireUppercase: true,
      requireLowercase: true,
      allowUsersToChange,
    },
  };
}

/** All findings but the one that everybody gets who signs in to the console. */
export function remarks(draft: Draft, snapshot: Snapshot = account): Finding[] {
  return findingsOf(draft, snapshot).filter(({ rule }) => rule !== 'console-without-mfa');
}

/** The findings of one rule. */
export function of(rule: string, draft: Draft, snapshot: Snapshot = account): Finding[] {
  return findingsOf(draft, snapshot).filter((finding) => finding.rule === rule);
}

/** A draft of such users, ids `1`, `2`, …, under defaults that have nothing to be said of: a group and a password. */
export function draftOf(
  users: (string | Omit<DraftUser, 'id'>)[],
  defaults: Partial<UserSettings> = {},
): Draft {
  const draft = emptyDraft('draft', '1');
  return {
    ...draft,
    defaults: { ...draft.defaults, groups: ['developers'], ...defaults },
    users: users.map((user, index) => ({
      id: String(index + 1),
      ...(typeof user === 'string' ? { name: user } : user),
    })) as DraftUser[],
  };
}
