import { readFileSync, statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { UserPermissions } from '../../shared/accounts/user-permissions.ts';
import { expect, test } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';

const source = 'priya.raman';

/** What a user of the practice account may do, in an order that does not matter to AWS. */
async function permissionsOf(page: Page, userName: string): Promise<Omit<UserPermissions, 'userName'>> {
  const result = await page.evaluate(
    (name) => window.gatehouse.call('account.userPermissions', { userName: name }),
    userName,
  );
  if (!result.ok) throw new Error(result.error.message);
  const { groups, attachedPolicies, inlinePolicies, boundaryArn } = result.value;
  return {
    groups: groups.toSorted(),
    attachedPolicies: attachedPolicies.toSorted((a, b) => (a.arn < b.arn ? -1 : 1)),
    inlinePolicies: inlinePolicies.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    boundaryArn,
  };
}

test('new users get what an existing user has, reviewed before, and keep it', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await new Shell(page).createUsers();
  const wizard = new Wizard(page);
  await wizard.enterNames('vera.lind', 'omar.haddad');
  await wizard.resetRequired.uncheck();
  await wizard.nextTo('Set permissions');
  const panel = await wizard.openSource(source);
  await expect(panel.getByRole('group', { name: 'Inline policies' })).toContainText('OwnNotebooks');
  await wizard.copyPermissions();
  await expect(page.getByText(`7 permissions copied from ${source}`)).toBeVisible();
  await expect(page.getByText('Boundary: DeveloperBoundary')).toBeVisible();

  // The draft outlives the app, with what was copied in it.
  const again = await gatehouse.relaunch();
  await again.getByRole('button', { name: 'Continue draft' }).click();
  const restored = new Wizard(again);
  await restored.nextTo('Set permissions');
  await expect(again.getByRole('button', { name: 'Remove HomeFolder' })).toBeVisible();
  await restored.nextTo('Add tags');
  await restored.nextTo('Review and create');
  await expect(
    again.getByText(/HomeFolder was copied as it is and still names the user priya/),
  ).toBeVisible();
  expect(await restored.calls('vera.lind')).toContain(
    'PutUserPolicy UserName: "vera.lind" PolicyName: "OwnNotebooks" PolicyDocument: View JSON',
  );

  await again.getByRole('button', { name: /^Export plan/ }).click();
  const scriptPath = await gatehouse.answerSaveDialog('create-users.sh');
  await again.getByRole('button', { name: 'Save file…' }).click();
  await expect(again.getByText(`Saved as ${scriptPath}`)).toBeVisible();
  expect(readFileSync(scriptPath, 'utf8')).toContain(" put-user-policy --user-name='vera.lind'");
  expect(statSync(scriptPath).mode & 0o777).toBe(0o700);
  await again.getByRole('button', { name: 'Copy export' }).click();
  await expect(again.getByText('Copied', { exact: true })).toBeVisible();
  expect(await gatehouse.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    readFileSync(scriptPath, 'utf8'),
  );

  await restored.create();
  await expect(new Results(again).created(2).first()).toBeVisible();
  const wanted = await permissionsOf(again, source);
  expect(wanted.inlinePolicies).toHaveLength(2);
  const changePassword = {
    arn: 'arn:aws:iam::aws:policy/IAMUserChangePassword',
    name: 'IAMUserChangePassword',
  };
  expect(wanted.attachedPolicies).not.toContainEqual(changePassword);
  for (const name of ['vera.lind', 'omar.haddad']) expect(await permissionsOf(again, name)).toEqual(wanted);
});
