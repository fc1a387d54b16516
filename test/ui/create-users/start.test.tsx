import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { enterNames, openWindow, press, see, smallGatehouse, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(async () => {
  await page.app.dispose();
  expect(page.app.unexpected).toEqual([]);
});

async function goToReview(...names: string[]): Promise<void> {
  await enterNames(page, ...names);
  for (let step = 1; step < 4; step += 1) await press(page, 'Next');
  await see('Users and API calls');
}

/** Somebody else creates a user in the account. */
async function createElsewhere(app: InProcessGatehouse, name: string): Promise<void> {
  const draft: Draft = { ...emptyDraft('elsewhere', 'row'), users: [{ id: 'row', name }] };
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: false }));
  const planHash = plan(draft, snapshot).hash;
  valueOf(await app.api.call('runs.start', { draft, planHash, customPasswords: {} }));
  await waitFor(async () => {
    const { users } = valueOf(await app.api.call('account.snapshot', { refresh: true }));
    expect(users.map((user) => user.name)).toContain(name);
  });
}

describe('“Create users”', () => {
  it('hands over the approved plan and the typed passwords, shows the results and forgets the draft', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe', 'yan');
    await page.user.click(screen.getByText('Custom password'));
    for (const name of ['zoe', 'yan']) {
      await page.user.click(screen.getByLabelText(`Password of ${name}`));
      await page.user.paste(`B7-password-of-${name}`);
    }
    for (let step = 1; step < 4; step += 1) await press(page, 'Next');
    await see('Users and API calls');
    await press(page, 'Create users');
    await see(/Download \.csv file/);
    const [start] = page.inputsOf('runs.start');
    expect(start?.draft.users.map(({ name }) => name)).toEqual(['zoe', 'yan']);
    expect(Object.values(start?.customPasswords ?? {})).toEqual(['B7-password-of-zoe', 'B7-password-of-yan']);
    expect(JSON.stringify(page.inputsOf('drafts.save'))).not.toContain('B7-password');
    await waitFor(async () => {
      const { users } = valueOf(await page.app.api.call('account.snapshot', { refresh: true }));
      expect(users.map(({ name }) => name)).toEqual(expect.arrayContaining(['zoe', 'yan']));
    });
    const drafts = valueOf(await page.app.api.call('drafts.list', undefined));
    expect(drafts.map(({ users, state }) => ({ users, state }))).toEqual([{ users: 2, state: 'applied' }]);
  });

  it('says what happened when the account has changed, and shows the plan for what it is now', async () => {
    page = await openWindow();
    await goToReview('zoe', 'yan');
    await createElsewhere(page.app, 'ZOE');
    await press(page, 'Create users');
    await see(/names that differ only in upper and lower case clash/);
    await waitFor(async () => {
      const drafts = valueOf(await page.app.api.call('drafts.list', undefined));
      expect(drafts.map(({ users, state }) => ({ users, state }))).toEqual([{ users: 2, state: 'draft' }]);
    });
    await press(page, 'Go to the step');
    expect(screen.getByLabelText<HTMLInputElement>('User name 1').value).toBe('zoe');
  });

  it('says first where credentials cannot be kept', async () => {
    const problem = 'There is no keyring on this machine.';
    const sealer = {
      problem,
      seal: () => Promise.reject(new Error(problem)),
      open: () => Promise.reject(new Error(problem)),
    };
    page = await openWindow(await smallGatehouse({ sealer }));
    await goToReview('zoe');
    await see('Credentials cannot be kept on this machine');
    await see(/There is no keyring on this machine\./);
  });
});
