import {
  CreateVirtualMFADeviceCommand,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { entryOf, twoCodes } from '../support/authenticator.ts';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import type { MfaPane } from '../support/pages/mfa-pane.ts';
import { Shell } from '../support/pages/shell.ts';
import { createPlainUsers } from '../support/plain-users.ts';
import { profileFor, serveCompany, type ServedAccount } from '../support/served-account.ts';

let account: ServedAccount;
test.beforeEach(async () => {
  account = await serveCompany();
});
test.afterEach(() => account.close());

/** Creates a user on the served account and opens the MFA pane for them. */
async function openPane(gatehouse: Gatehouse, userName: string): Promise<MfaPane> {
  gatehouse.writeAwsFiles(profileFor('served', account.url));
  const shell = new Shell(await gatehouse.launch());
  await shell.chooseProfile('served');
  await expect(shell.notice('served is in use')).toBeVisible();
  return (await createPlainUsers(gatehouse, userName)).assignMfa(userName);
}

/** A set-up that was given up halfway, as the console leaves it; gives the device's seed. */
async function abandon(name: string): Promise<string> {
  const command = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name });
  const { VirtualMFADevice: device } = await account.iam.send(command);
  return Buffer.from(device?.Base32StringSeed ?? []).toString();
}

async function devicesNamed(name: string): Promise<string[]> {
  const { VirtualMFADevices: devices = [] } = await account.iam.send(new ListVirtualMFADevicesCommand());
  return devices.flatMap(({ SerialNumber: serial, User: user }) =>
    serial?.endsWith(`/${name}`) === true ? [user?.UserName ?? 'nobody'] : [],
  );
}

test('a device that an abandoned attempt left under the name is replaced on consent', async ({
  gatehouse,
}) => {
  const oldSeed = await abandon('nina');
  const pane = await openPane(gatehouse, 'nina');
  await pane.beginUnderTakenName();
  await expect(pane.dialog).toContainText('nina is assigned to nobody: it was left by an abandoned attempt.');
  await expect(pane.dialog).toContainText('Its seed cannot be read again');
  // Nothing is deleted before the consent.
  expect(await devicesNamed('nina')).toEqual(['nobody']);

  await pane.replaceTaken('nina');
  const secretKey = await pane.showSecretKey();
  gatehouse.rememberSecret(secretKey);
  expect(secretKey).not.toBe(oldSeed);
  await pane.confirm(...twoCodes(entryOf(secretKey)));
  await expect(pane.assigned).toBeVisible();
  expect(await devicesNamed('nina')).toEqual(['nina']);
});

test('another name is proposed, and the abandoned device is left alone', async ({ gatehouse }) => {
  await abandon('nina');
  await abandon('Nina-2');
  const pane = await openPane(gatehouse, 'nina');
  await pane.beginUnderTakenName();
  await expect(pane.deviceName).toHaveValue('nina-3');
  await pane.begin();
  const secretKey = await pane.showSecretKey();
  gatehouse.rememberSecret(secretKey);
  await pane.confirm(...twoCodes(entryOf(secretKey)));
  await expect(pane.assigned).toBeVisible();
  const { MFADevices: devices } = await account.iam.send(new ListMFADevicesCommand({ UserName: 'nina' }));
  expect(devices).toMatchObject([{ SerialNumber: 'arn:aws:iam::123456789012:mfa/nina-3' }]);
  expect(await devicesNamed('nina')).toEqual(['nobody']);
});

test('a device that somebody has is told, and cannot be replaced', async ({ gatehouse }) => {
  const pane = await openPane(gatehouse, 'nina');
  await pane.beginUnderTakenName('li.wei');
  await expect(pane.dialog).toContainText('li.wei is assigned to li.wei and was left as it is.');
  await expect(pane.dialog.getByRole('radio')).toHaveCount(0);
  await pane.cancel();
  expect(await devicesNamed('li.wei')).toEqual(['li.wei']);
});
