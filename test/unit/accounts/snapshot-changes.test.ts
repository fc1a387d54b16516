import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { snapshotChanges } from '../../../shared/accounts/snapshot-changes.ts';
import type { Snapshot, SnapshotUser, UserAccess } from '../../../shared/accounts/snapshot.ts';
import { unknownAccount } from '../../../shared/accounts/unknown-account.ts';
import { snapshots } from '../plans/draft-arbitraries.ts';

const before: Snapshot = { ...unknownAccount([]), takenAt: '2026-11-20T10:00:00Z' };
const access: UserAccess = { groups: [], policyArns: [], inlinePolicies: [], boundaryArn: null, tags: [] };
const user = (name: string, changes: Partial<UserAccess> = {}): SnapshotUser => ({
  name,
  path: '/',
  access: { ...access, ...changes },
});
const policy = (name: string, document: string) => ({
  arn: `arn:aws:iam::123456789012:policy/${name}`,
  name,
  path: '/',
  type: 'Customer managed' as const,
  attachable: true,
  attachmentCount: 0,
  document,
});

function uniqueBy<One>(all: readonly One[], keyOf: (one: One) => string): One[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

describe('what has changed between two snapshots', () => {
  it('is nothing between equal ones, whatever they hold', () => {
    fc.assert(
      fc.property(snapshots, (made) => {
        // Names and ARNs are unique in an account.
        const snapshot = {
          ...made,
          users: uniqueBy(made.users, ({ name }) => name),
          groups: uniqueBy(made.groups, ({ name }) => name),
          policies: uniqueBy(made.policies, ({ arn }) => arn),
        };
        expect(snapshotChanges(snapshot, structuredClone(snapshot))).toEqual([]);
      }),
    );
  });

  it('names users that came and went, and all that is different in one', () => {
    const then = {
      ...before,
      users: [
        user('anna', {
          groups: ['auditors'],
          policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
          inlinePolicies: [
            { name: 'own', document: '{}' },
            { name: 'old', document: '{}' },
          ],
          tags: [
            { key: 'team', value: 'blue' },
            { key: 'floor', value: '1' },
          ],
        }),
        user('gone'),
        user('same'),
      ],
    };
    const now = {
      ...before,
      users: [
        user('same'),
        user('anna', {
          groups: ['developers'],
          policyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'],
          inlinePolicies: [
            { name: 'own', document: '{"Version":"2012-10-17"}' },
            { name: 'new', document: '{}' },
          ],
          boundaryArn: 'arn:aws:iam::123456789012:policy/Limit',
          tags: [
            { key: 'team', value: 'green' },
            { key: 'desk', value: '7' },
          ],
        }),
        user('zoe'),
      ],
    };
    expect(snapshotChanges(then, now)).toEqual([
      {
        what: 'User',
        name: 'anna',
        change: 'changed',
        details: [
          'removed from the group auditors',
          'added to the group developers',
          'detached ReadOnlyAccess',
          'attached PowerUserAccess',
          'inline policy deleted: old',
          'new inline policy new',
          'inline policy own has another document',
          'permissions boundary: none → Limit',
          'tag floor removed',
          'tag team: “blue” → “green”',
          'tag desk added: “7”',
        ],
      },
      { what: 'User', name: 'gone', change: 'removed', details: [] },
      { what: 'User', name: 'zoe', change: 'added', details: [] },
    ]);
  });

  it('names groups, policies and their documents, password policy, quotas and alias', () => {
    const rules = {
      minimumLength: 8,
      requireSymbols: false,
      requireNumbers: false,
      requireUppercase: false,
      requireLowercase: false,
      allowUsersToChange: true,
    };
    const group = { name: 'ops', path: '/', arn: 'arn:aws:iam::123456789012:group/ops' };
    const then: Snapshot = {
      ...before,
      groups: [{ ...group, access: { policyArns: [], inlinePolicies: [] } }],
      policies: [policy('Own', '{}'), policy('Same', '{}')],
      passwordPolicy: rules,
      quotas: { ...before.quotas, users: 5000 },
    };
    const now: Snapshot = {
      ...then,
      alias: 'acme',
      groups: [{ ...group, access: { policyArns: [policy('Own', '').arn], inlinePolicies: [] } }],
      policies: [policy('Own', '{"Version":"2012-10-17"}'), { ...policy('Same', '{}'), attachmentCount: 7 }],
      passwordPolicy: { ...rules, minimumLength: 14, requireSymbols: true },
      quotas: { ...before.quotas, users: 6000 },
    };
    expect(snapshotChanges(then, now)).toEqual([
      { what: 'User group', name: 'ops', change: 'changed', details: ['attached Own'] },
      { what: 'Policy', name: 'Own', change: 'changed', details: ['another document'] },
      { what: 'Account', name: 'Alias', change: 'changed', details: ['alias: none → acme'] },
      {
        what: 'Account',
        name: 'Password policy',
        change: 'changed',
        details: ['minimum length: 8 → 14', 'a symbol is required: no → yes'],
      },
      { what: 'Account', name: 'Quotas', change: 'changed', details: ['users: 5,000 → 6,000'] },
    ]);
    expect(snapshotChanges({ ...then, passwordPolicy: null }, then)).toMatchObject([
      { name: 'Password policy', details: ['the account has one of its own now'] },
    ]);
  });

  it('leaves out what one of the two did not know', () => {
    const known = {
      ...before,
      users: [user('anna', { groups: ['ops'] })],
      quotas: { ...before.quotas, users: 6000 },
    };
    const denied = {
      ...before,
      users: [{ name: 'anna', path: '/' }],
      policies: [
        {
          ...policy('ReadOnlyAccess', '{}'),
          type: 'AWS managed' as const,
          arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        },
      ],
      missingPermissions: ['iam:GetAccountAuthorizationDetails', 'iam:GetAccountSummary', 'iam:ListPolicies'],
    };
    expect(snapshotChanges(known, denied)).toEqual([]);
    expect(snapshotChanges(denied, known)).toEqual([]);
  });
});
