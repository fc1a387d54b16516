import { describe, expect, it } from 'vitest';
import { withName, withNamesAdded, withNamesAt } from '../../../renderer/drafting/draft-state.ts';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';

const unread = { name: 'Pelé (no last name)', access: 'perhaps' };
const draft: Draft = {
  ...emptyDraft('draft', 'blank'),
  users: [
    { id: '1', name: '', unread },
    { id: '2', name: '' },
  ],
};

describe('in the wizard', () => {
  it('a name takes the place of the text that was kept for it', () => {
    const named = { id: '1', name: 'pele', unread: { access: 'perhaps' } };
    expect(withName(draft, '1', 'pele').users[0]).toEqual(named);
    expect(withNamesAt(draft, '1', ['pele', 'ana'], () => 'new').users).toEqual([
      named,
      { id: 'new', name: 'ana' },
      { id: '2', name: '' },
    ]);
  });

  it('added names take the place of empty rows only', () => {
    expect(withNamesAdded(draft, ['ana'], () => 'new').users).toEqual([
      { id: '1', name: '', unread },
      { id: 'new', name: 'ana' },
    ]);
  });
});
