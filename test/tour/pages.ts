import { expect, type Page } from '@playwright/test';
import { Navigation } from '../support/pages/navigation.ts';
import type { Recorder } from './recorder.ts';

/** The lists of users, groups and policies, and a page of each, on the practice account. */
export async function pages(page: Page, recorder: Recorder): Promise<void> {
  const navigation = new Navigation(page);
  await users(page, navigation, recorder);
  await groups(page, navigation, recorder);
  await policies(page, navigation, recorder);
  await mfaDevices(page, navigation, recorder);
  await navigation.open('Home');
}

async function users(page: Page, navigation: Navigation, recorder: Recorder): Promise<void> {
  await navigation.open('Users');
  await expect(navigation.heading('Users')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Credentials are as of');
  await recorder.take(page, 'users', { small: true });
  await page.getByRole('button', { name: 'MFA Any' }).click();
  await page.getByRole('option', { name: 'None' }).click();
  await expect(page.getByText('maria.santos')).toHaveCount(0);
  await recorder.take(page, 'users-without-mfa');
  await page.getByRole('searchbox', { name: 'Find users' }).fill('nobody');
  await expect(page.getByText('No matches')).toBeVisible();
  await recorder.take(page, 'users-no-match');
  await page.getByRole('button', { name: 'Clear filter' }).click();

  await navigation.link('priya.raman').click();
  await expect(navigation.heading('priya.raman')).toBeVisible();
  await expect(navigation.link('PowerUserAccess')).toBeVisible();
  await expect(page.getByText('Reading', { exact: true })).toHaveCount(0);
  await recorder.take(page, 'user-permissions', { small: true });
  await page.getByRole('heading', { name: 'Permissions boundary' }).scrollIntoViewIfNeeded();
  await recorder.take(page, 'user-boundary');
  await page.evaluate(() => scrollTo(0, 0));
  for (const tab of ['Groups', 'Tags', 'Security credentials']) {
    await navigation.tab(tab).click();
    if (tab === 'Security credentials') {
      await expect(page.getByRole('button', { name: 'Create access key' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Assign MFA device' })).toBeVisible();
    }
    await recorder.take(page, `user-${tab.toLowerCase().replace(' ', '-')}`, { small: true });
  }
  await credentialDialogs(page, recorder);
}

/** What is asked before a user's credentials are changed, and the way to a second MFA device. */
async function credentialDialogs(page: Page, recorder: Recorder): Promise<void> {
  const cancel = () => page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Reset password' }).click();
  await recorder.take(page, 'user-reset-password', { small: true });
  await cancel();
  await page.getByRole('button', { name: 'Disable console access' }).click();
  await recorder.take(page, 'user-disable-sign-in');
  await cancel();
  await page
    .getByRole('button', { name: /^Deactivate access key/ })
    .first()
    .click();
  await recorder.take(page, 'user-deactivate-key');
  await cancel();
  await page.getByRole('heading', { name: /^Multi-factor authentication/ }).scrollIntoViewIfNeeded();
  await recorder.take(page, 'user-mfa-devices');
}

/** The account's virtual devices, with those that nobody has. */
async function mfaDevices(page: Page, navigation: Navigation, recorder: Recorder): Promise<void> {
  await navigation.open('MFA devices');
  await expect(page.getByRole('table', { name: 'Virtual MFA devices' })).toBeVisible();
  await expect(page.getByText('Reading the MFA devices')).toHaveCount(0);
  await recorder.take(page, 'mfa-devices', { small: true });
}

async function groups(page: Page, navigation: Navigation, recorder: Recorder): Promise<void> {
  await navigation.open('User groups');
  await expect(navigation.link('Developers')).toBeVisible();
  await recorder.take(page, 'groups', { small: true });
  await navigation.link('Developers').click();
  await expect(navigation.link('PowerUserAccess')).toBeVisible();
  await recorder.take(page, 'group', { small: true });
  await page.getByRole('button', { name: 'NoProductionDeletes' }).click();
  await page.getByRole('region', { name: 'JSON of NoProductionDeletes' }).scrollIntoViewIfNeeded();
  await recorder.take(page, 'group-inline-policy');
}

async function policies(page: Page, navigation: Navigation, recorder: Recorder): Promise<void> {
  await navigation.open('Policies');
  await expect(navigation.link('AdministratorAccess')).toBeVisible();
  await recorder.take(page, 'policies', { small: true });
  await page.getByRole('searchbox', { name: 'Find policies by name' }).fill('AnalyticsBucket');
  await navigation.link('AnalyticsBucketAccess').click();
  await expect(page.getByRole('region', { name: 'JSON of AnalyticsBucketAccess' })).toBeVisible();
  await recorder.take(page, 'policy', { small: true });
  await navigation.tab('Policy versions').click();
  await page.getByRole('button', { name: 'Version 1' }).click();
  await expect(page.getByRole('region', { name: 'version v1' })).toBeVisible();
  await recorder.take(page, 'policy-versions');
  await navigation.tab('Entities attached').click();
  await expect(navigation.link('DataScience')).toBeVisible();
  await recorder.take(page, 'policy-entities');
}
