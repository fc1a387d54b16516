import {
  CreateVirtualMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MfaDevicesView } from '../../../renderer/views/mfa/mfa-devices-view.tsx';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';
import { connectionLost, PracticeNetwork } from '../practice-network.ts';

let app: InProcessGatehouse;
let network: PracticeNetwork;
beforeEach(async () => {
  network = new PracticeNetwork();
  app = await inProcessGatehouse({ wrapPractice: network.wrap });
});
afterEach(async () => {
  await app.dispose();
  expect(app.unexpected).toEqual([]);
});

async function abandon(...names: string[]): Promise<void> {
  for (const name of names)
    await network.colleague().send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }));
}

async function namesAtAws(): Promise<string[]> {
  const { VirtualMFADevices = [] } = await network.colleague().send(new ListVirtualMFADevicesCommand({}));
  return VirtualMFADevices.map(({ SerialNumber = '' }) => SerialNumber.replace(/^.*:mfa\//, ''));
}

async function show() {
  const onOpenUser = vi.fn<(userName: string) => void>();
  renderWithGatehouse(app.api, <MfaDevicesView onOpenUser={onOpenUser} />);
  await screen.findByText('anna.kowalska');
  return { onOpenUser };
}

function names(): string[] {
  const table = screen.getByRole('table', { name: 'Virtual MFA devices' });
  return within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent);
}

async function choose(user: UserEvent, ...devices: string[]) {
  for (const device of devices) await user.click(screen.getByRole('checkbox', { name: device }));
}

async function openDialog(user: UserEvent) {
  await user.click(screen.getByRole('button', { name: 'Delete unassigned devices' }));
  return within(await screen.findByRole('dialog'));
}

test('every virtual device is listed with whose it is, and its user can be opened', async () => {
  const user = userEvent.setup();
  const { onOpenUser } = await show();
  expect(names()).toEqual(['anna.kowalska', 'diego.ferreira', 'james.okafor', 'li.wei', 'maria.santos']);
  expect(screen.getByText('1 unassigned')).toBeTruthy();
  expect(screen.getByText('Unassigned').closest('tr')?.textContent).toContain('anna.kowalska');
  const [, link] = screen.getAllByText('li.wei');
  await user.click(link ?? document.body);
  expect(onOpenUser).toHaveBeenCalledWith('li.wei');
});

test('devices are searched, and filtered by whether they are assigned', async () => {
  const user = userEvent.setup();
  await abandon('nora');
  await show();
  await user.click(screen.getByRole('button', { name: /Filter by assignment/ }));
  await user.click(await screen.findByRole('option', { name: 'Unassigned' }));
  expect(names()).toEqual(['anna.kowalska', 'nora']);
  await user.type(screen.getByLabelText('Find MFA devices'), 'nor');
  expect(names()).toEqual(['nora']);
  await user.type(screen.getByLabelText('Find MFA devices'), '?');
  await user.click(screen.getByRole('button', { name: 'Clear filter' }));
  expect(names()).toHaveLength(6);
});

test('only unassigned devices can be chosen; they are listed before they are deleted', async () => {
  const user = userEvent.setup();
  await abandon('nora', 'otto');
  await show();
  const assigned = screen.getByRole<HTMLInputElement>('checkbox', { name: /^li.wei, which cannot/ });
  expect(assigned.disabled).toBe(true);
  await choose(user, 'anna.kowalska', 'nora');
  const dialog = await openDialog(user);
  expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['anna.kowalska', 'nora']);
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(names()).not.toContain('nora'));
  expect(await namesAtAws()).toEqual(['diego.ferreira', 'james.okafor', 'li.wei', 'maria.santos', 'otto']);
});

test('what could not be deleted is named, and the others are', async () => {
  const user = userEvent.setup();
  await abandon('nora');
  await show();
  await choose(user, 'anna.kowalska', 'nora');
  network.before('DeleteVirtualMFADevice', (parameters) => {
    if (parameters.get('SerialNumber')?.endsWith('/anna.kowalska') === true) throw connectionLost();
  });
  network.before('ListVirtualMFADevices', () => Promise.reject(connectionLost()));
  const dialog = await openDialog(user);
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  expect(await dialog.findByText('anna.kowalska was not deleted')).toBeTruthy();
  expect(dialog.getByText('1 of 2 deleted.')).toBeTruthy();
  network.clear('ListVirtualMFADevices');
  expect(await namesAtAws()).not.toContain('nora');
  expect(await namesAtAws()).toContain('anna.kowalska');
});

test('deleting many can be stopped in between', async () => {
  const user = userEvent.setup();
  await abandon('nora');
  await show();
  await choose(user, 'anna.kowalska', 'nora');
  const release = network.hold('DeleteVirtualMFADevice');
  const dialog = await openDialog(user);
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  expect(await dialog.findByText('0 of 2')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Stop' }));
  release();
  expect(await dialog.findByText('1 of 2 deleted. Stopped: 1 left as they are.')).toBeTruthy();
  expect(await namesAtAws()).toContain('nora');
});

test('a device that is being assigned in this app is not offered as abandoned', async () => {
  const { account } = valueOf(await app.api.call('profiles.current', undefined));
  const target = { account, userName: 'priya.raman' };
  valueOf(await app.api.call('mfa.begin', { target, deviceName: 'priya-phone' }));
  await show();
  expect(screen.getByText('Being assigned in this app').closest('tr')?.textContent).toContain('priya-phone');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^priya-phone, which/ }).disabled).toBe(true);
});

test('a device that a colleague has deleted meanwhile is deleted', async () => {
  const user = userEvent.setup();
  await show();
  await choose(user, 'anna.kowalska');
  const SerialNumber = 'arn:aws:iam::123456789012:mfa/anna.kowalska';
  await network.colleague().send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  const dialog = await openDialog(user);
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(names()).not.toContain('anna.kowalska'));
});

test('a list that cannot be read says why', async () => {
  network.before('ListVirtualMFADevices', () => Promise.reject(connectionLost()));
  renderWithGatehouse(app.api, <MfaDevicesView onOpenUser={() => undefined} />);
  expect(await screen.findByText('The MFA devices could not be read')).toBeTruthy();
  expect(screen.getByText('Not known yet')).toBeTruthy();
});
