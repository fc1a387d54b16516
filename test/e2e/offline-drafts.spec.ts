import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { DraftGridPage } from '../support/pages/draft-grid.ts';
import { DraftPlanTab } from '../support/pages/draft-plan.ts';
import { Drafts } from '../support/pages/drafts.ts';
import { ImportPage } from '../support/pages/import-page.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Relay } from '../support/relay.ts';
import { operatorSecret, profileFor, serveCompany } from '../support/served-account.ts';

const people = [
  ['User name', 'Groups', 'Tags'],
  ['ana.silva', 'developers', 'Team=Blue'],
  ['li.wei', 'Finance-ReadOnly', ''],
  ['oskar', 'Finance-ReadOnly', 'Team=Red'],
];

/** Has the app start with a profile, as if it had been chosen before. */
function startWithProfile({ userData }: Gatehouse, name: string): void {
  const settings = { welcomed: true, profileId: `profile:${name}` };
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
}

test('with no AWS files and no snapshot, a draft is planned for an account that nobody has read', async ({
  gatehouse,
}) => {
  startWithProfile(gatehouse, 'acme-prod');
  const page = await gatehouse.launch();
  const drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  await drafts.name.fill('First day');
  const file = join(gatehouse.downloads, 'people.csv');
  writeFileSync(
    file,
    'User name,Groups,Policies\nana.silva,Developers,arn:aws:iam::aws:policy/ReadOnlyAcess\nli.wei,Developers,\n',
  );
  await gatehouse.answerOpenDialog(file);
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile();
  await importing.importButton(2).click();

  await page.getByRole('tab', { name: 'Plan' }).click();
  const plan = new DraftPlanTab(page);
  await expect(page.getByText(/^2 users to create; \d+ API calls\./)).toBeVisible();
  await expect(page.getByText('The account is not known yet')).toBeVisible();
  const misspelt = plan.findings.getByRole('row').filter({ hasText: 'ReadOnlyAcess' });
  await misspelt.getByRole('button', { name: 'Use ReadOnlyAccess' }).click();
  await expect(misspelt).toHaveCount(0);
  await expect(plan.findings.getByText(/The account has no/)).toHaveCount(0);
  await plan.expand('ana.silva');
  await expect(plan.users).toContainText('PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess"');
  await page.getByRole('button', { name: 'By API call', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'AddUserToGroup' })).toContainText('Developers: 2');
  await page.getByRole('radio', { name: 'Merge' }).check();

  // For whom, nobody knows: so there is nothing to approve, and no script that would say which account it is for.
  await expect(page.getByRole('button', { name: 'Approve plan' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export plan' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Read the account' }).click();
  await expect(page.getByText(/is not in the AWS config and credentials files/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read the account' })).toBeFocused();
});

test('on a train: a spreadsheet is imported, sorted out, planned on the snapshot and approved, and kept for the office', async ({
  gatehouse,
}) => {
  const account = await serveCompany();
  gatehouse.rememberSecret(operatorSecret);
  const wire = await Relay.to(account.url);
  gatehouse.writeAwsFiles(profileFor('acme-prod', wire.url));
  // From the first moment on: the practice account is not read, and this is the only snapshot.
  startWithProfile(gatehouse, 'acme-prod');
  const before = await gatehouse.launch();
  await new Navigation(before).open('Policies');
  await expect(before.getByText(/read just now/)).toBeVisible();
  await gatehouse.close();
  await wire.close();
  await account.close();

  const page = await gatehouse.launch();
  const drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  await drafts.name.fill('Train');
  await expect(page.getByText(/Not connected\./)).toBeVisible();

  // For that account alone, though nobody is signed in to it.
  await page.getByRole('button', { name: /^Account Any account/ }).click();
  await page.getByRole('option', { name: /northwind-bikes/ }).click();
  await expect(page.getByText(/Not connected\./)).toBeVisible();

  const file = join(gatehouse.downloads, 'people.csv');
  writeFileSync(file, people.map((cells) => cells.join(',')).join('\n'));
  await gatehouse.answerOpenDialog(file);
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile();
  await importing.importButton(3).click();
  const grid = new DraftGridPage(page);
  await grid.expectTexts('name', ['ana.silva', 'li.wei', 'oskar']);

  await page.getByRole('tab', { name: 'Plan' }).click();
  const plan = new DraftPlanTab(page);
  const misspelt = plan.findings.getByRole('row').filter({ hasText: 'The account has no group developers.' });
  await misspelt.getByRole('button', { name: 'Use Developers' }).click();
  await expect(misspelt).toHaveCount(0);
  const exists = plan.findings.getByRole('row').filter({ hasText: 'The account already has a user li.wei' });
  await exists.getByRole('button', { name: 'Show rows' }).click();
  await expect(grid.grid).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('tab', { name: 'Plan' }).click();
  await exists.getByRole('button', { name: /^Skip/ }).click();
  await expect(plan.findings.getByText('Error', { exact: true })).toHaveCount(0);
  await plan.approve();
  // Who is asked to create them, nobody knows without a connection.
  await expect(page.getByRole('button', { name: 'Create users' })).toBeDisabled();
  await expect(drafts.saved).toBeVisible();

  // Whoever runs the script acts as a profile that is in the account: which one, nobody knows without a connection.
  await page.getByRole('button', { name: 'Export plan' }).click();
  const preview = page.getByRole('region', { name: 'Preview of the export' });
  await expect(preview).toContainText("create-user --user-name='ana.silva'");
  await expect(preview).not.toContainText('--profile');

  await gatehouse.relaunch();
  const again = new Drafts(gatehouse.page);
  await again.openList();
  await again.open('Train');
  await new DraftGridPage(gatehouse.page).expectTexts('name', ['ana.silva', 'li.wei', 'oskar']);
  await gatehouse.page.getByRole('tab', { name: 'Plan' }).click();
  await expect(gatehouse.page.getByText(/^Approved on /)).toBeVisible();
});
