import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/electron-app.ts';
import { MfaPane } from '../support/pages/mfa-pane.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { lostControls } from '../support/reachable.ts';
import { rememberRunSecrets } from '../support/remember-secrets.ts';

// That axe finds nothing on any screen, in light and dark, is checked by the tour, which visits them all.
test('axe runs in the window, and finds what is planted', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await expect(new Shell(page).account).toContainText('northwind-bikes');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('button'));
  });
  expect((await accessibilityViolations(page)).join()).toContain('button-name');
});

test('a control that cannot be reached is noticed', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await expect(new Shell(page).account).toContainText('northwind-bikes');
  expect(await lostControls(page)).toEqual([]);
  await page.evaluate(() => {
    for (const [text, left, top] of [
      ['cut off', '-40px', '300px'],
      ['covered', '400px', '500px'],
      ['cover', '390px', '490px'],
    ] as const) {
      const button = document.body.appendChild(document.createElement('button'));
      button.textContent = text;
      Object.assign(button.style, { position: 'absolute', left, top, width: '90px', height: '50px' });
    }
  });
  const lost = await lostControls(page);
  expect(lost).toHaveLength(2);
  expect(lost.join()).toMatch(/“cut off” is cut off: .*“covered” is covered by button “cover”/);
});

for (const [what, size] of [
  // The window as it opens, 1280 x 860, at 200 %: as many CSS pixels as this.
  ['at 200 % zoom', { width: 640, height: 430 }],
  ['in the smallest window', { width: 900, height: 700 }],
] as const)
  test(`nothing is out of reach ${what}`, async ({ gatehouse }) => {
    const page = await gatehouse.launch();
    await page.setViewportSize(size);
    const shell = new Shell(page);
    await expect(shell.account).toBeVisible();
    const reachesAll = async (screen: string): Promise<void> => {
      expect(await lostControls(page), screen).toEqual([]);
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll, `${screen}: the page itself does not scroll sideways`).toBeLessThanOrEqual(client);
    };
    await reachesAll('start');

    const navigation = new Navigation(page);
    await navigation.open('Users');
    await expect(page.getByRole('main')).toContainText('Credentials are as of');
    await reachesAll('users');
    await navigation.link('priya.raman').click();
    await expect(navigation.heading('priya.raman')).toBeVisible();
    for (const tab of ['Permissions', 'Groups', 'Tags', 'Security credentials']) {
      await navigation.tab(tab).click();
      if (tab === 'Security credentials')
        await expect(page.getByRole('button', { name: 'Assign MFA device' })).toBeVisible();
      await reachesAll(`user, ${tab}`);
    }
    for (const [list, first] of [
      ['User groups', 'Developers'],
      ['Policies', 'AdministratorAccess'],
    ] as const) {
      await navigation.open(list);
      await expect(navigation.link(first)).toBeVisible();
      await reachesAll(list);
      await navigation.link(first).click();
      await expect(navigation.heading(first)).toBeVisible();
      await reachesAll(first);
    }
    await navigation.open('MFA devices');
    await expect(page.getByRole('table', { name: 'Virtual MFA devices' })).toBeVisible();
    await reachesAll('MFA devices');

    await navigation.open('Home');
    await shell.createUsers();
    const wizard = new Wizard(page);
    await wizard.enterNames('anna.'.padEnd(64, 'long.name.'), 'bo');
    await wizard.accessKey.check();
    await reachesAll('user details');
    await wizard.nextTo('Set permissions');
    await wizard.chooseGroups('Developers');
    await reachesAll('groups');
    await wizard.attachPolicies('AmazonS3ReadOnlyAccess');
    await reachesAll('policies');
    await wizard.nextTo('Add tags');
    await wizard.addTags({ key: 'team', value: 'platform' });
    await reachesAll('tags');
    await wizard.nextTo('Review and create');
    await wizard.calls('bo');
    await reachesAll('review');
    await wizard.create();
    const results = new Results(page);
    await expect(results.created(2).first()).toBeVisible();
    await rememberRunSecrets(gatehouse);
    await reachesAll('results');
    await results.assignMfa('bo');
    const pane = new MfaPane(page);
    await pane.begin();
    await pane.showQrCode();
    await reachesAll('MFA device');
    await pane.cancel();
  });
