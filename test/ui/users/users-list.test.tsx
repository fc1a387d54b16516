import { CreateUserCommand } from '@aws-sdk/client-iam';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallGatehouse, see, type OpenWindow } from '../create-users/open-wizard.tsx';
import { PracticeNetwork } from '../practice-network.ts';
import { crowdedAccount } from './crowded-account.ts';
import { choose, follow, openList, rowsOf } from './open-list.tsx';

let page: OpenWindow;
let network: PracticeNetwork;
beforeEach(() => {
  network = new PracticeNetwork();
});
afterEach(async () => {
  await page.app.dispose();
  expect(page.app.unexpected).toEqual([]);
});

const names = () => rowsOf('Users').map(([name]) => name);

async function openUsers(): Promise<void> {
  page = await openList('Users', await smallGatehouse({ wrapPractice: network.wrap }));
  await see('maria.santos');
}

/** What the network does to a call that the operator may not make. */
function denied(call: string): () => never {
  return () => {
    throw Object.assign(new Error(`User: arn:aws:iam::1:user/op is not authorized to perform: iam:${call}`), {
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
  };
}

describe('the list of users', () => {
  it('shows what is known of each user, and of when', async () => {
    await openUsers();
    await see(/Credentials are as of/);
    await waitFor(() => expect(rowsOf('Users')).toHaveLength(10));
    const row = (name: string) =>
      rowsOf('Users')
        .find(([first]) => first === name)
        ?.slice(1, 6);
    expect(row('maria.santos')).toEqual(['Administrators', 'Enabled', 'No keys', 'Assigned', '1 day ago']);
    expect(row('tom.becker')).toEqual(['Developers', 'Disabled', '640 days (2 keys)', 'None', '12 days ago']);
    expect(row('priya.raman')?.[2]).toBe('43 days (2 keys, 1 active)');
    expect(row('backup-agent')?.[2]).toBe('1 inactive key');
    expect(row('sam.nguyen')).toEqual(['None', 'Disabled', 'No keys', 'None', 'Never']);
  });

  it('is searched, filtered and sorted', async () => {
    await openUsers();
    await see(/Credentials are as of/);
    await page.user.type(screen.getByRole('searchbox', { name: /^Find users/ }), 'datascience');
    await waitFor(() => expect(names()).toEqual(['li.wei', 'priya.raman']));
    await choose(page, /^MFA Any/, 'None');
    await waitFor(() => expect(names()).toEqual(['priya.raman']));
    await page.user.clear(screen.getByRole('searchbox', { name: /^Find users/ }));
    await choose(page, /^Console access Any/, 'Enabled');
    await waitFor(() => expect(names()).toEqual(['anna.kowalska', 'priya.raman']));
    await choose(page, /^Active key age Any/, 'Over 90 days');
    await see('No matches');
    await page.user.click(screen.getByText('Clear filter'));
    await waitFor(() => expect(names()).toHaveLength(10));
    await choose(page, /^Last activity Any/, 'Over 90 days ago');
    await waitFor(() => expect(names()).toEqual(['backup-agent', 'diego.ferreira']));
  });

  it('reads the page user by user where there is no report, and says why', async () => {
    network.before('GenerateCredentialReport', denied('GenerateCredentialReport'));
    network.before('GetCredentialReport', denied('GetCredentialReport'));
    network.before('GetAccessKeyLastUsed', denied('GetAccessKeyLastUsed'));
    await openUsers();
    await see(/There is no credential report/);
    await see(/lacks the permission iam:GetCredentialReport/);
    await see(/This profile lacks: iam:GetAccessKeyLastUsed/);
    const row = (name: string) =>
      rowsOf('Users')
        .find(([first]) => first === name)
        ?.slice(2, 5);
    await waitFor(() => expect(row('maria.santos')).toEqual(['Enabled', 'No keys', 'Assigned']));
    expect(row('tom.becker')).toEqual(['Disabled', 'Not known', 'None']);
    expect(screen.getByRole('button', { name: /^MFA Any/ })).toHaveProperty('disabled', true);
  });

  it('is there without the groups where they may not be read', async () => {
    network.before('GetAccountAuthorizationDetails', denied('GetAccountAuthorizationDetails'));
    await openUsers();
    await see('Who is in which group is not known');
    await see(/iam:GetAccountAuthorizationDetails/);
    expect(rowsOf('Users')[0]?.[1]).toBe('Not known');
  });

  it('names the permission without which there is no list, and can be tried again', async () => {
    network.before('ListUsers', denied('ListUsers'));
    page = await openList('Users', await smallGatehouse({ wrapPractice: network.wrap }));
    await see(/lacks the permission iam:ListUsers/);
    await see('Not known yet');
    network.clear('ListUsers');
    await page.user.click(screen.getByText('Try again'));
    await see('maria.santos');
  });

  it('shows users that the report does not know yet after reading them', async () => {
    await openUsers();
    await see(/Credentials are as of/);
    await network.colleague().send(new CreateUserCommand({ UserName: 'aaron' }));
    await page.user.click(screen.getByRole('button', { name: 'Read again: Users' }));
    await waitFor(() => expect(names()).toContain('aaron'));
    await waitFor(() =>
      expect(rowsOf('Users')[0]?.slice(0, 4)).toEqual(['aaron', 'None', 'Disabled', 'No keys']),
    );
    await choose(page, /^MFA Any/, 'None');
    await see(/1 user is left out/);
  });

  it('holds 5,000 users', async () => {
    page = await openList('Users', await smallGatehouse({ dataFolder: await crowdedAccount(5000) }));
    await see('(5,000)');
    await waitFor(() => expect(rowsOf('Users')).toHaveLength(50));
    await see(/Credentials are as of/);
    expect(page.inputsOf('users.credentialFacts')).toEqual([]);
    await page.user.click(screen.getByRole('searchbox', { name: /^Find users/ }));
    await page.user.paste('user-4989');
    await waitFor(() => expect(names()).toEqual(['user-4989']));
  });

  it('leads to a user’s page, and from there to the groups and policies', async () => {
    await openUsers();
    await follow(page, 'priya.raman');
    await see('Permissions policies');
    expect(document.activeElement?.textContent).toBe('priya.raman');
    expect(rowsOf('Permissions policies').map((cells) => cells.slice(0, 3))).toContainEqual([
      'PowerUserAccess',
      'AWS managed',
      'Developers',
    ]);
    await page.user.click(screen.getByRole('button', { name: 'Copy ARN' }));
    expect(page.app.copiedText).toEqual(['arn:aws:iam::123456789012:user/priya.raman']);
    await page.user.click(screen.getByText('Groups', { selector: '[role="tab"] *' }));
    await follow(page, 'Developers');
    await see('Users in this group');
    expect(rowsOf('Users in this group').map(([name]) => name)).toEqual([
      'james.okafor',
      'priya.raman',
      'tom.becker',
    ]);
    await follow(page, 'ManageOwnCredentials');
    await see(/Lets people look after their own password/);
    await see(/iam:ListVirtualMFADevices/);
    await page.user.click(screen.getByText('Entities attached', { selector: '[role="tab"] *' }));
    await waitFor(() => expect(rowsOf('Entities attached')).toHaveLength(2));
    await follow(page, 'DataScience');
    await waitFor(() => expect(rowsOf('Users in this group')).toHaveLength(2));
  });
});
