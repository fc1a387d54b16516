import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft, NewGroup, NewPolicy } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { requireMfaPolicy } from '../../../shared/rules/policy-templates/own-credentials.ts';
import { readOnlyPolicy } from '../../../shared/rules/policy-templates/read-only.ts';
import { account, draftOf, notAttachable, readOnly, remarks } from './plan-samples.ts';

const group: NewGroup = { name: 'data', path: '/', policyArns: [readOnly] };
const policy: NewPolicy = {
  name: 'Reports',
  path: '/',
  description: '',
  document: readOnlyPolicy('s3', ['Get', 'List']),
};

/** A draft that has nothing to be said of: a new group with a new policy, and a user in it. */
function draftWith(changes: { groups?: NewGroup[]; policies?: NewPolicy[] } = {}): Draft {
  const newGroups = changes.groups ?? [{ ...group, policyArns: ['new-policy:Reports'] }];
  return {
    ...draftOf(['maria'], { groups: newGroups.slice(0, 1).map(({ name }) => name) }),
    newGroups,
    newPolicies: changes.policies ?? [policy],
  };
}

function found(draft: Draft, snapshot: Snapshot = account): Pick<Finding, 'severity' | 'rule'>[] {
  return remarks(draft, snapshot).map(({ severity, rule }) => ({ severity, rule }));
}

function messagesOf(rule: string, draft: Draft, snapshot: Snapshot = account): string[] {
  return findingsOf(draft, snapshot)
    .filter((one) => one.rule === rule)
    .map(({ message }) => message);
}

describe('groups and policies that a draft creates', () => {
  it('have no findings when all is well', () => {
    expect(found(draftWith())).toEqual([]);
  });

  it.each<[string, Draft, string]>([
    [
      'group-exists',
      draftWith({ groups: [{ ...group, name: 'Developers' }] }),
      'already has a group developers',
    ],
    [
      'policy-exists',
      draftWith({ policies: [policy, { ...policy, name: 'DEVELOPERS-boundary' }] }),
      'already has a policy developers-boundary',
    ],
    [
      'new-group-duplicate',
      draftWith({ groups: [group, { ...group, name: 'Data' }] }),
      'a group data already',
    ],
    [
      'new-policy-duplicate',
      draftWith({ policies: [policy, { ...policy, name: 'reports' }] }),
      'a policy Reports already',
    ],
    ['new-group-name', draftWith({ groups: [{ ...group, name: 'a b' }] }), 'There is a space in the name.'],
    [
      'new-group-name',
      draftWith({ groups: [{ ...group, name: 'x'.repeat(129) }] }),
      'at most 128 characters',
    ],
    ['new-group-path', draftWith({ groups: [{ ...group, path: 'teams' }] }), 'begins and ends with a slash'],
    [
      'new-policy-name',
      draftWith({ policies: [policy, { ...policy, name: 'ä' }] }),
      '“ä” cannot be in the name',
    ],
    ['new-policy-path', draftWith({ policies: [{ ...policy, path: '/a!/' }] }), 'only letters, digits'],
    [
      'new-policy-path',
      draftWith({ policies: [{ ...policy, path: '/a//b/' }] }),
      'between every two slashes',
    ],
    [
      'new-policy-description',
      draftWith({ policies: [{ ...policy, description: 'x'.repeat(1001) }] }),
      'this one has 1,001',
    ],
    ['new-policy-document', draftWith({ policies: [{ ...policy, document: '{' }] }), 'Line 1, column 1'],
    [
      'new-policy-size',
      draftWith({ policies: [{ ...policy, description: '', document: sized(6145) }] }),
      'this one has 6145',
    ],
    [
      'new-policy-partition',
      draftWith({
        policies: [{ ...policy, document: policy.document.replace('"*"', '"arn:aws-cn:s3:::x"') }],
      }),
      'the resource arn:aws-cn:s3:::x is in another',
    ],
    [
      'new-group-policies-quota',
      draftWith({
        groups: [{ ...group, policyArns: Array.from({ length: 11 }, (_, index) => `new-policy:P${index}`) }],
      }),
      'at most 10 managed policies',
    ],
    [
      'new-group-policy-missing',
      draftWith({ groups: [{ ...group, policyArns: [notAttachable] }] }),
      'cannot be attached to a group',
    ],
    [
      'new-group-policy-missing',
      draftWith({ groups: [{ ...group, policyArns: ['arn:aws:iam::aws:policy/Gone'] }] }),
      'The account has no policy arn:aws:iam::aws:policy/Gone',
    ],
    [
      'new-policy-missing',
      draftWith({ groups: [{ ...group, policyArns: ['new-policy:Gone'] }] }),
      'The new policy Gone is chosen',
    ],
  ])('%s is an error', (rule, draft, message) => {
    expect(found(draft)).toContainEqual({ severity: 'error', rule });
    expect(messagesOf(rule, draft).join('\n')).toContain(message);
  });

  it('must fit into the account', () => {
    const full = { ...account, quotas: { ...account.quotas, groups: 2, policies: 1 } };
    expect(messagesOf('new-groups-quota', draftWith(), full)).toEqual([
      'The account has 2 groups of at most 2: there is room for 0 more, and the batch adds 1.',
    ]);
    // AWS's own policies do not count.
    expect(messagesOf('new-policies-quota', draftWith(), full)).toEqual([
      'The account has 1 policies of at most 1: there is room for 0 more, and the batch adds 1.',
    ]);
  });

  it('take a policy of exactly the size that AWS takes, white space not counted', () => {
    const draft = draftWith({ policies: [{ ...policy, document: `\n  ${sized(6144)}\t\r\n` }] });
    expect(found(draft)).toEqual([]);
  });

  it('may have the name of an AWS managed policy', () => {
    expect(
      messagesOf('policy-exists', draftWith({ policies: [policy, { ...policy, name: 'ReadOnlyAccess' }] })),
    ).toEqual([]);
  });

  it('are advised against when nobody gets them', () => {
    const draft = draftWith({ groups: [], policies: [policy] });
    expect(messagesOf('new-entity-unused', draft)).toEqual([
      'Policy Reports is created, but no user or group of this batch gets it.',
    ]);
    const idle = draftWith({
      groups: [
        { ...group, policyArns: ['new-policy:Reports'] },
        { ...group, name: 'idle' },
      ],
    });
    expect(messagesOf('new-entity-unused', idle)).toEqual([
      'Group idle is created, but no user of this batch is put in it.',
    ]);
  });

  it('are warned of when they allow everything', () => {
    const everything = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
    const draft = draftWith({ policies: [{ ...policy, document: everything }] });
    expect(found(draft)).toEqual([{ severity: 'warning', rule: 'policy-powerful' }]);
  });

  it('are warned of when they want MFA before the first password can be changed', () => {
    const forced = (passwordWithoutMfa: boolean): NewPolicy => ({
      ...policy,
      document: requireMfaPolicy('aws', { passwordWithoutMfa }),
    });
    const locked = draftWith({ policies: [forced(false)] });
    expect(remarks(locked)).toMatchObject([
      { severity: 'warning', rule: 'password-needs-mfa', rowIds: ['1'] },
    ]);
    expect(found(draftWith({ policies: [forced(true)] }))).toEqual([]);
    expect(found({ ...locked, defaults: { ...locked.defaults, resetRequired: false } })).toEqual([]);
    const direct = {
      ...locked,
      newGroups: [],
      defaults: { ...locked.defaults, groups: ['developers'], policyArns: ['new-policy:Reports'] },
    };
    expect(messagesOf('password-needs-mfa', direct)).toHaveLength(1);
  });

  it('count as the account’s for the users: a missing reference names the users', () => {
    const draft = { ...draftWith(), defaults: { ...draftWith().defaults, policyArns: ['new-policy:Gone'] } };
    expect(remarks(draft)).toMatchObject([{ rule: 'new-policy-missing', rowIds: ['1'], severity: 'error' }]);
  });
});

/** A policy without mistakes of so many characters. */
function sized(size: number): string {
  const begin =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":["arn:aws:s3:::';
  const end = '"]}]}';
  return `${begin}${'x'.repeat(size - begin.length - end.length)}${end}`;
}
