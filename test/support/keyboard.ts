import { expect, type Locator, type Page } from '@playwright/test';

/** More presses than any screen needs to be gone through. */
const mostPresses = 120;

/** Presses Tab (or Shift+Tab) until the element has the focus. Fails where the keyboard does not get there. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${mostPresses} presses of ${key} do not lead to ${String(target)}.`);
}

/** Goes to a control by Tab and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/**
 * Goes to a control in a table that has one place in the order of Tab: from there the arrows go from cell to cell, and
 * in a cell of several controls Enter goes in (https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/).
 */
export async function arrowTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const where = (): Promise<'there' | 'in the cell' | 'in the row' | 'in the table' | 'outside'> =>
    target.evaluate((element) => {
      const at = document.activeElement;
      if (at === element) return 'there';
      if (at !== null && at === element.closest('td, th')) return 'in the cell';
      if (at !== null && element.closest('tr')?.contains(at) === true) return 'in the row';
      return element.closest('table')?.contains(at) === true ? 'in the table' : 'outside';
    });
  const keys = { 'in the cell': 'Enter', 'in the row': 'ArrowRight', 'in the table': 'ArrowDown' } as const;
  let wentIn = false;
  for (let presses = 0; presses < mostPresses; presses += 1) {
    const at = await where();
    if (at === 'there') return;
    if (at === 'outside' || wentIn) await page.keyboard.press('Tab');
    else await page.keyboard.press(keys[at]);
    wentIn ||= at === 'in the cell';
  }
  throw new Error(`${mostPresses} presses do not lead to ${String(target)}.`);
}
