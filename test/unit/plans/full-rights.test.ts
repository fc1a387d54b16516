import { describe, expect, it } from 'vitest';
import type { Snapshot, UserAccess } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { account, administrator, boundary, draftOf, inlineDocument, readOnly } from './plan-samples.ts';

const statement = { Effect: 'Allow', Action: ['s3:Get*', '*'], Resource: '*' };
const everything = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const own = 'arn:aws:iam::123456789012:policy/ops/Own';

/** The account with a policy of its own that has this document, and with what its group of developers gives. */
function withOwn(
  document: string,
  group: Partial<Pick<UserAccess, 'policyArns' | 'inlinePolicies'>> = {},
): Snapshot {
  return {
    ...account,
    policies: [
      ...account.policies,
      { ...account.policies[0], arn: own, name: 'Own', type: 'Customer managed', document },
    ] as Snapshot['policies'],
    groups: account.groups.map((one) =>
      one.name === 'developers' ? { ...one, access: { policyArns: [], inlinePolicies: [], ...group } } : one,
    ),
  };
}

function powerful(draft: Draft, snapshot: Snapshot = account): Omit<Finding, 'link'>[] {
  return findingsOf(draft, snapshot)
    .filter(({ rule }) => ['policy-powerful', 'group-powerful'].includes(rule))
    .map(({ severity, rule, place, rowIds, message }) => ({ severity, rule, place, rowIds, message }));
}

const warning = (message: string, rowIds = ['1']) => ({
  severity: 'warning',
  rule: 'policy-powerful',
  place: 'policies',
  rowIds,
  message,
});
const ofInline =
  'The inline policy All allows every action on every resource: these users can do anything in the account.';
const ofOwn = 'Own allows every action on every resource: these users can do anything in the account.';

describe('full rights', () => {
  it('by an inline policy are warned of', () => {
    const all = { name: 'All', document: everything };
    const draft = draftOf(['maria', { name: 'john', overrides: { inlinePolicies: [] } }, 'eve'], {
      inlinePolicies: [{ name: 'Some', document: inlineDocument }, all],
    });
    expect(powerful(draft)).toEqual([warning(ofInline, ['1', '3'])]);
  });

  it('by a policy of the account are warned of, where its document is known', () => {
    const draft = draftOf(['maria'], { policyArns: [own, readOnly] });
    expect(powerful(draft, withOwn(everything))).toEqual([warning(ofOwn)]);
    expect(powerful(draft, withOwn(inlineDocument))).toEqual([]);
    expect(powerful(draftOf(['maria'], { boundaryArn: own }), withOwn(everything))).toEqual([]);
  });

  it('by a new policy are told of once, with the policy', () => {
    const draft = {
      ...draftOf(['maria'], { policyArns: ['new-policy:New'] }),
      newPolicies: [{ name: 'New', path: '/', description: '', document: everything }],
    };
    expect(powerful(draft)).toMatchObject([{ severity: 'warning', place: 'new-entities', rowIds: [] }]);
  });

  it.each([
    ['AdministratorAccess', { policyArns: [readOnly, administrator] }],
    ['Own', { policyArns: [own] }],
    ['Embedded', { inlinePolicies: [{ name: 'Embedded', document: everything }] }],
  ])('by a chosen group are pointed out, because nobody sees them in the draft: %s', (name, group) => {
    expect(powerful(draftOf(['maria']), withOwn(everything, group))).toEqual([
      {
        severity: 'advice',
        rule: 'group-powerful',
        place: 'groups',
        rowIds: ['1'],
        message: `The group developers lets its members do anything in the account, or give themselves that right: by ${name}.`,
      },
    ]);
    expect(powerful(draftOf(['maria'], { groups: ['auditors'] }), withOwn(everything, group))).toEqual([]);
  });

  it('that a user who exists has already are not given again', () => {
    const draft: Draft = {
      ...draftOf(['akua'], {
        policyArns: [administrator, own],
        inlinePolicies: [{ name: 'All', document: everything }],
      }),
      existingUsers: 'merge',
    };
    const none: UserAccess = {
      groups: [],
      policyArns: [],
      inlinePolicies: [],
      boundaryArn: boundary,
      tags: [],
    };
    const withAkua = (access: Partial<UserAccess>): Snapshot => ({
      ...withOwn(everything, { policyArns: [administrator] }),
      users: [{ name: 'akua', path: '/', access: { ...none, ...access } }],
    });
    expect(powerful(draft, withAkua({})).map(({ message }) => message)).toEqual([
      'AdministratorAccess lets these users do anything in the account, or give themselves that right.',
      ofOwn,
      ofInline,
      expect.stringContaining('The group developers'),
    ]);
    const all = {
      groups: ['developers'],
      policyArns: [administrator, own],
      inlinePolicies: [{ name: 'all', document: '{}' }],
    };
    expect(powerful(draft, withAkua(all))).toEqual([]);
    expect(powerful({ ...draft, existingUsers: 'skip' }, withAkua({}))).toEqual([]);
  });
});
