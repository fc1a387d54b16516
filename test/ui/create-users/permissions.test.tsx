import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { enterNames, openWindow, press, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

async function openPermissions(): Promise<void> {
  page = await openWindow();
  await enterNames(page, 'zoe');
  await press(page, 'Next');
  await screen.findByText('Permissions options');
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
    await page.user.click(await screen.findByLabelText('Developers'));
    await search('Find groups', 'audit');
    await page.user.click(await screen.findByLabelText('Auditors'));
    await page.user.click(screen.getByText('Attach policies directly'));
    await search('Find policies by name', 'AmazonS3ReadOnly');
    await page.user.click(await screen.findByLabelText('AmazonS3ReadOnlyAccess'));
    await search('Find policies by name', 'BackupWriter');
    await page.user.click(await screen.findByLabelText('BackupWriter'));
    expect(screen.getByText('Add user to group (2 chosen)')).toBeDefined();
    expect(screen.getByText('Attach policies directly (2 chosen)')).toBeDefined();
    await page.user.click(screen.getByLabelText('Remove Auditors'));
    await press(page, 'Next');
    await press(page, 'Next');
    await screen.findByText('Users and API calls');
    const calls = within(screen.getByLabelText('API calls for zoe'));
    expect(calls.getAllByRole('listitem', { hidden: true }).map((call) => call.textContent)).toEqual([
      'CreateUserUserName: "zoe"Path: "/"',
      'AddUserToGroupUserName: "zoe"GroupName: "Developers"',
      'AttachUserPolicyUserName: "zoe"PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"',
      'AttachUserPolicyUserName: "zoe"PolicyArn: "arn:aws:iam::123456789012:policy/BackupWriter"',
      'AttachUserPolicyUserName: "zoe"PolicyArn: "arn:aws:iam::aws:policy/IAMUserChangePassword"',
      'CreateLoginProfileUserName: "zoe"PasswordResetRequired: truePassword: (generated when it is sent)',
    ]);
  });

  it('offer all managed policies, by type, and the JSON of each on demand', async () => {
    await openPermissions();
    await page.user.click(screen.getByText('Attach policies directly'));
    expect(table('Permissions policies').getAllByText('View JSON')).toHaveLength(50);
    expect(page.inputsOf('account.policyDocument')).toEqual([]);
    await page.user.click(screen.getByLabelText(/^Filter by type/));
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
    expect(await screen.findByText(/"Version": "2012-10-17"/)).toBeDefined();
    expect(page.inputsOf('account.policyDocument')).toEqual([
      { arn: 'arn:aws:iam::123456789012:policy/BackupWriter' },
    ]);
  });

  it('say what to do when nothing matches', async () => {
    await openPermissions();
    await search('Find groups', 'no such group');
    await press(page, 'Clear filter');
    expect(await screen.findByLabelText('Developers')).toBeDefined();
  });

  it('want a policy where a boundary is wanted, and pass it in CreateUser', async () => {
    await openPermissions();
    await page.user.click(
      screen.getByText('Use a permissions boundary to control the maximum user permissions'),
    );
    await press(page, 'Next');
    expect(await screen.findByText(/^Choose a policy as the permissions boundary/)).toBeDefined();
    await search('Find policies by name', 'DeveloperBoundary');
    await page.user.click(await screen.findByLabelText('DeveloperBoundary'));
    await press(page, 'Next');
    await press(page, 'Next');
    await screen.findByText('Users and API calls');
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
    expect(screen.getByText('This key is there already; case does not matter.')).toBeDefined();
    expect(screen.getByText('You can add up to 48 more tags.')).toBeDefined();
    await press(page, 'Next');
    expect(await screen.findByText(/^Tag 2, key:/)).toBeDefined();
    await page.user.click(screen.getByLabelText('Remove Team'));
    await press(page, 'Next');
    await screen.findByText('Users and API calls');
    expect(screen.getByLabelText('API calls for zoe').textContent).toContain(
      'Tags: [{"Key":"team","Value":"platform"}]',
    );
  });
});
