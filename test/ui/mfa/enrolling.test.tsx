import {
  CreateVirtualMFADeviceCommand,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import jsQR from 'jsqr';
import { TOTP, URI } from 'otpauth';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inProcessGatehouse, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { connectionLost, PracticeNetwork } from '../practice-network.ts';
import { finishedRun } from '../../support/practice-run.ts';
import { showResults } from '../results/show-results.tsx';

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

/** The devices that are called so, and whose they are. */
async function devicesNamed(name: string): Promise<(string | undefined)[]> {
  const { VirtualMFADevices = [] } = await network.colleague().send(new ListVirtualMFADevicesCommand({}));
  return VirtualMFADevices.filter(({ SerialNumber }) => SerialNumber?.endsWith(`:mfa/${name}`)).map(
    ({ User }) => User?.UserName,
  );
}

async function openPane(user: UserEvent, { names = ['nora'] } = {}) {
  const run = await finishedRun(app, names);
  const results = showResults(app, run);
  await user.click(await screen.findByRole('button', { name: `Assign MFA device to ${names[0] ?? ''}` }));
  return {
    ...results,
    run,
    dialog: within(await screen.findByRole('dialog', { name: 'Assign MFA device' })),
  };
}

async function openSetUp(user: UserEvent) {
  const opened = await openPane(user);
  await user.click(opened.dialog.getByRole('button', { name: 'Next' }));
  await opened.dialog.findByLabelText('MFA code 1');
  return opened;
}

/** What an authenticator app shows with the key that is on the screen, so many steps from now. */
async function appCodes(user: UserEvent): Promise<(steps: number) => string> {
  await user.click(screen.getByRole('button', { name: 'Show secret key' }));
  const secret = (await screen.findByText(/^[A-Z2-7]{32,}$/)).textContent;
  const totp = new TOTP({ secret });
  return (steps) => totp.generate({ timestamp: now + steps * 30_000 });
}

async function typeCodes(user: UserEvent, code1: string, code2: string) {
  await user.clear(screen.getByLabelText('MFA code 1'));
  await user.type(screen.getByLabelText('MFA code 1'), code1);
  await user.clear(screen.getByLabelText('MFA code 2'));
  await user.type(screen.getByLabelText('MFA code 2'), code2);
  await user.click(screen.getByRole('button', { name: 'Add MFA' }));
}

test('two codes of the secret key, typed with spaces, assign the device', async () => {
  const user = userEvent.setup();
  const { dialog } = await openPane(user);
  expect(dialog.getByLabelText<HTMLInputElement>('Device name').value).toBe('nora');
  await user.click(dialog.getByRole('button', { name: 'Next' }));
  await dialog.findByLabelText('MFA code 1');
  expect(dialog.queryByText(/^[A-Z2-7]{32,}$/)).toBeNull();
  const code = await appCodes(user);

  await typeCodes(user, `${code(0).slice(0, 3)} ${code(0).slice(3)}`, code(1));

  expect(await dialog.findByText('Virtual MFA device assigned')).toBeTruthy();
  expect(dialog.queryByText(/^[A-Z2-7]{32,}$/)).toBeNull();
  await user.click(dialog.getByText('Close', { selector: 'span' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Assigned:').closest('td')?.textContent).toContain('nora');
  expect(screen.queryByRole('button', { name: 'Assign MFA device to nora' })).toBeNull();
  const listed = await network.colleague().send(new ListMFADevicesCommand({ UserName: 'nora' }));
  expect(listed.MFADevices?.map(({ SerialNumber }) => SerialNumber)).toEqual([
    'arn:aws:iam::123456789012:mfa/nora',
  ]);
});

test('the QR code is hidden until asked for, and holds the account, the device and the secret key', async () => {
  const user = userEvent.setup();
  await openSetUp(user);
  expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Show QR code' }));
  const picture = await screen.findByRole<HTMLImageElement>('img', { name: /QR code/ });
  const [, encoded = ''] = picture.src.split(',');
  const { data, width, height } = PNG.sync.read(Buffer.from(encoded, 'base64'));
  const address = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? 'no QR code';
  expect(address).toMatch(/^otpauth:\/\/totp\/Amazon%20Web%20Services:nora@[^?]+\?secret=[A-Z2-7]+&issuer=/);

  await user.click(screen.getByRole('button', { name: 'Hide QR code' }));
  expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show secret key' }));
  const parsed = URI.parse(address);
  expect(await screen.findByText(parsed.secret.base32)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Hide secret key' }));
  expect(document.body.innerHTML).not.toContain(parsed.secret.base32);
});

test('the secret key is copied by main', async () => {
  const user = userEvent.setup();
  await openSetUp(user);
  await user.click(screen.getByRole('button', { name: 'Show secret key' }));
  const secret = (await screen.findByText(/^[A-Z2-7]{32,}$/)).textContent;

  await user.click(screen.getByRole('button', { name: 'Copy secret key' }));
  expect(await screen.findByText('It is cleared from the clipboard in 60 seconds.')).toBeTruthy();
  expect(app.copied).toEqual([secret]);
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('codes that cannot be right are named at their field, and nothing is sent', async () => {
  const user = userEvent.setup();
  await openSetUp(user);
  let sent = 0;
  network.before('EnableMFADevice', () => void (sent += 1));

  await typeCodes(user, '12a456', '123456');
  expect(screen.getByText(/^MFA code 1 must be the six digits/)).toBeTruthy();
  expect(screen.queryByText(/^MFA code 2 must be/)).toBeNull();

  await typeCodes(user, '123 456', '123456');
  expect(screen.getByText(/^MFA code 2 is the same as MFA code 1/)).toBeTruthy();
  expect(sent).toBe(0);
  expect(screen.getByLabelText<HTMLInputElement>('MFA code 1').value).toBe('123 456');
});

test('codes of another entry are refused and cleared, and the right ones still work', async () => {
  const user = userEvent.setup();
  const { dialog } = await openSetUp(user);
  const code = await appCodes(user);
  const other = new TOTP({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' });

  await typeCodes(user, other.generate({ timestamp: now }), other.generate({ timestamp: now + 30_000 }));
  expect(await dialog.findByText(/These are the codes of another entry/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('MFA code 1').value).toBe('');
  expect(document.activeElement).toBe(screen.getByLabelText('MFA code 1'));

  await typeCodes(user, code(0), code(1));
  expect(await dialog.findByText('Virtual MFA device assigned')).toBeTruthy();
});

test('swapped codes are named as such and kept, to be swapped', async () => {
  const user = userEvent.setup();
  const { dialog } = await openSetUp(user);
  const code = await appCodes(user);

  await typeCodes(user, code(1), code(0));
  expect(await dialog.findByText(/The two codes are swapped/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('MFA code 1').value).toBe(code(1));
});

test('a phone whose clock is behind is told by how much', async () => {
  const user = userEvent.setup();
  const { dialog } = await openSetUp(user);
  const code = await appCodes(user);

  await typeCodes(user, code(-41), code(-40));
  expect(await dialog.findByText(/The phone's clock is 20 min behind/)).toBeTruthy();
});

/** Cloudscape looks at the key code, which user-event does not give. */
const escape = { key: 'Escape', keyCode: 27 };

test.each(['button', 'Escape', 'leaving'] as const)('giving up by %s deletes the device', async (way) => {
  const user = userEvent.setup();
  const { dialog, unmount } = await openSetUp(user);
  expect(await devicesNamed('nora')).toHaveLength(1);

  if (way === 'button') await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  else if (way === 'Escape') fireEvent.keyDown(document.activeElement ?? document.body, escape);
  else unmount();

  await waitFor(async () => expect(await devicesNamed('nora')).toEqual([]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a device that cannot be deleted is named, and cancelling can be tried again', async () => {
  const user = userEvent.setup();
  const { dialog } = await openSetUp(user);
  network.before('DeleteVirtualMFADevice', () => Promise.reject(connectionLost()));

  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(await dialog.findByText('The device could not be deleted')).toBeTruthy();
  expect(await devicesNamed('nora')).toHaveLength(1);

  network.clear('DeleteVirtualMFADevice');
  await user.click(dialog.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await devicesNamed('nora')).toEqual([]);
});

test('a name that AWS would refuse is named at once, and a taken one when it is', async () => {
  const user = userEvent.setup();
  const { dialog } = await openPane(user);
  const name = dialog.getByLabelText('Device name');
  await user.clear(name);
  await user.type(name, 'nora’s phone');
  expect(dialog.getByText(/cannot be in the name/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Next' }));
  expect(dialog.queryByLabelText('MFA code 1')).toBeNull();

  await network.colleague().send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'taken' }));
  await user.clear(name);
  await user.type(name, 'taken{Enter}');
  expect(await dialog.findByText('The account already has an MFA device of that name')).toBeTruthy();
  expect(await devicesNamed('taken')).toEqual([undefined]);
});
