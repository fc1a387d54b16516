import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import {
  account,
  administrator,
  boundary,
  changePassword,
  draftOf,
  inlineDocument,
  notAttachable,
  of,
  readOnly,
  remarks,
} from './plan-samples.ts';

function rules(draft: Draft, snapshot: Snapshot = account): string[] {
  return remarks(draft, snapshot).map(({ rule }) => rule);
}

describe('findings', () => {
  it('are none for a draft with nothing to be said of', () => {
    expect(rules(draftOf(['maria', 'john']))).toEqual([]);
  });

  it('come errors first, then warnings, then advice', () => {
    const draft = draftOf(['a,b', 'akua'], { accessKey: true });
    expect(remarks(draft).map(({ severity }) => severity)).toEqual(['error', 'warning', 'advice']);
  });
});

describe('user names', () => {
  it('are needed', () => {
    expect(of('no-users', draftOf([]))).toMatchObject([{ severity: 'error', rowIds: [], place: 'name' }]);
  });

  it('must be legal', () => {
    expect(of('name-invalid', draftOf(['maria', '', 'x y']))).toMatchObject([
      { severity: 'error', rowIds: ['2'], message: 'Enter a user name.' },
      { severity: 'error', rowIds: ['3'] },
    ]);
  });

  it('must be new in the account, whatever their case', () => {
    expect(of('user-exists', draftOf(['akua', 'AKUA', 'maria']))).toMatchObject([
      { severity: 'error', rowIds: ['1'], message: 'The account already has a user akua.' },
      {
        severity: 'error',
        rowIds: ['2'],
        message: expect.stringContaining('upper and lower case') as string,
      },
    ]);
  });

  it('must be in the list once, whatever their case', () => {
    expect(of('name-duplicate', draftOf(['maria', 'john', 'Maria', 'MARIA']))).toMatchObject([
      { severity: 'error', rowIds: ['1', '3', '4'], message: expect.stringContaining('3 times') as string },
    ]);
    expect(of('name-duplicate', draftOf(['maria', 'Maria']))).toMatchObject([{ rowIds: ['1', '2'] }]);
    expect(of('name-duplicate', draftOf(['', '']))).toEqual([]);
  });

  it('must fit into the account’s quota', () => {
    const full: Snapshot = { ...account, quotas: { ...account.quotas, users: 3 } };
    expect(of('users-quota', draftOf(['maria']), full)).toEqual([]);
    expect(of('users-quota', draftOf(['maria', 'john']), full)).toMatchObject([
      { severity: 'error', rowIds: [], message: expect.stringContaining('the batch adds 2.') as string },
    ]);
  });

  it('of users who exist are not counted against the quota', () => {
    const full: Snapshot = { ...account, quotas: { ...account.quotas, users: 2 } };
    expect(of('users-quota', draftOf(['akua']), full)).toEqual([]);
    expect(of('users-quota', draftOf(['akua', 'AKUA', 'maria']), full)).toMatchObject([
      { message: expect.stringContaining('room for 0 more, and the batch adds 1.') as string },
    ]);
  });

  it('with a comma are warned of where they get into a .csv with a key', () => {
    expect(of('name-splits-csv', draftOf(['a,b', 'maria'], { accessKey: true }))).toMatchObject([
      { severity: 'warning', rowIds: ['1'] },
    ]);
    expect(of('name-splits-csv', draftOf(['a,b']))).toEqual([]);
  });
});

describe('paths', () => {
  it('must be legal, and are told of once for all rows', () => {
    const draft = draftOf(['maria', { name: 'john', overrides: { path: '/fine/' } }, 'eve'], {
      path: 'people',
    });
    expect(of('path-invalid', draft)).toMatchObject([
      { severity: 'error', place: 'path', rowIds: ['1', '3'] },
    ]);
  });
});

describe('access', () => {
  it('by one password for all is warned of, from two users on', () => {
    expect(
      of('password-shared', draftOf(['maria', 'john'], { passwordMode: 'custom-shared' })),
    ).toMatchObject([{ severity: 'warning', place: 'access', rowIds: ['1', '2'] }]);
    expect(of('password-shared', draftOf(['maria'], { passwordMode: 'custom-shared' }))).toEqual([]);
    const keysOnly = { passwordMode: 'custom-shared', consoleAccess: false } as const;
    expect(of('password-shared', draftOf(['maria', 'john'], keysOnly))).toEqual([]);
  });

  it('of no kind is pointed out', () => {
    const draft = draftOf(['maria', { name: 'john', overrides: { consoleAccess: false } }]);
    expect(of('no-access', draft)).toMatchObject([{ severity: 'advice', rowIds: ['2'] }]);
  });

  it('by access key has an alternative', () => {
    const draft = draftOf([{ name: 'robot', overrides: { accessKey: true, consoleAccess: false } }, 'maria']);
    expect(of('access-key', draft)).toMatchObject([{ severity: 'advice', rowIds: ['1'] }]);
  });
});

describe('groups', () => {
  it('must exist', () => {
    const draft = draftOf(['maria', { name: 'john', overrides: { groups: [] } }], {
      groups: ['developers', 'gone', 'gone', 'Developers'],
    });
    expect(of('group-missing', draft)).toMatchObject([
      { severity: 'error', rowIds: ['1'], message: 'The account has no group gone.' },
      { severity: 'error', rowIds: ['1'], message: 'The account has no group Developers. Is it developers?' },
    ]);
  });

  it('have a name', () => {
    const [finding] = of('group-missing', draftOf(['maria'], { groups: [''] }));
    expect(finding).toMatchObject({
      message: 'A group without a name is chosen.',
      fix: { label: 'Take the group out' },
    });
  });

  it('are limited for each user', () => {
    const one: Snapshot = { ...account, quotas: { ...account.quotas, groupsPerUser: 1 } };
    const draft = draftOf(['maria', { name: 'john', overrides: { groups: ['auditors', 'auditors'] } }], {
      groups: ['developers', 'auditors'],
    });
    expect(of('groups-quota', draft, one)).toMatchObject([{ severity: 'error', rowIds: ['1'] }]);
  });
});

describe('policies', () => {
  it('must exist and be attachable', () => {
    const draft = draftOf(['maria'], {
      policyArns: ['arn:aws:iam::123456789012:policy/gone', notAttachable],
    });
    expect(of('policy-missing', draft)).toMatchObject([
      {
        severity: 'error',
        rowIds: ['1'],
        message: 'The account has no policy arn:aws:iam::123456789012:policy/gone.',
      },
      {
        severity: 'error',
        rowIds: ['1'],
        message:
          'AWSSupportServiceRolePolicy cannot be attached to a user. Take it out of the policies chosen.',
      },
    ]);
  });

  it('must include IAMUserChangePassword where a reset needs it', () => {
    const without: Snapshot = {
      ...account,
      policies: account.policies.filter(({ arn }) => arn !== changePassword),
    };
    expect(of('policy-missing', draftOf(['maria']), without)).toMatchObject([
      {
        severity: 'error',
        rowIds: ['1'],
        message: expect.stringContaining('create a new password at next sign-in') as string,
      },
    ]);
    expect(of('policy-missing', draftOf(['maria'], { resetRequired: false }), without)).toEqual([]);
  });

  it('are limited for each user, IAMUserChangePassword included', () => {
    const two: Snapshot = { ...account, quotas: { ...account.quotas, attachedPoliciesPerUser: 2 } };
    const draft = draftOf(['maria', { name: 'john', overrides: { resetRequired: false } }], {
      policyArns: [readOnly, boundary],
    });
    expect(of('policies-quota', draft, two)).toMatchObject([{ severity: 'error', rowIds: ['1'] }]);
  });

  it('that the batch is to create are not those of the account with the same name', () => {
    const draft = draftOf(['maria'], { policyArns: ['new-policy:developers-boundary'] });
    expect(of('new-policy-missing', draft)).toMatchObject([{ severity: 'error', rowIds: ['1'] }]);
    const group = { name: 'data', path: '/', policyArns: ['new-policy:developers-boundary'] };
    expect(of('new-policy-missing', { ...draftOf(['maria']), newGroups: [group] })).toMatchObject([
      { severity: 'error', rowIds: [] },
    ]);
  });

  it('that give everything are warned of', () => {
    const draft = draftOf(['maria', { name: 'john', overrides: { policyArns: [readOnly] } }], {
      policyArns: [administrator],
    });
    expect(of('policy-powerful', draft)).toMatchObject([
      {
        severity: 'warning',
        rowIds: ['1'],
        message: expect.stringMatching(/^AdministratorAccess lets these users do anything/) as string,
      },
    ]);
  });
});

describe('a permissions boundary', () => {
  it('must exist', () => {
    expect(of('boundary-missing', draftOf(['maria'], { boundaryArn: boundary }))).toEqual([]);
    const gone = 'arn:aws:iam::123456789012:policy/gone';
    expect(of('boundary-missing', draftOf(['maria'], { boundaryArn: gone }))).toMatchObject([
      { severity: 'error', place: 'boundary', rowIds: ['1'], message: `The account has no policy ${gone}.` },
    ]);
  });

  it('that the batch is to create is not one of the account with the same name', () => {
    const draft = draftOf(['maria'], { boundaryArn: 'new-policy:developers-boundary' });
    expect(of('new-policy-missing', draft)).toMatchObject([{ severity: 'error', rowIds: ['1'] }]);
    const policy = { name: 'developers-boundary', path: '/new/', description: '', document: inlineDocument };
    expect(of('new-policy-missing', { ...draft, newPolicies: [policy] })).toEqual([]);
    // Nor is it one that only a new group of the batch asks for.
    const group = { name: 'data', path: '/', policyArns: ['new-policy:gone'] };
    const other = draftOf(['maria'], { boundaryArn: 'new-policy:gone' });
    expect(of('new-policy-missing', { ...other, newGroups: [group] }).map(({ rowIds }) => rowIds)).toEqual([
      [],
      ['1'],
    ]);
  });
});

describe('tags', () => {
  it('must be legal', () => {
    const draft = draftOf(['maria', 'john'], {
      tags: [
        { key: 'Team', value: 'Blue' },
        { key: 'team', value: '' },
      ],
    });
    expect(of('tags-invalid', draft)).toMatchObject([
      {
        severity: 'error',
        rowIds: ['1', '2'],
        message: 'Tag 2, key: This key is there already; case does not matter.',
      },
    ]);
  });

  it('are 50 at the most', () => {
    const tags = Array.from({ length: 51 }, (_, index) => ({ key: `Key${index}`, value: '' }));
    expect(of('tags-invalid', draftOf(['maria'], { tags: tags.slice(1) }))).toEqual([]);
    expect(of('tags-invalid', draftOf(['maria'], { tags }))).toMatchObject([
      { severity: 'error', message: 'A user can have at most 50 tags.' },
    ]);
  });
});

it('tags that AWS gave a user do not count', () => {
  const tags = Array.from({ length: 49 }, (_, index) => ({
    key: `${index < 5 ? 'aws:' : ''}${index}`,
    value: '',
  }));
  const access = { groups: [], policyArns: [], inlinePolicies: [], boundaryArn: null, tags };
  const snapshot: Snapshot = { ...account, users: [{ name: 'akua', path: '/', access }] };
  const adding = (count: number): Draft => ({
    ...draftOf(['akua'], {
      tags: Array.from({ length: count }, (_, index) => ({ key: `New${index}`, value: '' })),
    }),
    existingUsers: 'merge',
  });
  expect(of('tags-invalid', adding(6), snapshot)).toEqual([]);
  expect(of('tags-invalid', adding(7), snapshot)).toMatchObject([
    { message: expect.stringContaining('these would have 51') as string },
  ]);
});

describe('permissions', () => {
  it('of no kind are not contradicted where there is no access either', () => {
    const [finding] = of('no-permissions', draftOf(['maria'], { groups: [], consoleAccess: false }));
    expect(finding?.message).toBe('These users get no permissions: they can do nothing in the account.');
  });

  it('of no kind are pointed out', () => {
    const draft = draftOf(['maria', { name: 'john', overrides: { groups: ['developers'] } }], { groups: [] });
    expect(of('no-permissions', draft)).toMatchObject([{ severity: 'advice', rowIds: ['1'] }]);
  });

  it('of no kind are also those of groups that are known to grant nothing', () => {
    const granting = (policyArns: string[]): Snapshot => ({
      ...account,
      groups: account.groups.map((group) => ({ ...group, access: { policyArns, inlinePolicies: [] } })),
    });
    const inGroup = draftOf(['maria'], { groups: ['developers'] });
    expect(of('no-permissions', inGroup, granting([]))).toMatchObject([
      { severity: 'advice', message: expect.stringContaining('no policy') as string },
    ]);
    expect(of('no-permissions', inGroup, granting([readOnly]))).toEqual([]);
    expect(of('no-permissions', inGroup, account)).toEqual([]);
  });
});
