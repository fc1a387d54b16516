import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enterNames, openWindow, press, see, type OpenWindow } from '../create-users/open-wizard.tsx';
import { readOut } from './read-out.ts';

let page: OpenWindow;
beforeEach(async () => {
  page = await openWindow();
});
afterEach(() => page.app.dispose());

/** What is read out of the view; the help panel and the top bar are outside of it. */
function readView(): Promise<string> {
  return readOut(screen.getByRole('main'));
}

it('reads the wizard’s steps as they are', async () => {
  await enterNames(page, 'zoe', 'yan', 'Zoe');
  await press(page, 'Next');
  await expect(await readView()).toMatchFileSnapshot('transcripts/1-user-details-with-errors.txt');
  await page.user.click(screen.getByLabelText('Remove Zoe'));
  await press(page, 'Next');
  await see('Permissions options');
  await expect(await readView()).toMatchFileSnapshot('transcripts/2-permissions.txt');
  await press(page, 'Next');
  await press(page, 'Add new tag');
  await expect(await readView()).toMatchFileSnapshot('transcripts/3-tags.txt');
  await page.user.type(screen.getByLabelText('Key of tag 1'), 'team');
  await press(page, 'Next');
  await see('Users and API calls');
  await expect(await readView()).toMatchFileSnapshot('transcripts/4-review.txt');
});
