import { expect, type Page } from '@playwright/test';
import type { Gatehouse } from './electron-app.ts';
import { Results } from './pages/results.ts';
import { Shell } from './pages/shell.ts';
import { Wizard } from './pages/wizard.ts';
import { rememberRunSecrets } from './remember-secrets.ts';

/** Drafts users with console access, an access key and nothing else, from the start view up to the review. */
export async function draftPlainUsers(page: Page, userNames: readonly string[]): Promise<Wizard> {
  await new Shell(page).createUsers();
  const wizard = new Wizard(page);
  await wizard.enterNames(...userNames);
  await wizard.accessKey.check();
  await wizard.nextTo('Set permissions');
  await wizard.nextTo('Add tags');
  await wizard.nextTo('Review and create');
  return wizard;
}

/** Creates such users, waits until all are created, and tells the scan of their secrets. */
export async function createPlainUsers(gatehouse: Gatehouse, ...userNames: string[]): Promise<Results> {
  const wizard = await draftPlainUsers(gatehouse.page, userNames);
  await wizard.create();
  const results = new Results(gatehouse.page);
  await expect(results.created(userNames.length).first()).toBeVisible();
  await rememberRunSecrets(gatehouse);
  return results;
}
