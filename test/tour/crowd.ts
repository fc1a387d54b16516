import { expect, type Page } from '@playwright/test';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import type { Recorder } from './recorder.ts';

const size = 4_900;

/** How the wizard bears a batch of thousands; all in milliseconds. */
export interface CrowdTimes {
  users: number;
  paste: number;
  /** The slowest of twelve key presses, until it was drawn; 0 when all took less than 16. */
  slowestKey: number;
  toPermissions: number;
  toReview: number;
}

/** A batch as large as an account can take: pasted, typed into, reviewed, and thrown away. */
export async function crowd(page: Page, recorder: Recorder): Promise<CrowdTimes> {
  await new Shell(page).createUsers();
  const wizard = new Wizard(page);
  const names = Array.from({ length: size }, (_, index) => `student.${String(index + 1).padStart(4, '0')}`);
  const paste = await timed(page, async () => {
    await wizard.userName(1).evaluate((input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, names.join('\n'));
    await page.getByText(`${size.toLocaleString('en')} users`).waitFor();
  });
  await wizard.userName(1).fill('student.0002');
  await expect(page.getByText('2 names need a change')).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await recorder.take(page, 'crowd-details');
  await page.getByRole('button', { name: 'Go to the next' }).scrollIntoViewIfNeeded();
  await recorder.take(page, 'crowd-pages');
  await wizard.userName(1).fill('');
  const slowestKey = await slowestKeyOf(page, () => wizard.userName(1).pressSequentially('student.0001'));
  const toPermissions = await timed(page, () => wizard.nextTo('Set permissions'));
  await wizard.chooseGroups('Developers');
  await wizard.nextTo('Add tags');
  const toReview = await timed(page, async () => {
    await wizard.nextTo('Review and create');
    await page.getByRole('button', { name: /^student\.0001/ }).waitFor();
  });
  await recorder.take(page, 'crowd-review');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await recorder.take(page, 'crowd-leave-question');
  await page.getByRole('button', { name: 'Discard draft' }).click();
  return { users: size, paste, slowestKey, toPermissions, toReview };
}

/** The longest that Chromium took from a key press to the picture with it, in milliseconds. */
async function slowestKeyOf(page: Page, type: () => Promise<void>): Promise<number> {
  const longest = await page.evaluateHandle(() => {
    const seen = { ms: 0 };
    // In a variable, because TypeScript's DOM does not know the threshold yet.
    const slowerThan16 = { type: 'event', durationThreshold: 16 };
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name.startsWith('key')) seen.ms = Math.max(seen.ms, duration);
    }).observe(slowerThan16);
    return seen;
  });
  await type();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return longest.evaluate(({ ms }) => ms);
}

/** Milliseconds until the work is done and drawn. */
async function timed(page: Page, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return Math.round(performance.now() - began);
}
