import type { Gatehouse } from '../support/electron-app.ts';
import { expect } from '@playwright/test';
import { Shell } from '../support/pages/shell.ts';
import { prepare, type Recorder } from './recorder.ts';

/** The first start: who you are, and the profile menu with profiles that cannot work. */
export async function firstStart(
  gatehouse: Gatehouse,
  recorder: Recorder,
): Promise<{ msToFirstPaint: number }> {
  const began = Date.now();
  const page = await gatehouse.launch({ firstRun: true });
  const shell = new Shell(page);
  await expect(shell.account).toContainText('northwind-bikes');
  const paintedAt = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
  });
  await prepare(page);
  await expect(page.getByText('You begin on the practice account')).toBeVisible();
  await recorder.take(page, 'welcome', { small: true });
  await page.getByRole('button', { name: 'Get started' }).click();
  await page.getByRole('button', { name: 'Info about IAM' }).click();
  await expect(page.getByRole('heading', { name: 'What IAM is' })).toBeVisible();
  await recorder.take(page, 'help', { small: true });
  await page
    .getByRole('button', { name: /^Close/ })
    .last()
    .click();
  await recorder.take(page, 'start', { small: true });

  await page.getByRole('button', { name: 'Account details' }).click();
  await expect(page.getByText('Console sign-in URL')).toBeVisible();
  await recorder.take(page, 'who-you-are');
  await page.keyboard.press('Escape');

  await shell.openProfileMenu();
  await expect(shell.profile('archive')).toBeVisible();
  await recorder.take(page, 'profile-menu');
  await shell.profile('archive').click();
  await expect(shell.notice('Could not change to')).toBeVisible();
  await expect(shell.account).toContainText('northwind-bikes');
  await recorder.take(page, 'profile-broken');
  await shell.notice('Could not change to').getByRole('button').first().click();
  return { msToFirstPaint: Math.round(paintedAt - began) };
}
