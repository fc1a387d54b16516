import { expect } from '@playwright/test';
import type { Gatehouse } from '../support/electron-app.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { prepare, type Recorder } from './recorder.ts';
import type { ServedAccounts } from './served-accounts.ts';

/** What was read of an account, a refresh that shows what has changed, and drafting on when the network is gone. */
export async function offline(
  gatehouse: Gatehouse,
  accounts: ServedAccounts,
  recorder: Recorder,
): Promise<void> {
  const { page } = gatehouse;
  const shell = new Shell(page);
  await shell.chooseProfile('warehouse');
  await expect(shell.account).toContainText('northwind-warehouse');
  await new Navigation(page).open('Policies');
  await expect(page.getByText(/^From northwind-warehouse .* read just now\.$/)).toBeVisible();
  await accounts.perform('CreateGroup', { GroupName: 'NightShift' });
  await accounts.perform('AddUserToGroup', { GroupName: 'NightShift', UserName: 'james.okafor' });
  await page.getByRole('button', { name: 'Refresh the snapshot' }).click();
  await expect(page.getByText(/^2 changes since/)).toBeVisible();
  await recorder.take(page, 'snapshot-refreshed', { small: true });
  await page.getByRole('button', { name: 'Show all changes' }).click();
  await page.getByRole('dialog').waitFor();
  await recorder.take(page, 'snapshot-changes');
  await page.keyboard.press('Escape');
  await new Navigation(page).open('Account snapshots');
  await page.getByRole('table', { name: 'Account snapshots' }).waitFor();
  await recorder.take(page, 'snapshots', { small: true });

  await gatehouse.close();
  await accounts.cut();
  const again = await gatehouse.launch();
  await prepare(again);
  await expect(again.getByText('The profile that was used last does not work')).toBeVisible();
  await recorder.take(again, 'offline-start');
  await new Shell(again).createUsers();
  const wizard = new Wizard(again);
  await wizard.enterNames('on.the-train');
  await wizard.nextTo('Set permissions');
  const choice = again.getByRole('button', { name: /Account to work with from its snapshot/ });
  await choice.click();
  await recorder.take(again, 'offline-choose-account');
  await again.getByRole('option').filter({ hasText: 'northwind-warehouse' }).click();
  await expect(again.getByText(/^From the snapshot of northwind-warehouse .*Not connected\.$/)).toBeVisible();
  await wizard.chooseGroups('NightShift');
  await again.evaluate(() => scrollTo(0, 0));
  await recorder.take(again, 'offline-permissions', { small: true });
}
