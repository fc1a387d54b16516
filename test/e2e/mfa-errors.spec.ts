import { ListMFADevicesCommand, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { TOTP } from 'otpauth';
import { entryOf, twoCodes } from '../support/authenticator.ts';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import type { MfaPane } from '../support/pages/mfa-pane.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { createPlainUsers } from '../support/plain-users.ts';
import { profileFor, serveCompany, type ServedAccount } from '../support/served-account.ts';

let account: ServedAccount;
test.beforeEach(async () => {
  account = await serveCompany();
});
test.afterEach(() => account.close());

/** Creates a user on the served account, and a device for them whose secret key is shown. */
async function beginEnrolment(
  gatehouse: Gatehouse,
  userName: string,
): Promise<{ pane: MfaPane; results: Results; entry: TOTP }> {
  gatehouse.writeAwsFiles(profileFor('served', account.url));
  const page = await gatehouse.launch();
  const shell = new Shell(page);
  await shell.chooseProfile('served');
  await expect(shell.notice('served is in use')).toBeVisible();
  const results = await createPlainUsers(gatehouse, userName);
  const pane = await results.assignMfa(userName);
  await pane.begin();
  const secretKey = await pane.showSecretKey();
  gatehouse.rememberSecret(secretKey);
  return { pane, results, entry: entryOf(secretKey) };
}

async function devicesNamed(name: string): Promise<string[]> {
  const { VirtualMFADevices: devices = [] } = await account.iam.send(new ListVirtualMFADevicesCommand());
  return devices.flatMap(({ SerialNumber: serial }) =>
    serial?.endsWith(`/${name}`) === true ? [serial] : [],
  );
}

test('codes that cannot be right are told apart in plain words, and the right ones are taken', async ({
  gatehouse,
}) => {
  const { pane, results, entry } = await beginEnrolment(gatehouse, 'nina');
  const [now, next] = twoCodes(entry, 1);
  for (const [code1, code2, said] of [
    ['12345', '123456', 'MFA code 1 must be the six digits (0 to 9) that the authenticator app shows.'],
    ['123456', '12a456', 'MFA code 2 must be the six digits (0 to 9) that the authenticator app shows.'],
    [now, now, 'MFA code 2 is the same as MFA code 1.'],
    [next, now, 'The two codes are swapped.'],
  ] as const) {
    await pane.confirm(code1, code2);
    await expect(pane.dialog).toContainText(said);
  }

  // These reach AWS, which refuses them; why, only Gatehouse can tell.
  const stranger = new TOTP();
  const wrong = stranger.generate();
  await pane.confirm(...twoCodes(stranger));
  await expect(pane.dialog).toContainText('These are the codes of another entry in the authenticator app');
  await pane.confirm(twoCodes(entry)[0], wrong);
  await expect(pane.dialog).toContainText('MFA code 2 is wrong; the other one belongs to this device.');
  await pane.confirm(twoCodes(entry, -2)[0], twoCodes(entry)[1]);
  await expect(pane.dialog).toContainText('The two codes do not follow one another.');
  await pane.confirm(...twoCodes(entry, -4));
  await expect(pane.dialog).toContainText(/The phone's clock is 1[25]0 s behind\./);
  await pane.confirm(...twoCodes(entry, 20));
  await expect(pane.dialog).toContainText("The phone's clock is 10 min ahead.");
  expect(await account.iam.send(new ListMFADevicesCommand({ UserName: 'nina' }))).toMatchObject({
    MFADevices: [],
  });

  await pane.confirm(...twoCodes(entry));
  await expect(pane.assigned).toBeVisible();
  await pane.close();
  await expect(results.row('nina')).toContainText('Assigned:');
});

test('cancelling deletes the device', async ({ gatehouse }) => {
  const { pane, results } = await beginEnrolment(gatehouse, 'nina');
  expect(await devicesNamed('nina')).toHaveLength(1);
  await pane.cancel();
  expect(await devicesNamed('nina')).toEqual([]);

  // And it can be begun again under the same name.
  const second = await results.assignMfa('nina');
  await second.begin();
  expect(await devicesNamed('nina')).toHaveLength(1);
  await second.cancel();
  expect(await devicesNamed('nina')).toEqual([]);
});

test('a name that is taken is explained, and the other device left alone', async ({ gatehouse }) => {
  const { pane, results } = await beginEnrolment(gatehouse, 'nina');
  await pane.cancel();
  const again = await results.assignMfa('nina');
  await again.deviceName.fill('maria.santos');
  await again.dialog.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(again.dialog).toContainText('maria.santos is assigned to maria.santos and was left as it is.');
  expect(await devicesNamed('maria.santos')).toHaveLength(1);
});

test('closing the app in the middle of an enrolment leaves no device behind', async ({ gatehouse }) => {
  await beginEnrolment(gatehouse, 'nina');
  expect(await devicesNamed('nina')).toHaveLength(1);
  await gatehouse.close();
  expect(await devicesNamed('nina')).toEqual([]);
});

test('a crash in the middle of an enrolment leaves a device that the next enrolment replaces', async ({
  gatehouse,
}) => {
  await beginEnrolment(gatehouse, 'nina');
  await gatehouse.kill();
  expect(await devicesNamed('nina')).toHaveLength(1);
  const page = await gatehouse.launch();
  await new Shell(page).openNewestRun();
  const pane = await new Results(page).assignMfa('nina');
  await pane.begin();
  const secretKey = await pane.showSecretKey();
  gatehouse.rememberSecret(secretKey);
  await pane.confirm(...twoCodes(entryOf(secretKey)));
  await expect(pane.assigned).toBeVisible();
  expect(await devicesNamed('nina')).toHaveLength(1);
});
