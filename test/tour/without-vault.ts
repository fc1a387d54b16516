import { expect } from '@playwright/test';
import type { Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { prepare, type Recorder } from './recorder.ts';

/** The preview, on a computer that cannot keep secrets: its banners and warnings. */
export async function withoutVault(gatehouse: Gatehouse, recorder: Recorder): Promise<void> {
  const page = await gatehouse.launch({ args: ['--preview'], keyring: 'none' });
  await prepare(page);
  const shell = new Shell(page);
  await expect(shell.account).toContainText('northwind-bikes');
  await recorder.take(page, 'preview', { small: true });
  await shell.createUsers();
  const wizard = new Wizard(page);
  await wizard.enterNames('tess.holm');
  await wizard.nextTo('Set permissions');
  await wizard.nextTo('Add tags');
  await wizard.nextTo('Review and create');
  await recorder.take(page, 'no-vault-review', { small: true });
  await wizard.create();
  const results = new Results(page);
  await expect(results.created(1).first()).toBeVisible();
  await recorder.take(page, 'no-vault-result');
  await results.leave();
  await expect(page.getByRole('dialog')).toBeVisible();
  await recorder.take(page, 'no-vault-leave-question');
}
