import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { emptyDraft } from '../../../shared/drafts/draft.ts';
import { showGrid } from '../draft-grid/show-grid.tsx';
import { readOut } from './read-out.ts';

afterEach(() => vi.restoreAllMocks());

it('reads the grid of a draft as it is', async () => {
  const empty = emptyDraft('draft', 'a');
  showGrid(
    {
      ...empty,
      users: [
        { id: 'a', name: 'maria.santos', overrides: { groups: ['Developers'] } },
        { id: 'b', name: 'x y', unread: { access: 'perhaps' } },
      ],
    },
    {
      findings: [
        { severity: 'error', rule: 'name-invalid', place: 'name', rowIds: ['b'], message: 'It has a space.' },
        { severity: 'advice', rule: 'no-group', place: 'groups', rowIds: ['b'], message: 'It has no group.' },
      ],
    },
  );
  await expect(await readOut(screen.getByRole('main'))).toMatchFileSnapshot('transcripts/7-draft-grid.txt');
});
