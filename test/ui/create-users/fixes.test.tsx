import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { enterNames, openWindow, press, see, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

it('puts a finding right in the review with one click, says so, and keeps the keyboard there', async () => {
  page = await openWindow();
  await enterNames(page, 'zoe');
  await page.user.click(screen.getByText('Programmatic access – create an access key'));
  for (let step = 1; step < 4; step += 1) await press(page, 'Next');
  await see('Users and API calls');
  await see(/get an access key beside console access/);
  await press(page, 'Console access only');
  await waitFor(() => expect(screen.queryByText(/get an access key beside console access/)).toBeNull());
  await see('Console access only: done.');
  expect(document.activeElement?.tagName).not.toBe('BODY');
  await press(page, 'Create users');
  await see(/Download \.csv file/);
  expect(page.inputsOf('runs.start')[0]?.draft.defaults.accessKey).toBe(false);
});
