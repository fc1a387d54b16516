import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CreateGroupCommand } from '@aws-sdk/client-iam';
import { connectionLost, PracticeNetwork } from '../practice-network.ts';
import { enterNames, openWindow, press, see, smallGatehouse, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow | undefined;
afterEach(() => page?.app.dispose());

const table = (name: string) => within(screen.getByRole('table', { name }));

/** The wizard at its permissions, over an account whose network the test can cut. */
async function openPermissions(network: PracticeNetwork): Promise<OpenWindow> {
  const opened = await openWindow(await smallGatehouse({ wrapPractice: network.wrap }));
  page = opened;
  await enterNames(opened, 'zoe');
  await press(opened, 'Next');
  await see('Permissions options');
  return opened;
}

describe('the permissions of a batch', () => {
  it('say how old what they show is, and what a refresh showed', async () => {
    const network = new PracticeNetwork();
    const { user } = await openPermissions(network);
    await see('From northwind-bikes (1234-5678-9012), read just now.');
    await user.click(screen.getByLabelText('Refresh the snapshot'));
    await see(/^Nothing has changed in the account since/);
    await network.colleague().send(new CreateGroupCommand({ GroupName: 'Welders' }));
    await user.click(screen.getByLabelText('Refresh the snapshot'));
    await see('User group Welders added');
    await see(/^1 change since/);
    expect(table('User groups').getByText('Welders')).toBeTruthy();
  });

  it('stay usable when the connection is lost, and say so', async () => {
    const network = new PracticeNetwork();
    const { user } = await openPermissions(network);
    await see('From northwind-bikes (1234-5678-9012), read just now.');
    network.before('GetAccountPasswordPolicy', () => {
      throw connectionLost();
    });
    await user.click(screen.getByLabelText('Refresh the snapshot'));
    await see('From the snapshot of northwind-bikes (1234-5678-9012), read just now. Not connected.');
    await see(/GetAccountPasswordPolicy did not get through to AWS/);
    await user.click(table('User groups').getByLabelText('Developers', { selector: 'input' }));
    await see('Groups chosen');
  });

  it('take groups by name and AWS’s policies from the catalogue where nothing was ever read', async () => {
    const network = new PracticeNetwork();
    network.before('GetAccountPasswordPolicy', () => {
      throw connectionLost();
    });
    const opened = await openPermissions(network);
    const { user } = opened;
    await see(/^No snapshot of northwind-bikes \(1234-5678-9012\), and not connected\./);
    await user.click(screen.getByText('Add group', { selector: 'button *' }));
    await see('Enter a group name.');
    await user.type(screen.getByLabelText('Group name'), 'Welders{Enter}');
    expect(screen.getByLabelText('Remove Welders')).toBeTruthy();
    await user.click(screen.getByText('Attach policies directly'));
    expect(
      table('Permissions policies').getByLabelText('AdministratorAccess', { selector: 'input' }),
    ).toBeTruthy();
    await press(opened, 'Next');
    await see('Add new tag');
  });
});
