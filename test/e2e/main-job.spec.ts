import {
  GetLoginProfileCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { scanQrCode, twoCodes } from '../support/authenticator.ts';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { readCsv, type SavedCsv } from '../support/saved-csv.ts';
import {
  callerOfKey,
  changePassword,
  operatorSecret,
  profileFor,
  serveCompany,
} from '../support/served-account.ts';
import { draftNewcomers, newcomers, newcomersTags, showAllSecrets } from '../support/three-users.ts';

const permissions = {
  groups: ['Auditors', 'Developers'],
  policies: ['AmazonS3ReadOnlyAccess', 'BackupWriter'],
  boundary: 'DeveloperBoundary',
};
const own = (path: string): string => `arn:aws:iam::123456789012:${path}`;

/** Drafts, reviews, creates, shows, downloads, and enrols an MFA device for the first user. */
async function mainJob(gatehouse: Gatehouse): Promise<SavedCsv> {
  const { page } = gatehouse;
  const wizard = await draftNewcomers(page, permissions);
  for (const name of newcomers)
    expect(await wizard.calls(name)).toEqual([
      `CreateUser UserName: "${name}" Path: "/" PermissionsBoundary: "${own('policy/DeveloperBoundary')}" Tags: [{"Key":"team","Value":"platform"},{"Key":"cost-center","Value":"4711"}]`,
      `AddUserToGroup UserName: "${name}" GroupName: "Auditors"`,
      `AddUserToGroup UserName: "${name}" GroupName: "Developers"`,
      `AttachUserPolicy UserName: "${name}" PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"`,
      `AttachUserPolicy UserName: "${name}" PolicyArn: "${own('policy/service/BackupWriter')}"`,
      `AttachUserPolicy UserName: "${name}" PolicyArn: "arn:aws:iam::aws:policy/IAMUserChangePassword"`,
      `CreateLoginProfile UserName: "${name}" PasswordResetRequired: true Password: (generated when it is sent)`,
      `CreateAccessKey UserName: "${name}"`,
    ]);
  await wizard.create();

  const results = new Results(page);
  await expect(results.created(3).first()).toBeVisible();
  const shown = await showAllSecrets(gatehouse, newcomers);

  const path = await gatehouse.answerSaveDialog('credentials.csv');
  await results.download();
  await expect(page.getByText('The .csv file is saved')).toBeVisible();
  const csv = readCsv(path);
  expect(csv.header).toEqual([
    'User name',
    'Password',
    'Access key ID',
    'Secret access key',
    'Console login link',
  ]);
  expect(csv.users.map(({ userName }) => userName)).toEqual([...newcomers]);
  expect(csv.mode).toBe(0o600);
  expect(csv.text.split('\r\n')).toHaveLength(newcomers.length + 2);
  expect(csv.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const { userName, password, accessKeyId, secretAccessKey, signInUrl } of csv.users) {
    expect({ password, secretAccessKey }).toEqual(shown.get(userName));
    await expect(results.row(userName)).toContainText(accessKeyId);
    expect(signInUrl).toBe('https://northwind-bikes.signin.aws.amazon.com/console');
  }

  const pane = await results.assignMfa(newcomers[0]);
  await pane.begin();
  await pane.showQrCode();
  const entry = scanQrCode(await page.screenshot());
  gatehouse.rememberSecret(entry.secret.base32);
  expect(entry.issuer).toBe('Amazon Web Services');
  expect(entry.label).toBe(`${newcomers[0]}@northwind-bikes`);
  await pane.confirm(...twoCodes(entry));
  await expect(pane.assigned).toBeVisible();
  await pane.close();
  await expect(results.row(newcomers[0])).toContainText('Assigned:');

  await results.finish();
  await expect(page.getByRole('heading', { name: 'IAM users' })).toBeVisible();
  await expect(new Shell(page).openRuns).toHaveCount(0);
  return csv;
}

test('three users on the practice account, from the first start to an MFA device', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await expect(new Shell(page).account).toContainText('northwind-bikes');
  await expect(page.getByText('nothing reaches it')).toBeVisible();
  await mainJob(gatehouse);

  // What was done is there at the next start.
  const again = await gatehouse.relaunch();
  await new Shell(again).createUsers();
  await again.getByRole('textbox', { name: 'User name 1' }).fill(newcomers[0]);
  await expect(again.getByText(`The account already has a user ${newcomers[0]}.`)).toBeVisible();
});

test('three users on an endpoint of a profile, seen from outside', async ({ gatehouse }) => {
  const account = await serveCompany();
  gatehouse.writeAwsFiles(profileFor('served', account.url));
  gatehouse.rememberSecret(operatorSecret);
  try {
    const page = await gatehouse.launch();
    const shell = new Shell(page);
    await shell.chooseProfile('served');
    await expect(shell.notice('served is in use')).toBeVisible();
    const csv = await mainJob(gatehouse);

    const { iam } = account;
    for (const credentials of csv.users) {
      const { userName, accessKeyId } = credentials;
      const of = { UserName: userName };
      const { User: user } = await iam.send(new GetUserCommand(of));
      expect(user?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(own('policy/DeveloperBoundary'));
      expect(user?.Tags).toEqual(newcomersTags.map(({ key, value }) => ({ Key: key, Value: value })));
      const { Groups: groups } = await iam.send(new ListGroupsForUserCommand(of));
      expect(groups?.map(({ GroupName }) => GroupName).sort()).toEqual(permissions.groups);
      const { AttachedPolicies: policies } = await iam.send(new ListAttachedUserPoliciesCommand(of));
      expect(policies?.map(({ PolicyName }) => PolicyName).sort()).toEqual([
        'AmazonS3ReadOnlyAccess',
        'BackupWriter',
        'IAMUserChangePassword',
      ]);
      const { LoginProfile: login } = await iam.send(new GetLoginProfileCommand(of));
      expect(login?.PasswordResetRequired).toBe(true);
      const { AccessKeyMetadata: keys } = await iam.send(new ListAccessKeysCommand(of));
      expect(keys?.map(({ AccessKeyId, Status }) => [AccessKeyId, Status])).toEqual([
        [accessKeyId, 'Active'],
      ]);
      const { MFADevices: devices } = await iam.send(new ListMFADevicesCommand(of));
      expect(devices?.map(({ SerialNumber }) => SerialNumber)).toEqual(
        userName === newcomers[0] ? [own(`mfa/${userName}`)] : [],
      );
      expect(await callerOfKey(account.url, credentials)).toBe(own(`user/${userName}`));
      await changePassword(account.url, credentials);
    }
  } finally {
    await account.close();
  }
});
