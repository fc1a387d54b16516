import { expect, test } from '../support/electron-app.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Shell } from '../support/pages/shell.ts';
import { Relay } from '../support/relay.ts';
import { operatorSecret, profileFor, serveCompany, type ServedAccount } from '../support/served-account.ts';

let account: ServedAccount;
test.beforeAll(async () => {
  account = await serveCompany();
});
test.afterAll(() => account.close());

/** Whose secret must not show up in what is said of a failed process. */
const processSecret = 'process/Secret+that0Nobody0Should0See000';

test('each broken profile shows its own error, and the others stay usable', async ({ gatehouse }) => {
  gatehouse.rememberSecret(operatorSecret);
  gatehouse.rememberSecret(processSecret);
  const { config, credentials } = profileFor('served', account.url);
  const failing = `"${process.execPath}" -e "console.error(process.argv[1]); process.exit(3)" ${processSecret}`;
  gatehouse.writeAwsFiles({
    config: [
      config,
      '[profile no-source]\nrole_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = gone',
      `[profile failing-process]\ncredential_process = ${failing}`,
      '[profile no-keys]\nregion = eu-central-1',
      '[profile closed-port]\nendpoint_url = http://127.0.0.1:1',
    ].join('\n'),
    credentials: `${credentials}[closed-port]\naws_access_key_id = AKIAOPERATOROPERATOR\naws_secret_access_key = ${operatorSecret}\n`,
  });
  const page = await gatehouse.launch();
  const shell = new Shell(page);
  await expect(shell.account).toContainText('Practice account');

  // What can be told without trying stands in the menu.
  await shell.openProfileMenu();
  await expect(shell.profile('no-source')).toContainText('Its source_profile "gone" does not exist.');
  await expect(shell.profile('no-keys')).toContainText('It has no credentials');
  await expect(shell.profile('served')).toContainText(`eu-central-1 · ${account.url}`);
  await page.keyboard.press('Escape');

  for (const [name, said] of [
    ['no-source', 'Its source_profile "gone" does not exist.'],
    ['no-keys', 'neither access keys nor a role_arn'],
    ['failing-process', 'its credential_process failed. Run that command in a terminal to see why.'],
    ['closed-port', 'did not get through'],
  ] as const) {
    await shell.chooseProfile(name);
    await expect(shell.notice(`Could not change to ${name}`)).toContainText(said);
    await expect(shell.account).toContainText('Practice account');
  }
  await expect(page.locator('body')).not.toContainText(processSecret);

  await shell.chooseProfile('served');
  await expect(shell.notice('served is in use')).toBeVisible();
});

test('choosing a profile shows who you are, and the choice is remembered', async ({ gatehouse }) => {
  gatehouse.rememberSecret(operatorSecret);
  gatehouse.writeAwsFiles(profileFor('served', account.url));
  let shell = new Shell(await gatehouse.launch());
  await shell.chooseProfile('served');
  await expect(shell.notice('served is in use')).toContainText(
    'Account northwind-bikes, 1234-5678-9012 in partition aws.',
  );
  shell = new Shell(await gatehouse.relaunch());
  await expect(shell.account).toContainText('northwind-bikes');
  await expect(shell.account).toContainText('1234-5678-9012');
  await expect(shell.account).toContainText('· served · aws');
  await expect(shell.page.getByText('nothing reaches it')).toHaveCount(0);
  await shell.account.getByRole('button', { name: 'Account details' }).click();
  const details = shell.page.getByRole('dialog', { name: 'Account in use' });
  for (const text of ['arn:aws:', 'eu-central-1', account.url]) await expect(details).toContainText(text);
});

test('a page of something in the former account gives way to the list of it', async ({ gatehouse }) => {
  gatehouse.rememberSecret(operatorSecret);
  gatehouse.writeAwsFiles(profileFor('served', account.url));
  const page = await gatehouse.launch();
  const navigation = new Navigation(page);
  await navigation.open('User groups');
  await navigation.link('Developers').click();
  await expect(navigation.heading('Developers')).toBeVisible();
  const shell = new Shell(page);
  await shell.chooseProfile('served');
  await expect(shell.account).toContainText('· served · aws');
  await expect(navigation.heading('User groups')).toBeVisible();
  await expect(navigation.link('Developers')).toBeVisible();
});

test('a remembered profile that no longer works says so at the next start, and another can be chosen', async ({
  gatehouse,
}) => {
  gatehouse.writeAwsFiles(profileFor('served', account.url));
  const first = new Shell(await gatehouse.launch());
  await first.chooseProfile('served');
  await expect(first.notice('served is in use')).toBeVisible();
  gatehouse.writeAwsFiles({ config: '', credentials: '' });
  const page = await gatehouse.relaunch();
  await expect(page.getByText('The profile that was used last does not work')).toBeVisible();
  await expect(
    page.getByText(/Profile "served" is not in the AWS config and credentials files/),
  ).toBeVisible();
  const shell = new Shell(page);
  await shell.chooseProfile('Practice account');
  await expect(shell.account).toContainText('Practice account');
  await expect(page.getByText('The profile that was used last does not work')).toHaveCount(0);
});

test('the root user is shown in red, with the reason not to work as root', async ({ gatehouse }) => {
  const relay = await Relay.to(account.url);
  relay.answer(
    'GetCallerIdentity',
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:root</Arn><UserId>123456789012</UserId><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
  );
  try {
    gatehouse.writeAwsFiles(profileFor('as-root', relay.url));
    const shell = new Shell(await gatehouse.launch());
    await expect(shell.notice('You are the root user of this account')).toHaveCount(0);
    await shell.chooseProfile('as-root');
    await expect(shell.notice('You are the root user of this account')).toContainText('nothing can limit it');
    const badge = shell.account.getByText('root user', { exact: true });
    await expect(badge).toBeVisible();
    const [red = 0, green = 0, blue = 0] = await badge.evaluate((element) =>
      (getComputedStyle(element).backgroundColor.match(/\d+/g) ?? []).map(Number),
    );
    expect(red).toBeGreaterThan(2 * Math.max(green, blue));
  } finally {
    await relay.close();
  }
});
