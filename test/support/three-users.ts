import { expect, type Page } from '@playwright/test';
import type { Gatehouse } from './electron-app.ts';
import { Results } from './pages/results.ts';
import { Shell } from './pages/shell.ts';
import { Wizard } from './pages/wizard.ts';

/** The three users of the main job, none of whom the small company has. */
export const newcomers = ['vera.lind', 'omar.haddad', 'yuki.tanaka'] as const;

export const newcomersTags = [
  { key: 'team', value: 'platform' },
  { key: 'cost-center', value: '4711' },
];

/** What the users are given beside console access, an access key and tags. */
export interface Permissions {
  groups: string[];
  /** Names of managed policies. */
  policies: string[];
  /** The name of a managed policy. */
  boundary?: string;
}

/** Drafts the three users from the start view up to the review. */
export async function draftNewcomers(
  page: Page,
  { groups, policies, boundary }: Permissions,
): Promise<Wizard> {
  await new Shell(page).createUsers();
  const wizard = new Wizard(page);
  await wizard.enterNames(...newcomers);
  await expect(wizard.consoleAccess).toBeChecked();
  await wizard.accessKey.check();
  await wizard.nextTo('Set permissions');
  await wizard.chooseGroups(...groups);
  await wizard.attachPolicies(...policies);
  if (boundary !== undefined) await wizard.setBoundary(boundary);
  await wizard.nextTo('Add tags');
  await wizard.addTags(...newcomersTags);
  await wizard.nextTo('Review and create');
  return wizard;
}

/** The secrets of one user, as the window shows them. */
export interface ShownSecrets {
  password: string;
  secretAccessKey: string;
}

/** Shows the secrets of each user, and hides them again; they are remembered for the scan. */
export async function showAllSecrets(
  gatehouse: Gatehouse,
  userNames: readonly string[],
): Promise<Map<string, ShownSecrets>> {
  const results = new Results(gatehouse.page);
  const shown = new Map<string, ShownSecrets>();
  for (const name of userNames) {
    const password = await results.show(name, 'console password');
    const secretAccessKey = await results.show(name, 'secret access key');
    gatehouse.rememberSecret(password);
    gatehouse.rememberSecret(secretAccessKey);
    await results.hide(name, 'console password');
    await results.hide(name, 'secret access key');
    await expect(results.row(name)).not.toContainText(password);
    await expect(results.row(name)).not.toContainText(secretAccessKey);
    shown.set(name, { password, secretAccessKey });
  }
  return shown;
}
