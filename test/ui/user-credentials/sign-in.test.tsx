import {
  CreateLoginProfileCommand,
  DeleteLoginProfileCommand,
  GetLoginProfileCommand,
  ListAttachedUserPoliciesCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionLost } from '../practice-network.ts';
import { credentialsGatehouse, openCredentials, press, type OpenCredentials } from './open-credentials.tsx';

let base: Omit<OpenCredentials, 'user'>;
beforeEach(async () => {
  base = await credentialsGatehouse();
});
afterEach(async () => {
  await base.app.dispose();
  expect(base.app.unexpected).toEqual([]);
});

async function dialog(name: string | RegExp) {
  return within(await screen.findByRole('dialog', { name }));
}

describe('a user without console access', () => {
  test('gets it after the exact calls were shown, and the results have the password', async () => {
    const page = openCredentials(base, 'sam.nguyen');
    expect(await screen.findByText('sam.nguyen has none.')).toBeTruthy();

    await press(page, 'Enable console access');
    const calls = within(
      (await dialog('Enable console access: sam.nguyen')).getByRole('list', { name: /^API calls/ }),
    );
    // The account's password policy does not let users change their passwords, and nothing is attached.
    expect(calls.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'AttachUserPolicyUserName: "sam.nguyen"PolicyArn: "arn:aws:iam::aws:policy/IAMUserChangePassword"',
      'CreateLoginProfileUserName: "sam.nguyen"PasswordResetRequired: truePassword: (generated when it is sent)',
    ]);
    await press(page, 'Enable console access');

    expect(await screen.findByRole('heading', { name: 'Console access for sam.nguyen' })).toBeTruthy();
    expect(await screen.findAllByText('sam.nguyen can sign in to the console')).not.toHaveLength(0);
    expect(screen.queryByText(/created/i)).toBeNull();
    await press(page, 'Show console password of sam.nguyen');
    const colleague = base.network.colleague();
    const { LoginProfile } = await colleague.send(new GetLoginProfileCommand({ UserName: 'sam.nguyen' }));
    expect(LoginProfile?.PasswordResetRequired).toBe(true);
    const { AttachedPolicies } = await colleague.send(
      new ListAttachedUserPoliciesCommand({ UserName: 'sam.nguyen' }),
    );
    expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['IAMUserChangePassword']);

    await press(page, 'Finish');
    await press(page, 'Leave and keep them for later');
    const runs = within(await screen.findByRole('table', { name: 'Unfinished or not exported' }));
    expect(runs.getByText('Console access for sam.nguyen')).toBeTruthy();
  });
});

describe('resetting a password', () => {
  test('with a custom one is judged while typing, and shown as a new password', async () => {
    const page = openCredentials(base, 'maria.santos');
    await press(page, 'Reset password');
    const asked = await dialog('Reset password: maria.santos');
    expect(asked.getByText(/The old password stops working at once/)).toBeTruthy();
    await page.user.click(asked.getByRole('radio', { name: 'Custom password' }));
    const field = asked.getByLabelText('New password');
    await page.user.click(field);
    await page.user.paste('short');
    expect(asked.getByText(/It needs at least 14 characters/)).toBeTruthy();
    await press(page, 'Reset password');
    expect(asked.getByText(/It needs at least 14 characters/)).toBeTruthy();
    await page.user.clear(field);
    await page.user.paste('Correct-Horse-77');
    await page.user.click(asked.getByRole('checkbox', { name: /User must create a new password/ }));
    expect(asked.getAllByRole('listitem', { name: '' }).at(-1)?.textContent).toBe(
      'UpdateLoginProfileUserName: "maria.santos"PasswordResetRequired: falsePassword: (as you entered it)',
    );
    await press(page, 'Reset password');

    expect(await screen.findByRole('heading', { name: 'New password for maria.santos' })).toBeTruthy();
    expect(await screen.findAllByText('maria.santos has a new console password')).not.toHaveLength(0);
    await press(page, 'Show console password of maria.santos');
    expect(await screen.findByText('Correct-Horse-77')).toBeTruthy();
  });

  test('attaches nothing where the account lets users change their password', async () => {
    const colleague = base.network.colleague();
    await colleague.send(new UpdateAccountPasswordPolicyCommand({ AllowUsersToChangePassword: true }));
    const page = openCredentials(base, 'maria.santos');
    await press(page, 'Reset password');
    const asked = await dialog('Reset password: maria.santos');
    expect(asked.getByText('The call that is made')).toBeTruthy();
    expect(asked.queryByText('AttachUserPolicy')).toBeNull();
  });

  test('says so, and reads the user again, when the password is gone meanwhile', async () => {
    const page = openCredentials(base, 'maria.santos');
    await press(page, 'Reset password');
    await base.network.colleague().send(new DeleteLoginProfileCommand({ UserName: 'maria.santos' }));
    await press(page, 'Reset password');
    const asked = await dialog('Reset password: maria.santos');
    expect(await asked.findByText(/maria.santos has no console password to reset/)).toBeTruthy();
    expect(await screen.findByText('maria.santos has none.')).toBeTruthy();
  });
});

describe('disabling console access', () => {
  test('asks first, and is shown at once', async () => {
    const page = openCredentials(base, 'james.okafor');
    await press(page, 'Disable console access');
    const asked = await dialog('Disable console access');
    expect(asked.getByText('james.okafor')).toBeTruthy();
    expect(asked.getByText(/1 of them is active/)).toBeTruthy();
    await press(page, 'Disable console access');
    expect(await screen.findByText('james.okafor has none.')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByText('AWS still shows the former state')).toBeNull();
  });

  test('says that AWS is behind, and does not flip back', async () => {
    const colleague = base.network.colleague();
    const page = openCredentials(base, 'james.okafor');
    await press(page, 'Disable console access');
    // What a reader gets whose data is behind: the password is there again for as long as somebody reads.
    base.network.before('GetLoginProfile', async () => {
      base.network.clear('GetLoginProfile');
      const command = new CreateLoginProfileCommand({
        UserName: 'james.okafor',
        Password: 'Correct-Horse-77',
      });
      await colleague.send(command);
    });
    await press(page, 'Disable console access');
    expect(await screen.findByText('AWS still shows the former state')).toBeTruthy();
    expect(screen.getByText('james.okafor has none.')).toBeTruthy();

    await colleague.send(new DeleteLoginProfileCommand({ UserName: 'james.okafor' }));
    await press(page, 'Read again');
    await waitFor(() => expect(screen.queryByText('AWS still shows the former state')).toBeNull());
    expect(screen.getByText('james.okafor has none.')).toBeTruthy();
  });

  test('that does not work says why, and the dialog stays', async () => {
    const page = openCredentials(base, 'james.okafor');
    base.denied.add('DeleteLoginProfile');
    await press(page, 'Disable console access');
    await press(page, 'Disable console access');
    const asked = await dialog('Disable console access');
    expect(await asked.findByText(/lacks the permission iam:DeleteLoginProfile/)).toBeTruthy();
    expect(screen.getByText('Enabled')).toBeTruthy();
  });
});

describe('reading the credentials', () => {
  test('that is denied names what is missing, and works when it is granted', async () => {
    base.denied.add('GetLoginProfile').add('ListAccessKeys');
    const page = openCredentials(base, 'james.okafor');
    expect(
      await screen.findByText('The security credentials of james.okafor could not be read'),
    ).toBeTruthy();
    expect(screen.getByText(/iam:GetLoginProfile, iam:ListAccessKeys/)).toBeTruthy();
    base.denied.clear();
    await press(page, 'Try again');
    expect(await screen.findByText('Enabled')).toBeTruthy();
  });

  test('goes on without the last use of keys where that alone is denied', async () => {
    base.denied.add('GetAccessKeyLastUsed');
    openCredentials(base, 'james.okafor');
    expect(await screen.findByText(/it takes iam:GetAccessKeyLastUsed/)).toBeTruthy();
  });

  test('fails for a user that is gone', async () => {
    openCredentials(base, 'nobody');
    expect(await screen.findByText(/The user with name nobody cannot be found/)).toBeTruthy();
  });

  test('fails without a network', async () => {
    base.network.before('GetUser', () => Promise.reject(connectionLost()));
    openCredentials(base, 'james.okafor');
    expect(await screen.findByText(/did not get through to AWS/)).toBeTruthy();
  });
});
