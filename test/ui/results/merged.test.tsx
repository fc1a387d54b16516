import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { valueOf } from '../../support/in-process-gatehouse.ts';
import { untilState } from '../../support/practice-run.ts';
import { openWindow, press, see, smallGatehouse, type OpenWindow } from '../create-users/open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

it('tells users who were created from one who was there before', async () => {
  const app = await smallGatehouse();
  const empty = emptyDraft('draft', 'row');
  const draft: Draft = {
    ...empty,
    existingUsers: 'merge',
    defaults: { ...empty.defaults, groups: ['Developers'], resetRequired: false },
    users: ['li.wei', 'zoe', 'yan'].map((name) => ({ id: name, name })),
  };
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: true }));
  const planHash = plan(draft, snapshot).hash;
  const { header } = valueOf(await app.api.call('runs.start', { draft, planHash, customPasswords: {} }));
  await untilState(app, header.id, 'finished');
  page = await openWindow(app);
  await press(page, 'Open');
  await see('2 users created, 1 existing user completed');
  await see('Completed');
  expect(screen.queryByText(/3 users/)).toBeNull();
});
