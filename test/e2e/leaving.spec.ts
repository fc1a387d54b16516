import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { Shell } from '../support/pages/shell.ts';
import { Results } from '../support/pages/results.ts';
import { createPlainUsers, draftPlainUsers } from '../support/plain-users.ts';
import { rememberRunSecrets } from '../support/remember-secrets.ts';
import { readCsv } from '../support/saved-csv.ts';
import { profileFor } from '../support/served-account.ts';

/** Gatehouse on the practice account, with one user created and nothing downloaded. */
async function withUnsavedCredentials(gatehouse: Gatehouse): Promise<Results> {
  await gatehouse.launch();
  return createPlainUsers(gatehouse, 'nina');
}

test('leaving asks first; kept for later, the credentials are offered at the next start', async ({
  gatehouse,
}) => {
  let results = await withUnsavedCredentials(gatehouse);
  const password = await results.show('nina', 'console password');
  const shell = new Shell(gatehouse.page);
  const question = gatehouse.page.getByRole('dialog', { name: 'Credentials are not downloaded' });

  // Every way out asks: the button, the brand, the breadcrumb and another profile.
  for (const leave of [
    () => results.leave(),
    () => shell.goHome(),
    () => gatehouse.page.getByRole('link', { name: 'IAM users' }).click(),
    () => shell.chooseProfile('Practice account'),
  ]) {
    await leave();
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toHaveCount(0);
    await expect(results.users).toBeVisible();
  }
  await results.leave();
  await question.getByRole('button', { name: 'Leave and keep them for later' }).click();
  await expect(shell.openRuns).toContainText('Credentials not exported');

  const again = new Shell(await gatehouse.relaunch());
  await expect(again.openRuns).toContainText('Credentials not exported');
  await again.openNewestRun();
  results = new Results(again.page);
  expect(await results.show('nina', 'console password')).toBe(password);
  const path = await gatehouse.answerSaveDialog('later.csv');
  await results.download();
  await expect(again.page.getByText('The .csv file is saved')).toBeVisible();
  expect(readCsv(path).users).toMatchObject([{ userName: 'nina', password }]);
});

test('discarding takes two steps, and forgets the run', async ({ gatehouse }) => {
  const results = await withUnsavedCredentials(gatehouse);
  await results.leave();
  const question = gatehouse.page.getByRole('dialog', { name: 'Credentials are not downloaded' });
  await question.getByRole('button', { name: 'Discard credentials' }).click();
  const warning = gatehouse.page.getByRole('dialog', { name: 'Discard credentials?' });
  await expect(warning).toContainText('This cannot be undone');
  await warning.getByRole('button', { name: 'Back' }).click();
  await question.getByRole('button', { name: 'Discard credentials' }).click();
  await warning.getByRole('button', { name: 'Discard credentials' }).click();
  await expect(gatehouse.page.getByRole('heading', { name: 'IAM users' })).toBeVisible();
  const again = new Shell(await gatehouse.relaunch());
  await expect(again.page.getByRole('heading', { name: 'IAM users' })).toBeVisible();
  await expect(again.openRuns).toHaveCount(0);
});

test('cancelling the save dialog saves nothing and says nothing', async ({ gatehouse }) => {
  const results = await withUnsavedCredentials(gatehouse);
  await gatehouse.answerSaveDialog(null);
  await results.download();
  await expect(results.downloadButton.first()).toBeEnabled();
  await expect(gatehouse.page.getByText('The .csv file is saved')).toHaveCount(0);
  await results.leave();
  await expect(gatehouse.page.getByRole('dialog', { name: 'Credentials are not downloaded' })).toBeVisible();
});

test('closing the window with unsaved credentials asks, and staying keeps them', async ({ gatehouse }) => {
  const results = await withUnsavedCredentials(gatehouse);
  const asked = await gatehouse.answerMessageBoxes(1);
  await gatehouse.closeWindow();
  await expect.poll(asked).toEqual(['Credentials have not been downloaded']);
  await expect(results.users).toBeVisible();

  const path = await gatehouse.answerSaveDialog('before-closing.csv');
  await results.download();
  await expect(gatehouse.page.getByText('The .csv file is saved')).toBeVisible();
  expect(readCsv(path).users).toHaveLength(1);
  const closed = gatehouse.app.waitForEvent('close');
  await gatehouse.closeWindow();
  await closed;
});

test('without a vault it warns before the run, and does not let go of the credentials without a decision', async ({
  gatehouse,
}) => {
  test.skip(!gatehouse.onStandIn, 'only the stand-in can do without a keyring');
  const page = await gatehouse.launch({ keyring: 'none' });
  const wizard = await draftPlainUsers(page, ['nina']);
  await expect(page.getByText('Credentials cannot be kept on this machine')).toBeVisible();
  await wizard.create();
  const results = new Results(page);
  await expect(results.created(1).first()).toBeVisible();
  await rememberRunSecrets(gatehouse);
  await expect(page.getByText('The credentials are only in memory')).toBeVisible();

  await results.leave();
  const question = page.getByRole('dialog', { name: 'Credentials are not downloaded' });
  await expect(question.getByRole('button', { name: 'Discard credentials' })).toBeVisible();
  await expect(question.getByRole('button', { name: /keep/ })).toHaveCount(0);
  await question.getByRole('button', { name: 'Cancel' }).click();

  const asked = await gatehouse.answerMessageBoxes(1);
  await gatehouse.closeWindow();
  await expect.poll(asked).toEqual(['Credentials have not been downloaded']);
  await expect(results.users).toBeVisible();

  await results.leave();
  const path = await gatehouse.answerSaveDialog('only-copy.csv');
  await question.getByRole('button', { name: 'Download .csv file' }).click();
  const finish = page.getByRole('dialog', { name: 'Finish and remove the credentials' });
  await finish.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'IAM users' })).toBeVisible();
  expect(readCsv(path).users).toHaveLength(1);
});

test('a preview says so, and takes endpoints of this computer only', async ({ gatehouse }) => {
  const { config, credentials } = profileFor('emulator', 'http://127.0.0.1:1');
  gatehouse.writeAwsFiles({
    config: `${config}[profile real]\nregion = eu-central-1\n[profile elsewhere]\nendpoint_url = https://iam.example.com\n`,
    credentials: `${credentials}[real]\naws_access_key_id = AKIAREAL\naws_secret_access_key = never-sent-anywhere\n[elsewhere]\naws_access_key_id = AKIAREAL\naws_secret_access_key = never-sent-anywhere\n`,
  });
  const page = await gatehouse.launch({ args: ['--preview'] });
  const shell = new Shell(page);
  await expect(page.getByText(/^Preview in a browser/)).toBeVisible();
  await expect(shell.account).toContainText('Practice account');
  await shell.openProfileMenu();
  for (const name of ['real', 'elsewhere'])
    await expect(shell.profile(name)).toContainText('Gatehouse is a preview');
  await expect(shell.profile('emulator')).not.toContainText('preview');
  await shell.profile('real').click();
  await expect(shell.notice('Could not change to real')).toContainText('endpoints on this computer only');
  await expect(shell.account).toContainText('Practice account');
});
