import {
  GetLoginProfileCommand,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { Relay } from '../support/relay.ts';
import { readCsv } from '../support/saved-csv.ts';
import {
  callerOfKey,
  changePassword,
  profileFor,
  serveCompany,
  type ServedAccount,
} from '../support/served-account.ts';

const crew = ['crew-1', 'crew-2', 'crew-3', 'crew-4'];

/** Drafts the crew on the profile, with console access, a key and a group, and approves the plan. */
async function startCreating(gatehouse: Gatehouse): Promise<Results> {
  const page = await gatehouse.launch();
  const shell = new Shell(page);
  await shell.chooseProfile('served');
  await expect(shell.notice('served is in use')).toBeVisible();
  await shell.createUsers();
  const wizard = new Wizard(page);
  await wizard.enterNames(...crew);
  await wizard.accessKey.check();
  await wizard.nextTo('Set permissions');
  await wizard.chooseGroups('Developers');
  await wizard.nextTo('Add tags');
  await wizard.nextTo('Review and create');
  await wizard.create();
  return new Results(page);
}

/** Starts again, resumes what is offered, downloads, and looks from outside whether all is as if nothing had happened. */
async function resumeAndCheck(gatehouse: Gatehouse, { iam, url }: ServedAccount): Promise<void> {
  const page = await gatehouse.launch();
  const shell = new Shell(page);
  await expect(shell.openRuns).toContainText('Stopped, can be resumed');
  await shell.openNewestRun();
  const results = new Results(page);
  await results.resume();
  // IAM's reads may be behind: what was out is looked for again and again before it is sent once more.
  await expect(results.created(crew.length).first()).toBeVisible({ timeout: 60_000 });

  const path = await gatehouse.answerSaveDialog('resumed.csv');
  await results.download();
  await expect(page.getByText('The .csv file is saved')).toBeVisible();
  const { users } = readCsv(path);
  expect(users.map(({ userName }) => userName)).toEqual(crew);
  for (const credentials of users) {
    const { userName, password, accessKeyId, secretAccessKey } = credentials;
    gatehouse.rememberSecret(password);
    gatehouse.rememberSecret(secretAccessKey);
    expect(await results.show(userName, 'console password')).toBe(password);
    expect(await results.show(userName, 'secret access key')).toBe(secretAccessKey);

    const of = { UserName: userName };
    const { AccessKeyMetadata: keys } = await iam.send(new ListAccessKeysCommand(of));
    expect(keys?.map(({ AccessKeyId, Status }) => [AccessKeyId, Status])).toEqual([[accessKeyId, 'Active']]);
    const { Groups: groups } = await iam.send(new ListGroupsForUserCommand(of));
    expect(groups?.map(({ GroupName }) => GroupName)).toEqual(['Developers']);
    const { AttachedPolicies: policies } = await iam.send(new ListAttachedUserPoliciesCommand(of));
    expect(policies?.map(({ PolicyName }) => PolicyName)).toEqual(['IAMUserChangePassword']);
    const { LoginProfile: login } = await iam.send(new GetLoginProfileCommand(of));
    expect(login?.PasswordResetRequired).toBe(true);
    expect(await callerOfKey(url, credentials)).toBe(`arn:aws:iam::123456789012:user/${userName}`);
    await changePassword(url, credentials);
  }
  const { Users: all } = await iam.send(new ListUsersCommand());
  expect(all?.map(({ UserName }) => UserName).filter((name) => name?.startsWith('crew'))).toEqual(crew);
}

for (const [call, place] of [
  ['CreateUser', 2],
  ['CreateLoginProfile', 1],
  ['CreateAccessKey', 3],
] as const)
  test(`killed while the answer to ${call} is on its way, it ends as if it had not been`, async ({
    gatehouse,
  }) => {
    const account = await serveCompany();
    const relay = await Relay.to(account.url);
    try {
      gatehouse.writeAwsFiles(profileFor('served', relay.url));
      let calls = 0;
      const killed = new Promise<void>((resolve) => {
        relay.after(call, async () => {
          calls += 1;
          if (calls !== place) return;
          await gatehouse.kill();
          resolve();
        });
      });
      await startCreating(gatehouse);
      await killed;
      await resumeAndCheck(gatehouse, account);
    } finally {
      await relay.close();
      await account.close();
    }
  });

test('killed in the middle of several users, it offers the run again and finishes it', async ({
  gatehouse,
}) => {
  const account = await serveCompany({ latencyMs: 400 });
  try {
    gatehouse.writeAwsFiles(profileFor('served', account.url));
    const results = await startCreating(gatehouse);
    await expect(results.row('crew-1')).toContainText('Creating…');
    await gatehouse.kill();
    await resumeAndCheck(gatehouse, account);
  } finally {
    await account.close();
  }
});
