import { expect } from '@playwright/test';
import type { Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { prepare, type Recorder } from './recorder.ts';
import type { ServedAccounts } from './served-accounts.ts';

const longName = 'temporary.contractor.of-the-winter-stocktaking+warehouse-2@north';
const longPolicy = `AccessToTheStocktakingRecordOfEveryWarehouse-${'InTheNorthAndInTheSouth-'.repeat(3)}UntilTheEnd`;
const taken = 'wanda.late';
const names = [
  longName,
  'scanner,dock-4',
  'ines.moreau',
  'kofi.mensah',
  'lena.vogt',
  'matteo.ricci',
  'nora.dahl',
  taken,
];

/** A run that is under way, stopped, resumed, in which one user fails and is retried. */
export async function trouble(
  gatehouse: Gatehouse,
  accounts: ServedAccounts,
  recorder: Recorder,
): Promise<void> {
  const { page } = gatehouse;
  const shell = new Shell(page);
  await accounts.perform('CreatePolicy', {
    PolicyName: longPolicy,
    PolicyDocument:
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
  });
  await shell.chooseProfile('warehouse');
  await expect(shell.account).toContainText('northwind-warehouse');
  await recorder.take(page, 'profile-chosen');

  await shell.createUsers();
  const wizard = new Wizard(page);
  const dialog = await wizard.pasteList(names.join('\n'));
  await dialog.getByRole('button', { name: `Add ${names.length} users` }).click();
  await wizard.accessKey.check();
  await recorder.take(page, 'long-names-details', { small: true });
  await wizard.nextTo('Set permissions');
  await wizard.attachPolicies(longPolicy);
  await recorder.take(page, 'long-names-policies', { small: true });
  await wizard.nextTo('Add tags');
  await wizard.nextTo('Review and create');
  await wizard.calls(longName);
  await page.evaluate(() => scrollTo(0, 0));
  await recorder.take(page, 'long-names-review', { small: true });

  // Held, so that the run is still under way when its pictures are taken.
  const goOn = accounts.hold();
  accounts.createFirst(taken);
  await wizard.create();
  const results = new Results(page);
  await results
    .row(longName)
    .getByText(/Creating/)
    .waitFor();
  await expect(page.getByText(/[1-9]\d* of \d+ calls made/)).toBeVisible();
  await recorder.take(page, 'creating');
  await results.leave();
  await expect(page.getByRole('dialog')).toContainText('still being created');
  await recorder.take(page, 'creating-leave-question');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  goOn();
  await expect(page.getByText(/^Stopped: \d+ user/)).toBeVisible({ timeout: 15_000 });
  await recorder.take(page, 'stopped', { small: true });

  // As after a crash: the run waits on the start page.
  await gatehouse.kill();
  const again = await gatehouse.launch();
  await prepare(again);
  const shellAgain = new Shell(again);
  await expect(shellAgain.openRuns).toBeVisible();
  await expect(shellAgain.account).toContainText('northwind-warehouse');
  await recorder.take(again, 'start-with-open-run', { small: true });
  await shellAgain.openNewestRun();
  const resumed = new Results(again);
  await resumed.resume();
  await expect(resumed.row(taken).getByText('EntityAlreadyExists')).toBeVisible({ timeout: 60_000 });
  await expect(resumed.created(names.length - 1).first()).toBeVisible({ timeout: 60_000 });
  await recorder.take(again, 'failed', { small: true });
  await resumed.row(taken).scrollIntoViewIfNeeded();
  await recorder.take(again, 'failed-row');
  await accounts.perform('DeleteUser', { UserName: taken });
  await resumed.retry(taken);
  await expect(resumed.created(names.length).first()).toBeVisible({ timeout: 60_000 });
  await again.getByRole('button', { name: 'Warnings for scanner,dock-4' }).click();
  await again.getByText('Before you hand this over').waitFor();
  await recorder.take(again, 'retried-with-warning');
  await again.keyboard.press('Escape');
  await resumed.leave();
  await again.getByRole('button', { name: 'Leave and keep them for later' }).click();
  await expect(shellAgain.openRuns).toBeVisible();
  await recorder.take(again, 'start-with-credentials');

  await shellAgain.chooseProfile('owner');
  await expect(shellAgain.account).toContainText('root user');
  await recorder.take(again, 'root', { small: true });
}
