import { DeleteUserCommand } from '@aws-sdk/client-iam';
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { PracticeNetwork } from '../practice-network.ts';
import { enterNames, openWindow, press, see, smallGatehouse, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

const boundary = 'arn:aws:iam::123456789012:policy/DeveloperBoundary';

/** Opens "Copy permissions" for two new users. */
async function openCopy(app?: InProcessGatehouse): Promise<void> {
  page = await openWindow(app);
  await enterNames(page, 'zoe', 'yan');
  await press(page, 'Next');
  await page.user.click(await screen.findByText('Copy permissions'));
}

async function choose(userName: string): Promise<void> {
  const search = screen.getByLabelText('Find users to copy from');
  await page.user.clear(search);
  await page.user.click(search);
  await page.user.paste(userName);
  await page.user.click(await screen.findByLabelText(userName, { selector: 'input' }));
}

async function copy(): Promise<void> {
  await page.user.click(await screen.findByText('Copy permissions', { selector: 'button *' }));
}

const part = (label: string) => within(screen.getByRole('group', { name: label }));

/** The review's calls of a user, without the documents. */
async function reviewedCalls(userName: string): Promise<(string | null)[]> {
  await press(page, 'Next');
  await press(page, 'Next');
  await see('Users and API calls');
  const calls = within(screen.getByLabelText(`API calls for ${userName}`));
  return calls.getAllByRole('listitem', { hidden: true }).map((call) => call.textContent);
}

describe('copying permissions', () => {
  it('is not passed over by who chose a user and forgot to copy', async () => {
    await openCopy();
    await choose('priya.raman');
    await screen.findByRole('group', { name: 'Groups' });
    await press(page, 'Next');
    await see(
      /^Choose “Copy permissions” to copy from priya\.raman, or another of the permissions options\.$/,
    );
    await copy();
    await press(page, 'Next');
    await see('No tags on these users.');
  });

  it('shows what a user has, lets parts be left out, and gives the rest to each new user', async () => {
    await openCopy();
    await choose('priya.raman');
    await see('Permissions of priya.raman');
    await see(/^Tags, path, credentials and MFA devices are not copied/);
    await screen.findByRole('group', { name: 'Groups' });
    await page.user.click(part('Groups').getByText('Developers'));
    await page.user.click(part('Inline policies').getByText('HomeFolder'));
    await page.user.click(part('Inline policies').getByLabelText('View JSON of OwnNotebooks'));
    await see(/sagemaker:StopNotebookInstance/);
    await press(page, 'Close');
    await copy();
    await see(/^5 permissions copied from priya.raman$/);
    await see('Add user to group (1 chosen)');
    await see('Attach policies directly (2 chosen)');
    screen.getByLabelText('Remove OwnNotebooks');
    expect(screen.queryByLabelText('Remove HomeFolder')).toBeNull();
    await see('Boundary: DeveloperBoundary');
    expect(page.inputsOf('account.userPermissions')).toEqual([{ userName: 'priya.raman' }]);

    const calls = (userName: string) => [
      `CreateUserUserName: "${userName}"Path: "/"PermissionsBoundary: "${boundary}"`,
      `AddUserToGroupUserName: "${userName}"GroupName: "DataScience"`,
      `AttachUserPolicyUserName: "${userName}"PolicyArn: "arn:aws:iam::123456789012:policy/data/AnalyticsBucketAccess"`,
      `AttachUserPolicyUserName: "${userName}"PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"`,
      `AttachUserPolicyUserName: "${userName}"PolicyArn: "arn:aws:iam::aws:policy/IAMUserChangePassword"`,
      `PutUserPolicyUserName: "${userName}"PolicyName: "OwnNotebooks"PolicyDocument: View JSON`,
      `CreateLoginProfileUserName: "${userName}"PasswordResetRequired: truePassword: (generated when it is sent)`,
    ];
    expect((await reviewedCalls('zoe')).toSorted()).toEqual(calls('zoe').toSorted());
    const ofYan = within(screen.getByLabelText('API calls for yan'));
    expect(ofYan.getAllByRole('listitem', { hidden: true })).toHaveLength(calls('yan').length);
    await page.user.click(ofYan.getByLabelText('View JSON of OwnNotebooks'));
    await see(/notebook-instance\/\$\{aws:username\}-\*/);
  });

  it('adds to what is chosen already, and each copied part can be taken out again', async () => {
    await openCopy();
    await page.user.click(screen.getByText('Add user to group'));
    await page.user.click(await screen.findByLabelText('Developers', { selector: 'input' }));
    await page.user.click(screen.getByText('Copy permissions'));
    await choose('priya.raman');
    await screen.findByRole('group', { name: 'Groups' });
    await copy();
    await see('Add user to group (2 chosen)');
    for (const name of ['DataScience', 'AnalyticsBucketAccess', 'AmazonS3ReadOnlyAccess', 'HomeFolder'])
      await page.user.click(screen.getByLabelText(`Remove ${name}`));
    await page.user.click(screen.getByLabelText('Remove OwnNotebooks'));
    await page.user.click(screen.getByLabelText('Forget that permissions were copied from priya.raman'));
    expect(screen.queryByText('Inline policies chosen')).toBeNull();
    expect(screen.queryByText('Copied from')).toBeNull();
    expect((await reviewedCalls('zoe')).filter((call) => call?.startsWith('PutUserPolicy'))).toEqual([]);
  });

  it('says in the review which boundary holds where the copied one was taken out', async () => {
    await openCopy();
    await choose('james.okafor');
    await screen.findByRole('group', { name: 'Groups' });
    await copy();
    await see('Boundary: DeveloperBoundary');
    await page.user.click(screen.getByText('Create users without a permissions boundary'));
    const warning =
      /from james.okafor, who has the permissions boundary DeveloperBoundary. These users get no boundary/;
    await see(warning);
    await press(page, 'Next');
    await press(page, 'Next');
    await see('Users and API calls');
    await see(warning);
  });

  it('warns of an inline policy that still speaks of the user it was copied from', async () => {
    await openCopy();
    await choose('priya.raman');
    await screen.findByRole('group', { name: 'Groups' });
    await copy();
    await see(/^The inline policy HomeFolder was copied as it is and still names the user priya.raman/);
  });

  it('says so when a user has nothing to copy', async () => {
    await openCopy();
    await choose('sam.nguyen');
    await see(/^sam.nguyen has no permissions to copy/);
    expect(screen.queryByText('Copy permissions', { selector: 'button *' })).toBeNull();
  });

  it('says so when the user was deleted meanwhile, and reads the account again', async () => {
    const network = new PracticeNetwork();
    await openCopy(await smallGatehouse({ wrapPractice: network.wrap }));
    await screen.findByLabelText('Find users to copy from');
    await network.colleague().send(new DeleteUserCommand({ UserName: 'sam.nguyen' }));
    await choose('sam.nguyen');
    await see('sam.nguyen is not there any more');
    await press(page, 'Read the account again');
    await see('No matches');
  });

  it('names the permission that the administrator lacks', async () => {
    const network = new PracticeNetwork();
    await openCopy(await smallGatehouse({ wrapPractice: network.wrap }));
    network.before('GetUserPolicy', () => {
      throw Object.assign(new Error('User: x is not authorized'), {
        name: 'AccessDenied',
        $metadata: { httpStatusCode: 403 },
      });
    });
    await choose('ci-deploy');
    await see(/This profile lacks the permission iam:GetUserPolicy/);
    network.clear('GetUserPolicy');
    await press(page, 'Try again');
    await screen.findByLabelText('View JSON of DeployWebsite');
  });
});
