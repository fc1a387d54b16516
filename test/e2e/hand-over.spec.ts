import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import PostalMime from 'postal-mime';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Shell } from '../support/pages/shell.ts';
import { createPlainUsers } from '../support/plain-users.ts';

const names = ['vera.lind', 'omar@example.com', 'yuki.tanaka'] as const;
const byAlias = 'https://northwind-bikes.signin.aws.amazon.com/console';

/** Gatehouse on the practice account, with these three users created. */
async function withUsers(gatehouse: Gatehouse): Promise<Results> {
  await gatehouse.launch();
  return createPlainUsers(gatehouse, ...names);
}

test('each person gets their own files, is written to, and is remembered over a restart', async ({
  gatehouse,
}) => {
  let results = await withUsers(gatehouse);
  const { page } = gatehouse;
  const folder = await gatehouse.answerFolderDialog('own-files');
  writeFileSync(join(folder, 'vera.lind_credentials.csv'), 'of another account');

  // A file that is there is asked about; “Keep both” is the first button.
  const asked = await gatehouse.answerMessageBoxes(0);
  let dialog = await results.handOver('Save a file for each user');
  await dialog.getByRole('button', { name: 'Choose folder and save' }).click();
  await expect(dialog).toContainText('6 files saved');
  await expect(dialog).toContainText(folder);
  expect(await asked()).toEqual(['vera.lind_credentials.csv is in the folder already']);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(readFileSync(join(folder, 'vera.lind_credentials.csv'), 'utf8')).toBe('of another account');
  const passwords = new Map<string, string>();
  for (const name of names) {
    await expect(results.handedOver(name)).toContainText('2 of 4');
    passwords.set(name, await results.show(name, 'console password'));
    const own = name === 'vera.lind' ? 'vera.lind_credentials (2).csv' : `${name}_credentials.csv`;
    expect(parse(readFileSync(join(folder, own)))).toEqual([
      ['User name', 'Password', 'Console sign-in URL'],
      [name, passwords.get(name), byAlias],
    ]);
    const keys = readFileSync(join(folder, `${name}_accessKeys.csv`));
    expect([...keys.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(keys.toString().split('\r\n')).toHaveLength(3);
    const [, key] = parse(keys, { bom: true });
    expect(key).toEqual([expect.stringMatching(/^AKIA/), await results.show(name, 'secret access key')]);
    for (const file of [own, `${name}_accessKeys.csv`])
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  }

  const opened = await gatehouse.catchExternalLinks();
  dialog = await results.handOverTo('vera.lind', 'Email sign-in instructions');
  await dialog.getByRole('textbox', { name: /E-mail address/ }).fill('vera+aws@example.com');
  await dialog.getByRole('button', { name: 'Open e-mail draft' }).click();
  await expect(dialog).toHaveCount(0);
  const [link = ''] = await opened();
  expect(link).toMatch(
    /^mailto:vera%2Baws@example\.com\?subject=Welcome%20to%20Amazon%20Web%20Services&body=/,
  );
  expect(decodeURIComponent(link)).toContain(`Sign-in URL: ${byAlias}\r\n\r\nUser name: vera.lind\r\n`);
  await expect(results.handedOver('vera.lind')).toContainText('3 of 4');

  const drafts = await gatehouse.answerFolderDialog('drafts');
  for (const name of names.slice(1)) await results.select(name);
  dialog = await results.handOver('Email sign-in instructions');
  await dialog.getByRole('radio', { name: /With the account ID/ }).check();
  await dialog.getByRole('button', { name: 'Choose folder and save' }).click();
  await expect(dialog).toContainText('2 files saved');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(readdirSync(drafts)).toHaveLength(2);
  const eml = readFileSync(join(drafts, 'omar@example.com_sign-in_instructions.eml'));
  const mail = await PostalMime.parse(eml);
  expect(mail.to?.[0]?.address).toBe('omar@example.com');
  expect(mail.text).toContain('https://123456789012.signin.aws.amazon.com/console');
  for (const text of [eml.toString(), mail.text, link])
    for (const password of passwords.values()) expect(text).not.toContain(password);

  dialog = await results.handOverTo('yuki.tanaka', 'Hand-over record');
  // Ticked only once it is noted, which `check` does not wait for.
  const ticked = dialog.getByRole('checkbox', { name: 'MFA device' });
  await ticked.click();
  await expect(ticked).toBeChecked();
  await expect(dialog).toContainText('Ticked by hand');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(results.handedOver('yuki.tanaka')).toContainText('4 of 4');

  const again = new Shell(await gatehouse.relaunch());
  await again.openNewestRun();
  results = new Results(again.page);
  await expect(results.handedOver('vera.lind')).toContainText('3 of 4');
  await expect(results.handedOver('yuki.tanaka')).toContainText('4 of 4');
  await results.leave();
  const question = again.page.getByRole('dialog', { name: 'Finish and remove the credentials' });
  await expect(question).toContainText('MFA device: 2 users (vera.lind, omar@example.com)');
  await question.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(again.page.getByRole('heading', { name: 'IAM users' })).toBeVisible();
  expect(page).not.toBe(again.page);
});

test('a page for each person is what is printed, and nothing else', async ({ gatehouse }) => {
  const results = await withUsers(gatehouse);
  const { page } = gatehouse;
  // In the place of the system's print dialog: what the printer would get, and nobody to close it.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  const dialog = await results.handOver('Print hand-over sheets');
  await expect(dialog.getByRole('checkbox', { name: 'Print the console password' })).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(dialog).toContainText('Was everything printed?');
  const sheets = page.locator('.sheets > .sheet');
  await expect(sheets).toHaveCount(3);
  await expect(sheets.first()).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  for (const sheet of await sheets.all()) await expect(sheet).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(results.users).toBeHidden();
  expect(await sheets.evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore))).toEqual([
    'auto',
    'page',
    'page',
  ]);
  const printed = (await sheets.allInnerTexts()).join('\n');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheets).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Yes, note as printed' }).click();
  await expect(dialog).toHaveCount(0);
  for (const name of names) {
    expect(printed).toContain(name);
    expect(printed).not.toContain(await results.show(name, 'console password'));
    await expect(results.handedOver(name)).toContainText('1 of 4');
  }
});
