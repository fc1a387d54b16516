import {
  CreateGroupCommand,
  CreateUserCommand,
  DeleteUserCommand,
  GetUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { draftPlainUsers } from '../support/plain-users.ts';
import { Relay } from '../support/relay.ts';
import { rememberRunSecrets } from '../support/remember-secrets.ts';
import { profileFor, serveCompany, type ServedAccount } from '../support/served-account.ts';

/** The wizard on the practice account. */
async function openWizard(gatehouse: Gatehouse): Promise<Wizard> {
  const page = await gatehouse.launch();
  await expect(new Shell(page).account).toContainText('northwind-bikes');
  await new Shell(page).createUsers();
  return new Wizard(page);
}

test.describe('user names', () => {
  test('that are double, invalid or taken are marked in place, and hold the step back', async ({
    gatehouse,
  }) => {
    const wizard = await openWizard(gatehouse);
    await wizard.enterNames('MARIA.SANTOS', 'dora berg', 'Yan', 'yan', 'x'.repeat(65), 'fine');
    for (const [place, said] of [
      [
        1,
        'The account already has a user maria.santos; names that differ only in upper and lower case clash.',
      ],
      [2, 'There is a space in the name.'],
      [3, 'Yan is in the list 2 times; case does not matter.'],
      [4, 'is in the list 2 times; case does not matter.'],
      [5, 'A user name has at most 64 characters; this one has 65.'],
    ] as const)
      await expect.poll(() => wizard.errorOf(wizard.userName(place))).toContain(said);
    expect(await wizard.errorOf(wizard.userName(6))).toBe('');
    await wizard.next();
    await expect(wizard.page.getByText('5 user names need a change.', { exact: true })).toBeVisible();

    await wizard.userName(1).fill('maria.santos2');
    await wizard.userName(2).fill('dora.berg');
    await wizard.userName(4).fill('yann');
    await wizard.userName(5).fill('xaver');
    await wizard.nextTo('Set permissions');
  });

  test('come from a pasted list; a comma separates only when that is chosen', async ({ gatehouse }) => {
    const wizard = await openWizard(gatehouse);
    const list = 'anna\nben\tcarla;"dora"\r\n  eva  \n\nsmith,jane';
    const dialog = await wizard.pasteList(list);
    await expect(dialog.getByRole('status')).toHaveText('6 names found: anna · ben · carla · dora …');
    await dialog.getByRole('checkbox', { name: 'A comma separates names, too' }).check();
    await expect(dialog.getByRole('status')).toHaveText('7 names found: anna · ben · carla · dora …');
    await dialog.getByRole('checkbox', { name: 'A comma separates names, too' }).uncheck();
    await dialog.getByRole('button', { name: 'Add 6 users' }).click();
    for (const [index, name] of ['anna', 'ben', 'carla', 'dora', 'eva', 'smith,jane'].entries())
      await expect(wizard.userName(index + 1)).toHaveValue(name);

    await wizard.accessKey.check();
    await expect(wizard.page.getByText(/“aws configure import” splits the .csv file on it/)).toBeVisible();
  });
});

test('tags are judged in place, and fifty are the most', async ({ gatehouse }) => {
  const wizard = await openWizard(gatehouse);
  await wizard.enterNames('nina');
  await wizard.nextTo('Set permissions');
  await wizard.nextTo('Add tags');
  await wizard.addTags(
    { key: 'team', value: 'a' },
    { key: 'Team', value: 'b' },
    { key: 'aws:who', value: 'c' },
  );
  await expect
    .poll(() => wizard.errorOf(wizard.tagKey(2)))
    .toContain('This key is there already; case does not matter.');
  await expect
    .poll(() => wizard.errorOf(wizard.tagKey(3)))
    .toContain('Keys that begin with aws: are reserved by AWS.');
  await wizard.next();
  await expect(
    wizard.page.getByText('Tag “Team”, key: This key is there already; case does not matter.', {
      exact: true,
    }),
  ).toBeVisible();
  const add = wizard.page.getByRole('button', { name: 'Add new tag' });
  for (let tags = 3; tags < 50; tags += 1) await add.click();
  await expect(wizard.page.getByText('You have reached the limit of 50 tags.')).toBeVisible();
  await expect(wizard.tagKey(50)).toBeVisible();
  await expect(add).toBeDisabled();
});

test.describe('custom passwords', () => {
  test('are judged by the account’s policy, and never shown on the review', async ({ gatehouse }) => {
    const wizard = await openWizard(gatehouse);
    const { page } = wizard;
    const typed = '=Typed-0nly-by-hand';
    gatehouse.rememberSecret(typed);
    await wizard.enterNames('nina', 'omar');
    await page.getByRole('radio', { name: 'Custom password' }).check();
    const [first, second] = [wizard.password('Password of nina'), wizard.password('Password of omar')];
    await first.fill('short');
    await expect.poll(() => wizard.errorOf(first)).toContain('It needs at least 14 characters.');
    await first.fill('long-but-lower-case');
    await expect
      .poll(() => wizard.errorOf(first))
      .toContain('It needs an uppercase letter. It needs a number.');
    await first.fill(typed);
    await expect.poll(() => wizard.errorOf(first)).toBe('');
    await expect(page.getByText('It begins like a spreadsheet formula')).toBeVisible();
    await wizard.next();
    await expect.poll(() => wizard.errorOf(second)).toContain('Enter a password.');
    await second.fill(`${typed}2`);
    gatehouse.rememberSecret(`${typed}2`);
    await wizard.nextTo('Set permissions');
    await wizard.nextTo('Add tags');
    await wizard.nextTo('Review and create');
    expect(await wizard.calls('nina')).toContain(
      'CreateLoginProfile UserName: "nina" PasswordResetRequired: true Password: (as you entered it)',
    );
    await wizard.create();
    const results = new Results(page);
    await expect(results.created(2).first()).toBeVisible();
    expect(await results.show('nina', 'console password')).toBe(typed);
    await results.row('nina').getByRole('button', { name: 'Warnings for nina' }).click();
    await expect(page.getByText('The password starts like a spreadsheet formula.')).toBeVisible();
  });

  test('of which one is for all bring a warning and a forced reset', async ({ gatehouse }) => {
    const wizard = await openWizard(gatehouse);
    const { page } = wizard;
    const typed = 'One-for-All-of-them-1';
    gatehouse.rememberSecret(typed);
    await wizard.enterNames('nina', 'omar');
    await wizard.resetRequired.uncheck();
    await page.getByRole('radio', { name: 'Custom password' }).check();
    await page.getByRole('radio', { name: 'One for all users' }).check();
    await wizard.password('Password for all users').fill(typed);
    await expect(wizard.resetRequired).toBeChecked();
    await expect(wizard.resetRequired).toBeDisabled();
    await expect(page.getByText('All these users get the same password')).toBeVisible();
    await wizard.nextTo('Set permissions');
    await wizard.nextTo('Add tags');
    await wizard.nextTo('Review and create');
    for (const name of ['nina', 'omar'])
      expect(await wizard.calls(name)).toContain(
        `CreateLoginProfile UserName: "${name}" PasswordResetRequired: true Password: (as you entered it)`,
      );
  });
});

test.describe('an account that others work in', () => {
  let account: ServedAccount;
  test.beforeEach(async () => {
    account = await serveCompany();
  });
  test.afterEach(() => account.close());

  async function openProfile(gatehouse: Gatehouse, url: string): Promise<void> {
    gatehouse.writeAwsFiles(profileFor('served', url));
    const shell = new Shell(await gatehouse.launch());
    await shell.chooseProfile('served');
    await expect(shell.notice('served is in use')).toBeVisible();
  }

  async function existingUsers(): Promise<(string | undefined)[]> {
    const { Users: users = [] } = await account.iam.send(new ListUsersCommand());
    return users.map(({ UserName }) => UserName);
  }

  test('more groups or policies than a user can have hold the step back', async ({ gatehouse }) => {
    for (let number = 1; number <= 11; number += 1)
      await account.iam.send(new CreateGroupCommand({ GroupName: `team-${number}` }));
    await openProfile(gatehouse, account.url);
    const { page } = gatehouse;
    await new Shell(page).createUsers();
    const wizard = new Wizard(page);
    await wizard.enterNames('nina');
    await wizard.nextTo('Set permissions');
    await page.getByRole('searchbox', { name: 'Find groups' }).fill('team-');
    await page.getByRole('checkbox', { name: 'All groups on this page' }).check();
    await expect(page.getByText('A user can be in at most 10 groups.')).toBeVisible();
    await page.getByRole('radio', { name: /^Attach policies directly/ }).check();
    await page.getByRole('searchbox', { name: 'Find policies by name' }).first().fill('AmazonS3');
    await page.getByRole('checkbox', { name: 'All policies on this page' }).check();
    await expect(
      page.getByText(
        'A user can have at most 10 managed policies, IAMUserChangePassword included where it is needed.',
      ),
    ).toBeVisible();
    await wizard.next();
    await expect(page.getByRole('heading', { level: 1, name: /^Set permissions/ })).toBeVisible();
  });

  test('a plan that no longer fits is refused with the reason, and nothing is created', async ({
    gatehouse,
  }) => {
    await openProfile(gatehouse, account.url);
    const { page } = gatehouse;
    const wizard = await draftPlainUsers(page, ['nina', 'omar']);
    await account.iam.send(new CreateUserCommand({ UserName: 'Nina' }));
    await wizard.create();
    await expect(page.getByText(/Nothing was created/).first()).toBeVisible();
    await expect(page.getByText(/The account already has a user Nina/).first()).toBeVisible();
    expect(await existingUsers()).not.toContain('omar');

    // With another name for the one, the batch goes through.
    await page.getByRole('button', { name: 'Go to the step' }).first().click();
    await wizard.userName(1).fill('nina.two');
    await wizard.nextTo('Set permissions');
    await wizard.nextTo('Add tags');
    await wizard.nextTo('Review and create');
    await wizard.create();
    await expect(new Results(page).created(2).first()).toBeVisible();
    await rememberRunSecrets(gatehouse);
    expect(await existingUsers()).toEqual(expect.arrayContaining(['nina.two', 'omar']));
  });

  test('a row that fails says at which call, why and what to do, stops no other, and can be retried', async ({
    gatehouse,
  }) => {
    const relay = await Relay.to(account.url);
    try {
      await openProfile(gatehouse, relay.url);
      const { page } = gatehouse;
      const wizard = await draftPlainUsers(page, ['nina', 'omar', 'pia']);
      // A colleague is faster, between the look and the call.
      relay.before('CreateUser', async (parameters) => {
        if (parameters.get('UserName') === 'omar')
          await account.iam.send(new CreateUserCommand({ UserName: 'omar', Path: '/theirs/' }));
      });
      await wizard.create();
      const results = new Results(page);
      await expect(results.row('omar')).toContainText('Failed');
      await expect(results.row('omar')).toContainText('CreateUser: EntityAlreadyExists');
      await expect(results.row('omar')).toContainText(/Choose another name|already exists/);
      for (const name of ['nina', 'pia']) await expect(results.row(name)).toContainText('Created');
      await expect(page.getByText('1 user failed', { exact: true })).toBeVisible();
      const { User: theirs } = await account.iam.send(new GetUserCommand({ UserName: 'omar' }));
      expect(theirs?.Path).toBe('/theirs/');

      relay.before('CreateUser', () => undefined);
      await account.iam.send(new DeleteUserCommand({ UserName: 'omar' }));
      await results.retry('omar');
      await expect(results.row('omar')).toContainText('Created');
      await expect(results.created(3).first()).toBeVisible();
      await rememberRunSecrets(gatehouse);
      const { User: ours } = await account.iam.send(new GetUserCommand({ UserName: 'omar' }));
      expect(ours?.Path).toBe('/');
    } finally {
      await relay.close();
    }
  });
});
