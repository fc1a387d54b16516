import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';

/** As many users as an account can have, and no more than IAM takes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const rows = 5_000;
const groupCount = 20;
const policyCount = 50;

const groups = Array.from({ length: groupCount }, (_, index) => `team-${String(index + 1).padStart(2, '0')}`);
const policies = Array.from(
  { length: policyCount },
  (_, index) => `Policy${String(index + 1).padStart(2, '0')}`,
);
const arnOf = (name: string): string => `arn:aws:iam::123456789012:policy/${name}`;

/** The element of a list that is due at an index. */
function due<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('Nothing to choose from.');
  return item;
}

/** A table as an HR department sends it: a heading, then a person a line, with groups, policies and tags. */
export function table(): string[][] {
  const people = Array.from({ length: rows }, (_, index) => [
    `person.${String(index + 1).padStart(4, '0')}`,
    '/people/',
    index % 7 === 0 ? 'Console + access key' : 'Console',
    'Generated',
    `${due(groups, index)}; ${due(groups, index + 3)}`,
    index % 3 === 0 ? arnOf(due(policies, index)) : '',
    '',
    `Department=${due(groups, index * 7)}; CostCenter=${1000 + (index % 40)}`,
  ]);
  return [
    ['User name', 'Path', 'Access', 'Console password', 'Groups', 'Policies', 'Permissions boundary', 'Tags'],
    ...people,
  ];
}

/** A draft without users whose batch has something to override. */
export function batch(): Draft {
  const draft = emptyDraft('bench', 'first');
  return { ...draft, defaults: { ...draft.defaults, groups: [due(groups, 0)] }, users: [] };
}

/** An account with the groups and policies that the table names, and 100 users of its own. */
export function account(): Snapshot {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }],
  });
  return {
    account: { partition: 'aws', accountId: '123456789012', endpoint: 'aws' },
    takenAt: '2026-11-01T09:00:00.000Z',
    users: Array.from({ length: 100 }, (_, index) => ({
      name: `existing.${index}`,
      path: '/',
      access: {
        groups: [due(groups, index)],
        policyArns: [arnOf(due(policies, index))],
        inlinePolicies: [],
        boundaryArn: null,
        tags: [],
      },
    })),
    groups: groups.map((name, index) => ({
      name,
      path: '/',
      arn: `arn:aws:iam::123456789012:group/${name}`,
      access: { policyArns: [arnOf(due(policies, index))], inlinePolicies: [] },
    })),
    policies: [
      ...policies.map((name) => ({
        arn: arnOf(name),
        name,
        path: '/',
        type: 'Customer managed' as const,
        attachable: true,
        attachmentCount: 2,
        document,
      })),
      ...['IAMUserChangePassword', 'ReadOnlyAccess'].map((name) => ({
        arn: `arn:aws:iam::aws:policy/${name}`,
        name,
        path: '/',
        type: 'AWS managed' as const,
        attachable: true,
        attachmentCount: 0,
      })),
    ],
    passwordPolicy: null,
    quotas: {
      users: 6_000,
      groupsPerUser: 10,
      attachedPoliciesPerUser: 10,
      groups: 300,
      policies: 1_500,
      attachedPoliciesPerGroup: 10,
      policySize: 6_144,
    },
  };
}
