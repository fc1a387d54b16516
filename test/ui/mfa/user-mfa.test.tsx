import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  EntityTemporarilyUnmodifiableException,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserMfa } from '../../../renderer/views/mfa/user-mfa.tsx';
import { inProcessGatehouse, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';
import { connectionLost, PracticeNetwork } from '../practice-network.ts';

let app: InProcessGatehouse;
let network: PracticeNetwork;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 12, 0, 5);
  network = new PracticeNetwork();
  app = await inProcessGatehouse({ wrapPractice: network.wrap, clock: () => now });
});
afterEach(async () => {
  await app.dispose();
  expect(app.unexpected).toEqual([]);
});

/** The section of a user of the small company. */
async function show(userName: string) {
  const shown = renderWithGatehouse(app.api, <UserMfa userName={userName} />);
  await screen.findByText(/^\(\d of 8\)$/);
  return shown;
}

async function serialsOf(userName: string): Promise<(string | undefined)[]> {
  const { MFADevices = [] } = await network
    .colleague()
    .send(new ListMFADevicesCommand({ UserName: userName }));
  return MFADevices.map(({ SerialNumber }) => SerialNumber);
}

async function virtualNames(): Promise<string[]> {
  const { VirtualMFADevices = [] } = await network.colleague().send(new ListVirtualMFADevicesCommand({}));
  return VirtualMFADevices.map(({ SerialNumber = '' }) => SerialNumber.replace(/^.*:mfa\//, ''));
}

function button(name: string): HTMLElement {
  return screen.getByRole('button', { name });
}

function isDisabled(name: string): boolean {
  const element = button(name);
  return element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true';
}

async function choose(user: UserEvent, device: string) {
  await user.click(await screen.findByRole('radio', { name: device }));
}

/** Assigns a device through the pane; gives what its app shows, so many steps from now. */
async function assign(user: UserEvent, name: string): Promise<(steps: number) => string> {
  await user.click(button('Assign MFA device'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Assign MFA device' }));
  await user.clear(dialog.getByLabelText('Device name'));
  await user.type(dialog.getByLabelText('Device name'), `${name}{Enter}`);
  await user.click(await dialog.findByRole('button', { name: 'Show secret key' }));
  const totp = new TOTP({ secret: (await screen.findByText(/^[A-Z2-7]{32,}$/)).textContent });
  const code = (steps: number) => totp.generate({ timestamp: now + steps * 30_000 });
  await user.type(dialog.getByLabelText('MFA code 1'), code(0));
  await user.type(dialog.getByLabelText('MFA code 2'), code(1));
  await user.click(dialog.getByRole('button', { name: 'Add MFA' }));
  await dialog.findByText('Virtual MFA device assigned');
  await user.click(dialog.getByText('Close', { selector: 'span' }));
  return code;
}

test('devices are shown as what they are', async () => {
  await show('maria.santos');
  const table = screen.getByRole('table', { name: 'MFA devices of maria.santos' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('maria.santosVirtualarn:aws:iam::123456789012:mfa/maria.santos'),
    expect.stringContaining(
      'marias-laptopPasskey or security keyarn:aws:iam::123456789012:u2f/user/maria.santos/',
    ),
  ]);
});

test('a user without a device is offered one, and it is listed when it is assigned', async () => {
  const user = userEvent.setup();
  await show('priya.raman');
  expect(screen.getByText('No MFA devices')).toBeTruthy();
  await assign(user, 'priya-phone');
  expect(await screen.findByRole('radio', { name: 'priya-phone' })).toBeTruthy();
  expect(screen.getByText('(1 of 8)')).toBeTruthy();
  expect(await serialsOf('priya.raman')).toEqual(['arn:aws:iam::123456789012:mfa/priya-phone']);
});

test('a device whose clock has drifted is synchronized, after codes that cannot be right', async () => {
  const user = userEvent.setup();
  await show('priya.raman');
  const code = await assign(user, 'priya-phone');
  await choose(user, 'priya-phone');
  await user.click(button('Resync'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Resync MFA device' }));
  const send = async (code1: string, code2: string) => {
    await user.clear(dialog.getByLabelText('MFA code 1'));
    await user.type(dialog.getByLabelText('MFA code 1'), code1);
    await user.clear(dialog.getByLabelText('MFA code 2'));
    await user.type(dialog.getByLabelText('MFA code 2'), code2);
    await user.click(dialog.getByRole('button', { name: 'Resync' }));
  };
  await send('12a456', '1');
  expect(dialog.getByText(/^MFA code 1 must be the six digits/)).toBeTruthy();
  expect(dialog.getByText(/^MFA code 2 must be the six digits/)).toBeTruthy();
  await send('123456', '123 456');
  expect(dialog.getByText(/^MFA code 2 is the same as MFA code 1/)).toBeTruthy();
  await send('123456', '654321');
  expect(await dialog.findByText(/AWS did not accept these codes/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLInputElement>('MFA code 1').value).toBe('');
  await send(code(20), code(21));
  expect(await dialog.findByText('The device is synchronized')).toBeTruthy();
});

test('a passkey has nothing to synchronize, and can be removed', async () => {
  const user = userEvent.setup();
  await show('maria.santos');
  expect(isDisabled('Remove')).toBe(true);
  await choose(user, 'marias-laptop');
  expect(isDisabled('Resync')).toBe(true);
  await user.hover(button('Resync'));
  expect(await screen.findAllByText(/A passkey or security key has no codes/)).not.toEqual([]);
  await user.click(button('Remove'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove MFA device' }));
  expect(dialog.getByText('maria.santos goes on signing in with the other MFA devices.')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await screen.findByText('(1 of 8)')).toBeTruthy();
  expect(await serialsOf('maria.santos')).toEqual(['arn:aws:iam::123456789012:mfa/maria.santos']);
});

test('the last device is removed with a warning, and deleted', async () => {
  const user = userEvent.setup();
  await show('li.wei');
  await choose(user, 'li.wei');
  await user.click(button('Remove'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove MFA device' }));
  expect(dialog.getByText('This is the last MFA device')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(await serialsOf('li.wei')).toHaveLength(1);

  await user.click(button('Remove'));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('No MFA devices')).toBeTruthy();
  expect(await virtualNames()).not.toContain('li.wei');
});

test('a device that could not be deleted once it was taken away can be deleted at once', async () => {
  const user = userEvent.setup();
  await show('li.wei');
  await choose(user, 'li.wei');
  network.before('DeleteVirtualMFADevice', () => Promise.reject(connectionLost()));
  network.before('ListVirtualMFADevices', () => Promise.reject(connectionLost()));
  await user.click(button('Remove'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove MFA device' }));
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  expect(await dialog.findByText('Removed, but not deleted')).toBeTruthy();
  expect(await screen.findByText('No MFA devices')).toBeTruthy();
  expect(await serialsOf('li.wei')).toEqual([]);
  expect(await virtualNames()).toContain('li.wei');
  network.clear('DeleteVirtualMFADevice');
  network.clear('ListVirtualMFADevices');
  await user.click(dialog.getByRole('button', { name: 'Delete it' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await virtualNames()).not.toContain('li.wei');
});

/** AWS is busy with a user whose name was deleted and made again. */
function stillWorking(): Promise<never> {
  return Promise.reject(
    new EntityTemporarilyUnmodifiableException({
      message: 'The user with name li.wei is temporarily unmodifiable.',
      $metadata: { httpStatusCode: 409 },
    }),
  );
}

test('while AWS is still working on the user it is tried again, until it works', async () => {
  const user = userEvent.setup();
  await show('li.wei');
  await choose(user, 'li.wei');
  network.before('DeactivateMFADevice', stillWorking);
  await user.click(button('Remove'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove MFA device' }));
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  expect(await dialog.findByText('AWS is still working on this user; trying again')).toBeTruthy();
  network.clear('DeactivateMFADevice');
  expect(await screen.findByText('No MFA devices')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('waiting for AWS can be stopped, and the device stays', async () => {
  const user = userEvent.setup();
  await show('li.wei');
  await choose(user, 'li.wei');
  let sent = 0;
  network.before('DeactivateMFADevice', () => {
    sent += 1;
    return stillWorking();
  });
  await user.click(button('Remove'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove MFA device' }));
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await user.click(await dialog.findByRole('button', { name: 'Stop trying' }));
  expect(await dialog.findByText('The device was not removed')).toBeTruthy();
  expect(dialog.getByText(/EntityTemporarilyUnmodifiable/)).toBeTruthy();
  expect(sent).toBe(1);
  expect(await serialsOf('li.wei')).toHaveLength(1);
});

test('eight devices are all that can be assigned, and it says so', async () => {
  const user = userEvent.setup();
  const client = network.colleague();
  await client.send(new CreateUserCommand({ UserName: 'nora' }));
  for (let number = 1; number <= 8; number += 1) {
    const command = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: `phone-${number}` });
    const { VirtualMFADevice: device } = await client.send(command);
    const totp = new TOTP({ secret: Buffer.from(device?.Base32StringSeed ?? []).toString() });
    await client.send(
      new EnableMFADeviceCommand({
        UserName: 'nora',
        SerialNumber: device?.SerialNumber,
        AuthenticationCode1: totp.generate({ timestamp: now }),
        AuthenticationCode2: totp.generate({ timestamp: now + 30_000 }),
      }),
    );
  }
  await show('nora');
  expect(await screen.findByText('(8 of 8)')).toBeTruthy();
  expect(isDisabled('Assign MFA device')).toBe(true);
  await user.hover(button('Assign MFA device'));
  expect(await screen.findAllByText(/nora has 8 MFA devices, the most that AWS allows/)).not.toEqual([]);
});

test('a list that cannot be read says why, and can be read again', async () => {
  const user = userEvent.setup();
  network.before('ListMFADevices', () => Promise.reject(connectionLost()));
  renderWithGatehouse(app.api, <UserMfa userName="li.wei" />);
  expect(await screen.findByText('The MFA devices could not be read')).toBeTruthy();
  network.clear('ListMFADevices');
  await user.click(button('Try again'));
  expect(await screen.findByRole('radio', { name: 'li.wei' })).toBeTruthy();
});

async function beginUnder(user: UserEvent, name: string) {
  await user.click(button('Assign MFA device'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Assign MFA device' }));
  await user.clear(dialog.getByLabelText('Device name'));
  await user.type(dialog.getByLabelText('Device name'), `${name}{Enter}`);
  await dialog.findByText('The account already has an MFA device of that name');
  return dialog;
}

test('an abandoned device of the same name is explained and replaced on consent', async () => {
  const user = userEvent.setup();
  await show('anna.kowalska');
  const dialog = await beginUnder(user, 'anna.kowalska');
  expect(dialog.getByText(/left by an abandoned attempt. Its seed cannot be read again/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLInputElement>('Device name').value).toBe('anna.kowalska-2');
  await user.click(dialog.getByRole('radio', { name: /Replace the unassigned device anna.kowalska/ }));
  await user.click(dialog.getByRole('button', { name: 'Replace it' }));
  expect(await dialog.findByLabelText('MFA code 1')).toBeTruthy();
  expect(await virtualNames()).toContain('anna.kowalska');
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(async () => expect(await virtualNames()).not.toContain('anna.kowalska'));
});

test('a device of the same name that somebody has is told, and another name works', async () => {
  const user = userEvent.setup();
  const client = network.colleague();
  await client.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'maria.santos-2' }));
  await show('anna.kowalska');
  const dialog = await beginUnder(user, 'Maria.Santos');
  expect(dialog.getByText(/is assigned to maria.santos and was left as it is/)).toBeTruthy();
  expect(dialog.queryByRole('radio')).toBeNull();
  expect(dialog.getByLabelText<HTMLInputElement>('Device name').value).toBe('Maria.Santos-3');
  await user.click(dialog.getByRole('button', { name: 'Next' }));
  expect(await dialog.findByLabelText('MFA code 1')).toBeTruthy();
  expect(await virtualNames()).toContain('Maria.Santos-3');
});
