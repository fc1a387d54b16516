import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft, type DraftUser } from '../../../shared/drafts/draft.ts';
import { changesText, draftChanges } from '../../../shared/drafts/draft-changes.ts';
import { drafts } from '../plans/draft-arbitraries.ts';

function draftOf(...users: DraftUser[]): Draft {
  return { ...emptyDraft('one', 'a'), users };
}

const zoe = { id: 'z', name: 'zoe' };
const yan = { id: 'y', name: 'yan' };
const xia = { id: 'x', name: 'xia' };

describe('draftChanges', () => {
  it('tells who came, went, moved and was renamed', () => {
    const after = draftOf({ ...yan, name: 'yann' }, zoe, { id: 'w', name: 'wim' });
    const { users } = draftChanges(draftOf(zoe, yan, xia), after);
    expect(users.map(({ name, kind, moved }) => ({ name, kind, moved }))).toEqual([
      { name: 'yann', kind: 'changed', moved: true },
      { name: 'wim', kind: 'added', moved: false },
      { name: 'xia', kind: 'removed', moved: false },
    ]);
    expect(users[0]?.fields).toEqual([{ field: 'User name', before: 'yan', after: 'yann' }]);
  });

  it('tells each changed cell, and a changed default once', () => {
    const before = draftOf(zoe, { ...yan, overrides: { groups: ['Auditors'] } });
    const after: Draft = {
      ...before,
      defaults: { ...before.defaults, groups: ['Developers'] },
      users: [zoe, { ...yan, overrides: { groups: ['Auditors', 'Readers'] } }],
    };
    const changes = draftChanges(before, after);
    expect(changes.batch).toEqual([{ field: 'Groups', before: '(none)', after: 'Developers' }]);
    expect(changes.users).toMatchObject([
      { name: 'yan', fields: [{ field: 'Groups', before: 'Auditors', after: 'Auditors; Readers' }] },
    ]);
    expect(changesText(changes)).toBe('1 user changed; Groups');
  });

  it('tells of what no column shows', () => {
    const document = '{}';
    const before = { ...draftOf(zoe), newPolicies: [{ name: 'P', path: '/', description: '', document }] };
    const after = {
      ...before,
      existingUsers: 'merge' as const,
      newPolicies: [{ name: 'P', path: '/', description: '', document: '{"a":1}' }],
    };
    expect(draftChanges(before, after).batch).toEqual([
      { field: 'Users who exist already', before: 'Stop', after: 'Add what is missing' },
      { field: 'New policy P', before: '{}', after: '{"a":1}' },
    ]);
  });

  it('tells what an inline policy says by now, where a new policy is, and that new groups are turned round', () => {
    const own = (document: string) => [{ name: 'Own', document }];
    const one = draftOf(zoe, { ...yan, overrides: { inlinePolicies: own('{"a":1}') } });
    const before: Draft = {
      ...one,
      defaults: { ...one.defaults, inlinePolicies: own('{}') },
      newGroups: ['A', 'B'].map((name) => ({ name, path: '/', policyArns: [] })),
      newPolicies: [{ name: 'P', path: '/', description: '', document: '{}' }],
    };
    const after: Draft = {
      ...before,
      defaults: { ...one.defaults, inlinePolicies: own('{"all":1}') },
      newGroups: before.newGroups.toReversed(),
      newPolicies: [{ name: 'P', path: '/x/', description: '', document: '{}' }],
      users: [zoe, { ...yan, overrides: { inlinePolicies: own('{"b":1}') } }],
    };
    expect(draftChanges(before, after)).toMatchObject({
      batch: [
        { field: 'Inline policy Own', before: '{}', after: '{"all":1}' },
        { field: 'New groups', before: 'A; B', after: 'B; A' },
        { field: 'New policy P', before: '{}', after: 'path /x/ · {}' },
      ],
      users: [{ name: 'yan', fields: [{ field: 'Inline policy Own', before: '{"a":1}', after: '{"b":1}' }] }],
    });
  });

  it('is empty for equal drafts, and only for those', () => {
    fc.assert(
      fc.property(drafts, drafts, (one, other) => {
        expect(draftChanges(one, structuredClone(one))).toEqual({ batch: [], users: [] });
        const { batch, users } = draftChanges(one, other);
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(batch.length + users.length === 0).toBe(same);
      }),
    );
  });

  it('is the same the other way round, with before and after exchanged', () => {
    fc.assert(
      fc.property(drafts, drafts, (one, other) => {
        const there = draftChanges(one, other);
        const back = draftChanges(other, one);
        const count = (changes: typeof there, kind: string) =>
          changes.users.filter((user) => user.kind === kind).length;
        expect(count(there, 'added')).toBe(count(back, 'removed'));
        expect(count(there, 'removed')).toBe(count(back, 'added'));
        const moved = (changes: typeof there) => changes.users.filter((user) => user.moved).length;
        expect(moved(there)).toBe(moved(back));
        expect(
          back.batch
            .map(({ field, before, after }) => ({ field, before: after, after: before }))
            .sort(byField),
        ).toEqual([...there.batch].sort(byField));
      }),
    );
  });

  it('counts as moved no more than must have been', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 6 }),
        fc.nat(5),
        (ids, at) => {
          const before = draftOf(...ids.map((id) => ({ id, name: id })));
          const [taken] = before.users.slice(at, at + 1);
          const rest = before.users.filter((user) => user !== taken);
          const after = { ...before, users: [...rest, ...(taken ? [taken] : [])] };
          expect(draftChanges(before, after).users.length).toBe(at === 5 ? 0 : 1);
        },
      ),
    );
  });
});

function byField(one: { field: string }, other: { field: string }): number {
  return one.field < other.field ? -1 : 1;
}

describe('changesText', () => {
  it('says it in a few words', () => {
    expect(changesText(draftChanges(draftOf(zoe), draftOf(zoe)))).toBe('Nothing');
    expect(changesText(draftChanges(draftOf(zoe), draftOf(yan, xia)))).toBe('2 users added, 1 removed');
    expect(changesText(draftChanges(draftOf(zoe), { ...draftOf(zoe), name: 'Spring' }))).toBe('Draft name');
    const words = { added: 'only in mine', removed: 'only in the file', changed: 'different' };
    expect(changesText(draftChanges(draftOf(zoe, yan), draftOf({ ...zoe, name: 'x' }, xia)), words)).toBe(
      '1 user only in mine, 1 only in the file, 1 different',
    );
  });
});
