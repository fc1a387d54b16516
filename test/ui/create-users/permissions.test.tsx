import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { inProcessGatehouse, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { enterNames, openWindow, press, see, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

async function openPermissions(app?: InProcessGatehouse): Promise<void> {
  page = await openWindow(app);
  await enterNames(page, 'zoe');
  await press(page, 'Next');
  await see('Permissions options');
}

const table = (label: string) => within(screen.getByLabelText(label, { selector: 'table' }));

async function search(label: string, text: string): Promise<void> {
  const input = screen.getByLabelText(label);
  await page.user.clear(input);
  if (text !== '') {
    await page.user.click(input);
    await page.user.paste(text);
  }
}

describe('permissions', () => {
  it('keep groups and policies chosen together, whatever the tables show', async () => {
    await openPermissions();
    await page.user.click(await screen.findByLabelText('Developers', { selector: 'input' }));
    await search('Find groups', 'audit');
    await page.user.click(await screen.findByLabelText('Auditors', { selector: 'input' }));
    await page.user.click(screen.getByText('Attach policies directly'));
    await search('Find policies by name', 'AmazonS3ReadOnly');
    await page.user.click(await screen.findByLabelText('AmazonS3ReadOnlyAccess', { selector: 'input' }));
    await search('Find policies by name', 'BackupWriter');
    await page.user.click(await screen.findByLabelText('BackupWriter', { selector: 'input' }));
    await see('Add user to group (2 chosen)');
    await see('Attach policies directly (2 chosen)');
    await page.user.click(screen.getByLabelText('Remove Auditors'));
    await press(page, 'Next');
    await press(page, 'Next');
    await see('Users and API calls');
    const calls = within(screen.getByLabelText('API calls for zoe'));
    expect(calls.getAllByRole('listitem', { hidden: true }).map((call) => call.textContent)).toEqual([
      'CreateUserUserName: "zoe"Path: "/"',
      'AddUserToGroupUserName: "zoe"GroupName: "Developers"',
      'AttachUserPolicyUserName: "zoe"PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"',
      'AttachUserPolicyUserName: "zoe"PolicyArn: "arn:aws:iam::123456789012:policy/service/BackupWriter"',
      'AttachUserPolicyUserName: "zoe"PolicyArn: "arn:aws:iam::aws:policy/IAMUserChangePassword"',
      'CreateLoginProfileUserName: "zoe"PasswordResetRequired: truePassword: (generated when it is sent)',
    ]);
  });

  it('offer all managed policies, by type, and the JSON of each on demand', async () => {
    await openPermissions(await inProcessGatehouse());
    await page.user.click(screen.getByText('Attach policies directly'));
    expect(table('Permissions policies').getAllByText('View JSON')).toHaveLength(50);
    expect(page.inputsOf('policies.document')).toEqual([]);
    await page.user.click(screen.getByLabelText(/^Filter by type/, { selector: 'button' }));
    await page.user.click(await screen.findByText('Customer managed', { selector: '[role=option] *' }));
    const names = table('Permissions policies')
      .getAllByText('View JSON')
      .map((button) => button.closest('button')?.getAttribute('aria-label'));
    expect(names).toEqual([
      'View JSON of AnalyticsBucketAccess',
      'View JSON of BackupWriter',
      'View JSON of DeveloperBoundary',
      'View JSON of ManageOwnCredentials',
    ]);
    await page.user.click(screen.getByLabelText('View JSON of BackupWriter'));
    await see(/"Version": "2012-10-17"/);
    // The snapshot has the documents of the account's own policies.
    expect(page.inputsOf('policies.document')).toEqual([]);
  });

  it('say what to do when nothing matches', async () => {
    await openPermissions();
    await search('Find groups', 'no such group');
    await press(page, 'Clear filter');
    await screen.findByLabelText('Developers', { selector: 'input' });
  });

  it('want a policy where a boundary is wanted, and pass it in CreateUser', async () => {
    await openPermissions();
    await page.user.click(
      screen.getByText('Use a permissions boundary to control the maximum user permissions'),
    );
    await press(page, 'Next');
    await see(/^Choose a policy as the permissions boundary/);
    await search('Find policies by name', 'DeveloperBoundary');
    await page.user.click(await screen.findByLabelText('DeveloperBoundary', { selector: 'input' }));
    await press(page, 'Next');
    await press(page, 'Next');
    await see('Users and API calls');
    expect(screen.getByLabelText('API calls for zoe').textContent).toContain(
      'PermissionsBoundary: "arn:aws:iam::123456789012:policy/DeveloperBoundary"',
    );
  });
});

describe('tags', () => {
  it('are judged in place and hold the step back', async () => {
    await openPermissions();
    await press(page, 'Next');
    await press(page, 'Add new tag');
    await page.user.type(screen.getByLabelText('Key of tag 1'), 'team');
    await page.user.type(screen.getByLabelText('Value of tag 1'), 'platform');
    await press(page, 'Add new tag');
    await page.user.type(screen.getByLabelText('Key of tag 2'), 'Team');
    await see('This key is there already; case does not matter.');
    await see('You can add up to 48 more tags.');
    await press(page, 'Next');
    await see(/^Tag “Team”, key:/);
    await page.user.click(screen.getByLabelText('Remove Team'));
    await press(page, 'Next');
    await see('Users and API calls');
    expect(screen.getByLabelText('API calls for zoe').textContent).toContain(
      'Tags: [{"Key":"team","Value":"platform"}]',
    );
  });
});
