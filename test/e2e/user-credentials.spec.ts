import { entryOf, twoCodes } from '../support/authenticator.ts';
import { expect, test } from '../support/electron-app.ts';
import { MfaPane } from '../support/pages/mfa-pane.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';

test('an existing user gets a new password, an access key and an MFA device on the user page', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch();
  await expect(new Shell(page).account).toContainText('northwind-bikes');
  const navigation = new Navigation(page);
  const openCredentials = async (): Promise<void> => {
    await navigation.open('Users');
    await navigation.link('maria.santos').click();
    await navigation.tab('Security credentials').click();
    await expect(page.getByRole('button', { name: 'Reset password' })).toBeVisible();
  };
  const results = new Results(page);

  await openCredentials();
  await page.getByRole('button', { name: 'Reset password' }).click();
  const reset = page.getByRole('dialog', { name: 'Reset password: maria.santos' });
  await expect(reset).toContainText('The old password stops working at once');
  await reset.getByRole('button', { name: 'Reset password' }).click();
  await expect(navigation.heading('New password for maria.santos')).toBeVisible();
  gatehouse.rememberSecret(await results.show('maria.santos', 'console password'));
  // Kept for later: it is offered at the next start.
  await results.leave();
  await page.getByRole('button', { name: 'Leave and keep them for later' }).click();

  await openCredentials();
  await page.getByRole('button', { name: 'Create access key' }).click();
  const create = page.getByRole('dialog', { name: 'Create access key: maria.santos' });
  await create.getByRole('button', { name: 'Create access key' }).click();
  await expect(navigation.heading('Access key of maria.santos')).toBeVisible();
  gatehouse.rememberSecret(await results.show('maria.santos', 'secret access key'));
  await results.leave();
  await page.getByRole('button', { name: 'Leave and keep them for later' }).click();

  await openCredentials();
  await page.getByRole('button', { name: 'Assign MFA device' }).click();
  const pane = new MfaPane(page);
  await pane.begin('maria.santos-phone');
  const secretKey = await pane.showSecretKey();
  gatehouse.rememberSecret(secretKey);
  await pane.confirm(...twoCodes(entryOf(secretKey)));
  await expect(pane.assigned).toBeVisible();
  await pane.close();
  await expect(page.getByRole('row', { name: /maria\.santos-phone/ })).toContainText('Virtual');

  await navigation.open('MFA devices');
  await expect(page.getByRole('row', { name: /maria\.santos-phone/ })).toContainText('maria.santos');

  const again = new Shell(await gatehouse.relaunch());
  await expect(again.openRuns.getByRole('row')).toHaveCount(3);
  await expect(again.openRuns).toContainText('New password for maria.santos');
  await expect(again.openRuns).toContainText('Access key of maria.santos');
});
