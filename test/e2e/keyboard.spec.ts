import { entryOf, twoCodes } from '../support/authenticator.ts';
import { expect, test } from '../support/electron-app.ts';
import { arrowTo, pressOn, tabTo } from '../support/keyboard.ts';
import { MfaPane } from '../support/pages/mfa-pane.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { readCsv } from '../support/saved-csv.ts';

const userName = 'keyboard.only';

test('the whole job, by keyboard only', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  const { keyboard } = page;
  await expect(new Shell(page).account).toContainText('northwind-bikes');
  await pressOn(page, page.getByRole('button', { name: 'Create users', exact: true }));

  const wizard = new Wizard(page);
  await tabTo(page, wizard.userName(1));
  await keyboard.type(userName);
  await pressOn(page, wizard.accessKey, 'Space');
  await pressOn(page, wizard.nextButton);
  await expect(page.getByRole('heading', { level: 1, name: /^Set permissions/ })).toBeVisible();

  const groups = page.getByRole('table', { name: 'User groups' });
  await pressOn(page, groups.getByRole('checkbox', { name: 'Developers', exact: true }), 'Space');
  // The radio group has one place in the order of Tab; the arrows choose in it.
  await tabTo(page, page.getByRole('radio', { name: /^Add user to group/ }), 'Shift+Tab');
  const direct = page.getByRole('radio', { name: /^Attach policies directly/ });
  for (let presses = 0; presses < 3 && !(await direct.isChecked()); presses += 1)
    await keyboard.press('ArrowRight');
  await expect(direct).toBeChecked();
  await tabTo(page, page.getByRole('searchbox', { name: 'Find policies by name' }).first());
  await keyboard.type('AmazonS3ReadOnlyAccess');
  const policies = page.getByRole('table', { name: 'Permissions policies' });
  await pressOn(
    page,
    policies.getByRole('checkbox', { name: 'AmazonS3ReadOnlyAccess', exact: true }),
    'Space',
  );
  await pressOn(page, wizard.nextButton);
  await expect(page.getByRole('heading', { level: 1, name: /^Add tags/ })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Add new tag' }));
  await tabTo(page, wizard.tagKey(1), 'Shift+Tab');
  await keyboard.type('team');
  await pressOn(page, wizard.nextButton);
  await expect(page.getByRole('heading', { level: 1, name: /^Review and create/ })).toBeVisible();
  await pressOn(page, wizard.createButton);

  const results = new Results(page);
  await expect(results.created(1).first()).toBeVisible();
  await arrowTo(
    page,
    results.row(userName).getByRole('button', { name: `Show console password of ${userName}` }),
  );
  await keyboard.press('Enter');
  const password = await results.cellOf(userName, 'console password').locator('code').innerText();
  gatehouse.rememberSecret(password);
  const path = await gatehouse.answerSaveDialog('credentials.csv');
  await tabTo(page, results.downloadButton.first(), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(page.getByText('The .csv file is saved')).toBeVisible();
  const [saved] = readCsv(path).users;
  expect(saved).toMatchObject({ userName, password });
  gatehouse.rememberSecret(saved?.secretAccessKey ?? '');

  await arrowTo(
    page,
    results.row(userName).getByRole('button', { name: `Assign MFA device to ${userName}` }),
  );
  await keyboard.press('Enter');
  const pane = new MfaPane(page);
  await pressOn(page, pane.dialog.getByRole('button', { name: 'Next', exact: true }));
  await pressOn(page, pane.dialog.getByRole('button', { name: 'Show secret key' }));
  const secretKey = await pane.dialog.locator('code').innerText();
  gatehouse.rememberSecret(secretKey);
  const [first, second] = twoCodes(entryOf(secretKey));
  await tabTo(page, pane.code1);
  await keyboard.type(first);
  await tabTo(page, pane.code2);
  await keyboard.type(second);
  await keyboard.press('Enter');
  await expect(pane.assigned).toBeVisible();
  await keyboard.press('Escape');
  await expect(pane.dialog).toBeHidden();
  await expect(results.row(userName)).toContainText('Assigned:');

  await tabTo(page, page.getByRole('button', { name: 'Finish', exact: true }), 'Shift+Tab');
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Finish and remove the credentials' });
  await pressOn(page, dialog.getByRole('button', { name: 'Finish', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: 'IAM users' })).toBeVisible();
});
