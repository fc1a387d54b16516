import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { openWindow, type OpenWindow } from '../create-users/open-wizard.tsx';
import { goTo } from '../users/open-list.tsx';

let page: OpenWindow;
afterEach(async () => {
  vi.restoreAllMocks();
  await page.app.dispose();
});

it('a draft’s page, which works with an account that was chosen and not fetched, has nothing to complain of', async () => {
  const complaints = vi.spyOn(console, 'error');
  page = await openWindow();
  await goTo(page, 'Drafts');
  await page.user.click(await screen.findByRole('button', { name: 'New draft' }));
  await screen.findByRole('tab', { name: 'Users' });
  expect(
    complaints.mock.calls.map(([what]) => String(what)).filter((what) => what.includes('queryFn')),
  ).toEqual([]);
});
