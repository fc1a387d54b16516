import {
  CreateGroupCommand,
  DeleteGroupCommand,
  GetPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupsForUserCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from '../support/electron-app.ts';
import { NewEntities } from '../support/pages/new-entities.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { rememberRunSecrets } from '../support/remember-secrets.ts';
import { operatorSecret, profileFor, serveCompany } from '../support/served-account.ts';

const reports = 'arn:aws:iam::123456789012:policy/ReadReports';

test('a group and a policy made in the wizard are created before the users', async ({ gatehouse }) => {
  const account = await serveCompany();
  try {
    gatehouse.writeAwsFiles(profileFor('served', account.url));
    gatehouse.rememberSecret(operatorSecret);
    const page = await gatehouse.launch();
    await new Shell(page).chooseProfile('served');
    await new Shell(page).createUsers();
    const wizard = new Wizard(page);
    await wizard.enterNames('nina', 'oskar');
    await wizard.nextTo('Set permissions');

    const made = new NewEntities(page);
    await made.openPolicy('ReadReports');
    // A mistake is told with its place, which a click goes to.
    await made.document.fill(
      '{\n  "Version": "2012-10-17",\n  "Statement": { "Effect": "Allow", "Action": "Get", "Resource": "*" }\n}',
    );
    await made.dialog.getByRole('button', { name: /^Go to line 3, column 47/ }).click();
    await expect(made.document).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('"Get"');
    // By the keyboard alone the editor can be left.
    await page.keyboard.press('Tab');
    await expect(made.document).not.toBeFocused();
    await made.useTemplate('Read-only access to a service', 'Amazon S3');
    await expect(made.document).toHaveValue(/"s3:Get\*"/);
    await made.add();
    await expect(page.getByRole('button', { name: 'Create policy' }).first()).toBeFocused();

    await made.openGroup('reporting', 'ReadReports', 'SecurityAudit');
    await made.add();
    const row = page.getByRole('row').filter({ hasText: 'reporting' });
    await expect(row.getByRole('checkbox')).toBeChecked();
    await expect(row).toContainText('New');
    await wizard.nextTo('Add tags');
    await wizard.nextTo('Review and create');
    await expect(page.getByRole('heading', { name: 'New policies and groups (2)' })).toBeVisible();
    expect(await wizard.calls('Group reporting')).toEqual([
      'CreateGroup GroupName: "reporting" Path: "/"',
      `AttachGroupPolicy GroupName: "reporting" PolicyArn: "${reports}"`,
      'AttachGroupPolicy GroupName: "reporting" PolicyArn: "arn:aws:iam::aws:policy/SecurityAudit"',
    ]);
    // Somebody else is quicker: the review says so, and nothing is created.
    await account.iam.send(new CreateGroupCommand({ GroupName: 'Reporting' }));
    await wizard.create();
    await expect(page.getByText(/The account already has a group Reporting/).first()).toBeVisible();
    await account.iam.send(new DeleteGroupCommand({ GroupName: 'Reporting' }));
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.getByRole('button', { name: 'Read the account again' }).first().click();
    await expect(page.getByText(/The account already has a group Reporting/)).toHaveCount(0);
    await wizard.nextTo('Add tags');
    await wizard.nextTo('Review and create');
    await wizard.create();

    await expect(new Results(page).created(2).first()).toBeVisible();
    await rememberRunSecrets(gatehouse);
    const table = page.getByRole('table', { name: 'Policies and groups' });
    await expect(table.getByRole('row').filter({ hasText: 'Group reporting' })).toContainText('Created');
    await expect(table.getByRole('row').filter({ hasText: 'Policy ReadReports' })).toContainText('Created');

    const { Policy } = await account.iam.send(new GetPolicyCommand({ PolicyArn: reports }));
    // Attached to the group, and to each of the two users.
    expect(Policy?.AttachmentCount).toBe(3);
    const { AttachedPolicies = [] } = await account.iam.send(
      new ListAttachedGroupPoliciesCommand({ GroupName: 'reporting' }),
    );
    expect(AttachedPolicies.map(({ PolicyName }) => PolicyName)).toEqual(['ReadReports', 'SecurityAudit']);
    for (const UserName of ['nina', 'oskar']) {
      const { Groups = [] } = await account.iam.send(new ListGroupsForUserCommand({ UserName }));
      expect(Groups.map(({ GroupName }) => GroupName)).toEqual(['reporting']);
    }
  } finally {
    await account.close();
  }
});
