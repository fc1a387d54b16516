import { CreateUserCommand } from '@aws-sdk/client-iam';
import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { Relay } from '../support/relay.ts';
import { operatorSecret, profileFor, serveCompany, type ServedAccount } from '../support/served-account.ts';

let account: ServedAccount;
test.beforeAll(async () => {
  account = await serveCompany();
});
test.afterAll(() => account.close());

const liveAge = 'From northwind-bikes (1234-5678-9012), read just now.';
const keptAge = 'From the snapshot of northwind-bikes (1234-5678-9012), read just now. Not connected.';

/** The app connected to the account through a wire that can be cut, with the account read. */
async function connected(gatehouse: Gatehouse): Promise<{ page: Page; wire: Relay }> {
  gatehouse.rememberSecret(operatorSecret);
  const wire = await Relay.to(account.url);
  gatehouse.writeAwsFiles(profileFor('acme-prod', wire.url));
  const page = await gatehouse.launch();
  await new Shell(page).chooseProfile('acme-prod');
  await expect(new Shell(page).account).toContainText('acme-prod');
  await new Navigation(page).open('Policies');
  await expect(page.getByText(liveAge)).toBeVisible();
  return { page, wire };
}

/** Opens the wizard with one user in it, at its permissions. */
async function openPermissions(page: Page): Promise<Wizard> {
  await new Shell(page).goHome();
  await new Shell(page).createUsers();
  const wizard = new Wizard(page);
  await wizard.enterNames('new.person');
  await wizard.nextTo('Set permissions');
  return wizard;
}

test('a profile that leads to a closed port: drafting goes on from the snapshot, start-up included', async ({
  gatehouse,
}) => {
  const { wire } = await connected(gatehouse);
  await gatehouse.close();
  await wire.close();

  const page = await gatehouse.launch();
  await expect(page.getByText('The profile that was used last does not work')).toBeVisible();
  const wizard = await openPermissions(page);
  await expect(page.getByText(keptAge)).toBeVisible();
  await expect(page.getByText(/did not get through/).first()).toBeVisible();
  await wizard.chooseGroups('Developers');
  await wizard.attachPolicies('AmazonS3ReadOnlyAccess', 'BackupWriter');
  await page.getByRole('button', { name: 'View JSON of BackupWriter' }).click();
  const dialog = page.getByRole('dialog', { name: 'BackupWriter' });
  await expect(dialog).toContainText('"Statement"');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  // What an existing user has is known, too.
  await wizard.openSource('james.okafor');

  await page.getByRole('radio', { name: /^Add user to group/ }).check();
  await wizard.nextTo('Add tags');
  await wizard.nextTo('Review and create');
  await expect(page.getByText(keptAge)).toBeVisible();
  expect(await wizard.calls('new.person')).toEqual(
    expect.arrayContaining([expect.stringMatching(/^AddUserToGroup .*Developers/)]),
  );
  await wizard.create();
  await expect(page.getByText(/did not get through/).first()).toBeVisible();
});

test('no ~/.aws at all: the practice account, and where a profile was used before, the built-in catalogue', async ({
  gatehouse,
}) => {
  const first = await gatehouse.launch();
  await expect(new Shell(first).account).toContainText('Practice account');
  await gatehouse.close();

  writeFileSync(
    join(gatehouse.userData, 'settings.json'),
    JSON.stringify({ welcomed: true, profileId: 'profile:acme-prod' }),
  );
  const page = await gatehouse.launch();
  await expect(page.getByText('is not in the AWS config and credentials files').first()).toBeVisible();
  const wizard = await openPermissions(page);
  await expect(page.getByText(/^No snapshot of the account, and not connected\./)).toBeVisible();
  await page.getByRole('textbox', { name: 'Group name' }).fill('Developers');
  await page.getByRole('button', { name: 'Add group' }).click();
  await expect(page.getByRole('button', { name: 'Remove Developers' })).toBeVisible();
  await wizard.attachPolicies('AmazonS3ReadOnlyAccess');
  await page.getByRole('button', { name: 'View JSON of AmazonS3ReadOnlyAccess' }).click();
  const dialog = page.getByRole('dialog', { name: 'AmazonS3ReadOnlyAccess' });
  await expect(dialog).toContainText('From the catalogue built into Gatehouse');
  await expect(dialog).toContainText('"Statement"');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  // Nothing is said to be missing in an account that nobody has seen.
  await wizard.nextTo('Add tags');
  await wizard.nextTo('Review and create');
  await expect(page.getByText(/The account has no/)).toHaveCount(0);
});

test('the network cut while drafting: what was read stays, and a refresh says that there is no connection', async ({
  gatehouse,
}) => {
  const { page, wire } = await connected(gatehouse);
  const wizard = await openPermissions(page);
  await expect(page.getByText(liveAge)).toBeVisible();
  await wire.close();
  await page.getByRole('button', { name: 'Refresh the snapshot' }).click();
  await expect(page.getByText(keptAge)).toBeVisible();
  await wizard.chooseGroups('Developers');
  await wizard.attachPolicies('AmazonS3ReadOnlyAccess');
  await page.getByRole('button', { name: 'View JSON of AmazonS3ReadOnlyAccess' }).click();
  await expect(page.getByRole('dialog', { name: 'AmazonS3ReadOnlyAccess' })).toContainText(
    'From the catalogue built into Gatehouse',
  );
});

test('a network that swallows everything: the screens do not wait for it', async ({ gatehouse }) => {
  gatehouse.rememberSecret(operatorSecret);
  const wire = await Relay.to(account.url);
  wire.before('GetCallerIdentity', () => new Promise(() => undefined));
  try {
    gatehouse.writeAwsFiles(profileFor('acme-prod', wire.url));
    writeFileSync(
      join(gatehouse.userData, 'settings.json'),
      JSON.stringify({ welcomed: true, profileId: 'profile:acme-prod' }),
    );
    const page = await gatehouse.launch();
    const wizard = await openPermissions(page);
    await expect(page.getByText('Reading the account').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Group name' }).fill('Developers');
    await page.getByRole('button', { name: 'Add group' }).click();
    await wizard.attachPolicies('AmazonS3ReadOnlyAccess');
    await wizard.nextTo('Add tags');
  } finally {
    await wire.close();
  }
});

test('a refresh shows what has changed, and what is kept can be forgotten', async ({ gatehouse }) => {
  const { page, wire } = await connected(gatehouse);
  try {
    await page.getByRole('button', { name: 'Refresh the snapshot' }).click();
    await expect(page.getByText(/^Nothing has changed in the account since/)).toBeVisible();
    await account.iam.send(new CreateUserCommand({ UserName: 'colleague.of-ours' }));
    await page.getByRole('button', { name: 'Refresh the snapshot' }).click();
    await expect(page.getByText('User colleague.of-ours added')).toBeVisible();
    await page.getByRole('button', { name: 'Show all changes' }).click();
    const changes = page.getByRole('dialog', { name: /^Changes since/ });
    await expect(changes.getByRole('row').filter({ hasText: 'colleague.of-ours' })).toContainText('added');
    await changes.getByRole('button', { name: 'Close' }).last().click();

    await new Navigation(page).open('Account snapshots');
    const table = page.getByRole('table', { name: 'Account snapshots' });
    const row = table.getByRole('row').filter({ hasText: 'northwind-bikes' });
    await expect(row).toContainText('just now');
    await row.getByRole('button', { name: /^Forget/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
    await expect(page.getByText('No snapshots', { exact: true })).toBeVisible();
  } finally {
    await wire.close();
  }
});
