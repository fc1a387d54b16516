import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { draftPatch, patched } from '../../../shared/drafts/patch.ts';
import { drafts } from '../plans/draft-arbitraries.ts';

/** With an id for each row that no other has. */
const numbered = (draft: Draft): Draft => ({
  ...draft,
  users: draft.users.map((user, index) => ({ ...user, id: `u${index}` })),
});

describe('a patch', () => {
  it('makes the second of any two drafts of the first', () => {
    fc.assert(
      fc.property(drafts, drafts, (one, other) => {
        const [before, after] = [numbered(one), numbered(other)];
        expect(patched(before, draftPatch(before, after))).toEqual(after);
      }),
    );
  });

  it('holds only the users that changed', () => {
    const before = { ...emptyDraft('draft', 'a'), users: ['a', 'b'].map((id) => ({ id, name: id })) };
    const after = {
      ...before,
      users: before.users.map((user) => (user.id === 'b' ? { ...user, name: 'x' } : user)),
    };
    expect(draftPatch(before, after)).toEqual({ users: [{ id: 'b', name: 'x' }] });
    expect(draftPatch(before, { ...before, users: before.users.toReversed() })).toEqual({
      users: [],
      order: ['b', 'a'],
    });
  });

  it('is refused by a draft that it was not made for', () => {
    expect(() => patched(emptyDraft('draft', 'a'), { users: [], order: ['z'] })).toThrow(RangeError);
  });
});
