import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/electron-app.ts';
import { DraftGridPage } from '../support/pages/draft-grid.ts';
import { Navigation } from '../support/pages/navigation.ts';

test('look', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await new Navigation(page).open('Drafts');
  await page.getByRole('button', { name: 'New draft' }).first().click();
  const grid = new DraftGridPage(page);
  await expect(grid.grid).toBeVisible();
  await page.screenshot({ path: '/tmp/bakeoff/shot1.png' });
  expect(await accessibilityViolations(page)).toEqual([]);
});
