import { describe, expect, it } from 'vitest';
import { draftSchema, emptyDraft, settingsOf, type Draft } from '../../../shared/drafts/draft.ts';

const draft: Draft = {
  ...emptyDraft('draft', 'a'),
  users: [
    { id: 'a', name: 'maria' },
    { id: 'b', name: 'robot', overrides: { consoleAccess: false, accessKey: true, groups: [] } },
  ],
};

/** The settings of the draft's user with that id. */
function settings(of: Draft, id: string) {
  const user = of.users.find((one) => one.id === id);
  if (user === undefined) throw new Error(`No user ${id}`);
  return settingsOf(of, user);
}

describe('a new draft', () => {
  it('is what the console presets: one user, console access, a generated password that must be changed', () => {
    expect(draftSchema.parse(emptyDraft('draft', 'a'))).toEqual({
      format: 'gatehouse-draft',
      version: 1,
      id: 'draft',
      name: '',
      target: null,
      existingUsers: 'stop',
      newGroups: [],
      newPolicies: [],
      defaults: {
        path: '/',
        consoleAccess: true,
        accessKey: false,
        passwordMode: 'generated',
        resetRequired: true,
        groups: [],
        policyArns: [],
        inlinePolicies: [],
        boundaryArn: null,
        tags: [],
      },
      users: [{ id: 'a', name: '' }],
    });
  });
});

describe('a user’s settings', () => {
  it('are the batch’s', () => {
    expect(settings(draft, 'a')).toEqual(draft.defaults);
  });

  it('are the user’s own where there are such', () => {
    const defaults = { ...draft.defaults, groups: ['developers'], path: '/people/' };
    expect(settings({ ...draft, defaults }, 'b')).toEqual({
      ...defaults,
      consoleAccess: false,
      accessKey: true,
      groups: [],
    });
  });

  it('force a reset of one password for all', () => {
    const defaults = { ...draft.defaults, passwordMode: 'custom-shared' as const, resetRequired: false };
    expect(settings({ ...draft, defaults }, 'a').resetRequired).toBe(true);
    expect(
      settings({ ...draft, defaults: { ...defaults, passwordMode: 'custom-each' } }, 'a').resetRequired,
    ).toBe(false);
  });

  it('can take away the batch’s boundary', () => {
    const defaults = { ...draft.defaults, boundaryArn: 'arn:aws:iam::123456789012:policy/boundary' };
    const users = [{ id: 'a', name: 'maria', overrides: { boundaryArn: null } }];
    expect(settings({ ...draft, defaults, users }, 'a').boundaryArn).toBeNull();
  });
});

describe('the schema', () => {
  it('keeps what it does not know, so that a newer Gatehouse’s draft is not cut down', () => {
    const newer = {
      ...draft,
      note: 'x',
      defaults: { ...draft.defaults, sshKey: true },
      users: [{ id: 'a', name: 'maria', department: 'Blue', overrides: { sshKey: false } }],
    };
    expect(draftSchema.parse(JSON.parse(JSON.stringify(newer)))).toEqual(newer);
  });

  it('takes a draft of before groups and policies could be created and permissions copied', () => {
    const { newGroups, newPolicies, ...before } = emptyDraft('draft', 'a');
    const { inlinePolicies, ...defaults } = before.defaults;
    expect([newGroups, newPolicies, inlinePolicies]).toEqual([[], [], []]);
    expect(draftSchema.parse({ ...before, defaults })).toEqual(emptyDraft('draft', 'a'));
  });

  it('keeps mistakes, for the rules to judge', () => {
    const mistaken = { ...draft, users: [{ id: 'a', name: 'no such\u0000name' }] };
    expect(draftSchema.parse(mistaken)).toEqual(mistaken);
    expect(draftSchema.safeParse({ ...draft, users: [] }).success).toBe(true);
  });

  it.each<[string, unknown]>([
    ['another format', { ...draft, format: 'something' }],
    ['another version', { ...draft, version: 2 }],
    ['no id', { ...draft, id: '' }],
    ['a user without an id', { ...draft, users: [{ id: '', name: 'maria' }] }],
    [
      'two users with one id',
      {
        ...draft,
        users: [
          { id: 'a', name: 'maria' },
          { id: 'a', name: 'john' },
        ],
      },
    ],
    ['a user without a name', { ...draft, users: [{ id: 'a' }] }],
    ['an unknown way to a password', { ...draft, defaults: { ...draft.defaults, passwordMode: 'given' } }],
    [
      'an override that is undefined',
      { ...draft, users: [{ id: 'a', name: 'x', overrides: { path: undefined } }] },
    ],
    ['tags that are no list', { ...draft, defaults: { ...draft.defaults, tags: {} } }],
    ['null', null],
    ['an array', []],
  ])('refuses %s', (_what, value) => {
    expect(draftSchema.safeParse(value).success).toBe(false);
  });
});
