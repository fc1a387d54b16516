import { describe, expect, it } from 'vitest';
import type { Snapshot, UserAccess } from '../../../shared/accounts/snapshot.ts';
import type { Draft, UserSettings } from '../../../shared/drafts/draft.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import { withFix } from '../../../shared/plans/fixes.ts';
import { hasErrors, plan } from '../../../shared/plans/plan.ts';
import { account, boundary, draftOf, inlineDocument, readOnly } from './plan-samples.ts';

const has: UserAccess = {
  groups: ['auditors'],
  policyArns: [readOnly],
  inlinePolicies: [{ name: 'Own', document: '{}' }],
  boundaryArn: null,
  tags: [{ key: 'Team', value: 'Red' }],
};

function withAkua(access: UserAccess | undefined): Snapshot {
  return {
    ...account,
    users: [{ name: 'akua', path: '/', ...(access === undefined ? {} : { access }) }],
  };
}

const draft = {
  ...draftOf(['akua', 'maria'], {
    groups: ['developers', 'auditors'],
    policyArns: [boundary, readOnly],
    inlinePolicies: [
      { name: 'Own', document: inlineDocument },
      { name: 'Other', document: inlineDocument },
    ],
    tags: [
      { key: 'team', value: 'Blue' },
      { key: 'Owner', value: 'ada' },
    ],
  }),
  existingUsers: 'merge' as const,
};

describe('a user who exists', () => {
  it('is given what it lacks, and nothing is replaced, taken away or made anew', () => {
    const made = plan(draft, withAkua(has));
    expect(hasErrors(made)).toBe(false);
    expect(made.steps.filter(({ rowId }) => rowId === '1').map(({ call, input }) => [call, input])).toEqual([
      ['AddUserToGroup', { UserName: 'akua', GroupName: 'developers' }],
      ['AttachUserPolicy', { UserName: 'akua', PolicyArn: boundary }],
      ['PutUserPolicy', { UserName: 'akua', PolicyName: 'Other', PolicyDocument: inlineDocument }],
      ['TagUser', { UserName: 'akua', Tags: [{ Key: 'Owner', Value: 'ada' }] }],
    ]);
    expect(made.outcomes).toMatchObject([
      {
        rowId: '1',
        doing: 'merge',
        unchanged: {
          groups: ['auditors'],
          policyArns: [readOnly],
          inlinePolicies: ['Own'],
        },
      },
      { rowId: '2', doing: 'create' },
    ]);
  });

  it('is left alone when the batch skips such users', () => {
    const made = plan({ ...draft, existingUsers: 'skip' }, withAkua(undefined));
    expect(hasErrors(made)).toBe(false);
    expect(made.outcomes[0]?.doing).toBe('skip');
    expect(new Set(made.steps.map(({ rowId }) => rowId))).toEqual(new Set(['2']));
  });

  it('makes another plan when it has something else by then', () => {
    const { hash } = plan(draft, withAkua(has));
    expect(plan(draft, withAkua(structuredClone(has))).hash).toBe(hash);
    // The steps are the same, but what they rely on is not.
    const other = { ...has, groups: ['auditors', 'admins'] };
    expect(plan(draft, withAkua(other)).steps).toEqual(plan(draft, withAkua(has)).steps);
    expect(plan(draft, withAkua(other)).hash).not.toBe(hash);
  });

  it('does not count as one more user', () => {
    const full = { ...withAkua(has), quotas: { ...account.quotas, users: 2 } };
    expect(hasErrors(plan(draft, full))).toBe(false);
    expect(hasErrors(plan({ ...draft, users: [...draft.users, { id: '3', name: 'john' }] }, full))).toBe(
      true,
    );
  });
});

/** Rows about akua, who exists, with each mistake that a row can have. */
function mistaken(existingUsers: Draft['existingUsers']): Draft {
  return {
    ...draftOf(
      [
        { name: 'akua', unread: { access: 'perhaps', tags: '=', boundary: '?', groups: '?' } },
        { name: 'akua', overrides: { tags: [] } },
      ],
      {
        path: 'people',
        groups: ['gone', ''],
        policyArns: ['gone', 'new-policy:gone'],
        boundaryArn: 'new-policy:gone',
        inlinePolicies: [{ name: 'a b', document: '{' }],
        tags: [{ key: '', value: '' }],
      },
    ),
    existingUsers,
  };
}

describe('the mistakes in rows of users who exist', () => {
  const found = (draft: Draft) => findingsOf(draft, withAkua(has));

  it('stop nothing where these users are left alone', () => {
    const draft = mistaken('skip');
    expect(new Set(found(draft).map(({ severity }) => severity))).toEqual(new Set(['advice']));
    expect(found(draft).map(({ rule }) => rule)).toEqual([
      'name-duplicate',
      'cell-unread',
      'cell-unread',
      'cell-unread',
      'cell-unread',
      'user-skipped',
    ]);
    expect(hasErrors(plan(mistaken('stop'), withAkua(has)))).toBe(true);
  });

  it('have fixes that make no user of them', () => {
    for (const { fix } of found(mistaken('skip'))) expect(fix?.action.kind).not.toBe('rename');
    for (const { fix } of found(mistaken('merge'))) expect(fix?.action.kind).not.toBe('rename');
    const [duplicate] = found(mistaken('skip'));
    expect(withFix(mistaken('skip'), duplicate ?? {}).users.map(({ id }) => id)).toEqual(['1']);
  });

  it('are errors of a merge only where a call would have them', () => {
    const errors = found(mistaken('merge')).filter(({ severity }) => severity === 'error');
    const ofRow = errors.map(({ rule, place }) => [rule, place]);
    expect(ofRow).toContainEqual(['cell-unread', 'groups']);
    expect(ofRow).toContainEqual(['cell-unread', 'tags']);
    expect(ofRow).toContainEqual(['group-missing', 'groups']);
    expect(ofRow).toContainEqual(['name-duplicate', 'name']);
    expect(ofRow.filter(([, place]) => ['path', 'access', 'boundary'].includes(place ?? ''))).toEqual([]);
  });
});

describe('where a user who exists differs', () => {
  const differing = (settings: Partial<UserSettings>, path: string, boundaryArn: string | null) =>
    findingsOf(
      { ...draftOf(['akua'], { consoleAccess: false, ...settings }), existingUsers: 'merge' },
      { ...account, users: [{ name: 'akua', path, access: { ...has, boundaryArn } }] },
    )
      .filter(({ rule }) => rule === 'merge-differs')
      .map(({ severity, place }) => [severity, place]);

  it('nothing is said of what the batch says nothing of', () => {
    expect(differing({}, '/people/', boundary)).toEqual([]);
  });

  it('a path is no more than advice, a boundary that it does not get a warning', () => {
    expect(differing({ path: '/staff/' }, '/people/', null)).toEqual([['advice', 'path']]);
    expect(differing({ path: '/staff/' }, '/', null)).toEqual([['advice', 'path']]);
    expect(differing({ path: '/people/', boundaryArn: boundary }, '/people/', null)).toEqual([
      ['warning', 'boundary'],
    ]);
  });

  it('is counted against the quotas with what it has', () => {
    const rulesOf = (given: Partial<UserSettings>, access: UserAccess, quotas = account.quotas): string[] => {
      const merge = { ...draftOf(['akua'], { groups: [], ...given }), existingUsers: 'merge' as const };
      return findingsOf(merge, { ...withAkua(access), quotas }).map(({ rule }) => rule);
    };
    const one = { ...account.quotas, attachedPoliciesPerUser: 1 };
    expect(rulesOf({ policyArns: [boundary] }, has, one)).toContain('policies-quota');
    expect(rulesOf({ policyArns: [boundary] }, { ...has, policyArns: [] }, one)).not.toContain(
      'policies-quota',
    );
    const long = (name: string) => ({ name, document: inlineDocument.replace('reports', 'r'.repeat(1_000)) });
    expect(rulesOf({ inlinePolicies: [long('A')] }, { ...has, inlinePolicies: [long('B')] })).toContain(
      'inline-policies-size',
    );
    expect(rulesOf({ inlinePolicies: [long('A')] }, has)).not.toContain('inline-policies-size');
  });
});

describe('the usual boundary', () => {
  it('is what more than half of at least four users have', () => {
    const isSaid = (bounded: number, all: number): boolean => {
      const users = Array.from({ length: all }, (_, index) => ({
        name: `user${index}`,
        path: '/',
        access: { ...has, boundaryArn: index < bounded ? boundary : null },
      }));
      const found = findingsOf(draftOf(['maria']), { ...account, users });
      return found.some(({ rule }) => rule === 'boundary-usual');
    };
    expect([isSaid(3, 4), isSaid(2, 4), isSaid(3, 3), isSaid(3, 5)]).toEqual([true, false, false, true]);
  });
});
