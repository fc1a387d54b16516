import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { isAllowedLink } from '../../../electron/desktop/external-links.ts';
import { topics } from '../../../renderer/help/topics.ts';
import { gridKeys } from '../../../renderer/views/draft/grid/key-names.ts';
import { goTo } from '../users/open-list.tsx';
import { enterNames, openWindow, press, type OpenWindow } from '../create-users/open-wizard.tsx';

let page: OpenWindow;

describe('help', () => {
  afterEach(() => page.app.dispose());

  const title = (): string | null =>
    screen.queryAllByRole('heading', { level: 2 }).find((one) => one.closest('aside') !== null)
      ?.textContent ?? null;

  it('is opened by an “Info” link on its topic, goes along with the steps, and opens AWS’s documentation outside', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe');
    await page.user.click(screen.getByLabelText('Info about users and credentials'));
    await waitFor(() => expect(title()).toBe('Users and their credentials'));
    await press(page, 'Next');
    await waitFor(() => expect(title()).toBe('Giving permissions'));
    await page.user.click(screen.getByLabelText('Info about permissions boundaries'));
    await waitFor(() => expect(title()).toBe('Permissions boundaries'));
    await page.user.click(screen.getByText('Permissions boundaries for IAM entities'));
    await waitFor(() =>
      expect(page.app.openedLinks).toEqual([
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
      ]),
    );
  });
});

describe('help on drafts', () => {
  afterEach(() => page.app.dispose());

  it('goes along from the library to a draft’s table with its keys, its import and its plan', async () => {
    page = await openWindow();
    const about = async (title: string) => {
      await waitFor(() =>
        expect(
          screen.getAllByRole('heading', { level: 2 }).find((one) => one.closest('aside') !== null)
            ?.textContent,
        ).toBe(title),
      );
    };
    await goTo(page, 'Drafts');
    await page.user.click(await screen.findByLabelText('Info about drafts'));
    await about('Drafts');
    await page.user.click(screen.getByRole('button', { name: 'New draft' }));
    await about('The table of users');
    const panel = screen.getByRole('heading', { name: 'The table of users' }).closest('aside');
    expect(gridKeys.filter(([keys]) => !(panel?.textContent ?? '').includes(keys))).toEqual([]);
    await page.user.click(await screen.findByRole('tab', { name: 'Batch settings' }));
    await about('Drafts');
    await page.user.click(await screen.findByRole('button', { name: 'Import users' }));
    await about('Importing users');
    await page.user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await page.user.click(await screen.findByRole('tab', { name: 'Plan' }));
    await about('Plan and approval');
  });
});

describe.each(Object.entries(topics))('the topic %s', (_name, { links }) => {
  it('links only to what Gatehouse may open', () => {
    for (const [, href] of links) expect(isAllowedLink(href)).toBe(true);
  });
});
