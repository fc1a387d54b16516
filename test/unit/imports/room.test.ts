import { expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { mostRows } from '../../../shared/drafts/rows.ts';
import { roomIn } from '../../../shared/imports/added-users.ts';

it('a draft has room for what it takes, beside its rows that are not blank', () => {
  const draft: Draft = emptyDraft('draft', 'blank');
  expect(roomIn(draft.users)).toBe(mostRows);
  expect(roomIn([...draft.users, { id: 'a', name: 'ana' }])).toBe(mostRows - 1);
  const more = Array.from({ length: mostRows + 8 }, (_, index) => ({ id: String(index), name: 'x' }));
  expect(roomIn(more)).toBe(0);
});
