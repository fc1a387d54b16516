import {
  CreateLoginProfileCommand,
  DeleteLoginProfileCommand,
  GetLoginProfileCommand,
  ListAttachedUserPoliciesCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from '@smithy/protocol-http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionLost } from '../practice-network.ts';
import { credentialsGatehouse, openCredentials, press, type OpenCredentials } from './open-credentials.tsx';

let base: Pick<OpenCredentials, 'app' | 'network'>;
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
