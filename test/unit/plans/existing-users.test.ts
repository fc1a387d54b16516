import { describe, expect, it } from 'vitest';
import type { Snapshot, UserAccess } from '../../../shared/accounts/snapshot.ts';
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
