import type { Locator } from '@playwright/test';
import { expect, test } from '../support/electron-app.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Shell } from '../support/pages/shell.ts';

test('from the list to a user, its group, a policy and back', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  const navigation = new Navigation(page);
  await navigation.open('Users');
  await expect(navigation.heading('Users')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Credentials are as of');
  await page.getByRole('searchbox', { name: 'Find users' }).fill('priya');
  await expect(page.getByRole('row', { name: 'priya.raman' })).toContainText('43 days (2 keys, 1 active)');

  await navigation.link('priya.raman').click();
  await expect(navigation.heading('priya.raman')).toBeFocused();
  await navigation.tab('Groups').click();
  await navigation.link('DataScience').click();
  await expect(navigation.heading('DataScience')).toBeFocused();
  await navigation.link('AnalyticsBucketAccess').click();
  await expect(navigation.heading('AnalyticsBucketAccess')).toBeFocused();
  await expect(page.getByRole('region', { name: 'version v3' })).toContainText('northwind-analytics/reports');
  await navigation.tab('Policy versions').click();
  await page.getByRole('button', { name: 'Version 1' }).click();
  await expect(page.getByRole('region', { name: 'version v1' })).toContainText('northwind-analytics/*');

  await navigation.breadcrumbs.getByRole('link', { name: 'Policies', exact: true }).click();
  await expect(navigation.heading('Policies')).toBeFocused();
  await navigation.open('Home');
  await expect(navigation.heading('IAM users')).toBeFocused();
});

test('the same by keyboard alone, in the smallest window', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await page.setViewportSize({ width: 900, height: 700 });
  const navigation = new Navigation(page);
  /** Presses the key until that element has the focus. */
  const tabTo = async (target: Locator, key = 'Tab'): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press(key);
    }
    await expect(target).toBeFocused();
  };

  await expect(new Shell(page).account).toBeVisible();
  await tabTo(page.getByRole('button', { name: 'Open navigation' }));
  await page.keyboard.press('Enter');
  await tabTo(navigation.pane.getByRole('link', { name: 'Users', exact: true }));
  await page.keyboard.press('Enter');
  await expect(navigation.heading('Users')).toBeFocused();

  await tabTo(page.getByRole('searchbox', { name: 'Find users' }));
  await page.keyboard.type('james');
  await expect(page.getByRole('row')).toHaveCount(2);
  await tabTo(navigation.link('james.okafor'));
  await page.keyboard.press('Enter');
  await expect(navigation.heading('james.okafor')).toBeFocused();

  await tabTo(navigation.tab('Permissions'));
  await page.keyboard.press('ArrowRight');
  await expect(navigation.tab('Groups')).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(navigation.link('Developers'));
  await page.keyboard.press('Enter');
  await expect(navigation.heading('Developers')).toBeFocused();

  await tabTo(navigation.link('PowerUserAccess'));
  await page.keyboard.press('Enter');
  await expect(navigation.heading('PowerUserAccess')).toBeFocused();
  await tabTo(navigation.breadcrumbs.getByRole('link', { name: 'Policies', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(navigation.heading('Policies')).toBeFocused();
});
