import { expect, test } from '../support/electron-app.ts';
import { Shell } from '../support/pages/shell.ts';

test('the first start explains the practice account and the way to a real one; the second does not', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch({ firstRun: true });
  await expect(page.getByRole('heading', { name: 'Welcome to Gatehouse' })).toBeVisible();
  await expect(page.getByText('No profiles found on this computer')).toBeVisible();
  await page.getByRole('button', { name: 'Get started' }).click();
  await expect(page.getByRole('heading', { name: 'IAM users' })).toBeVisible();

  const again = await gatehouse.relaunch({ firstRun: true });
  await expect(again.getByRole('heading', { name: 'IAM users' })).toBeVisible();
  await expect(again.getByRole('heading', { name: 'Welcome to Gatehouse' })).toHaveCount(0);
});

test('help is beside each step, by keyboard too, and gives the focus back', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  const shell = new Shell(page);
  const help = page.getByRole('complementary').filter({ has: page.getByRole('heading', { level: 2 }) });
  await shell.createUsers();
  await expect(page.getByRole('heading', { name: 'Users and their credentials' })).toBeHidden();
  const info = page.getByRole('button', { name: 'Info about users and credentials' });
  await info.focus();
  await page.keyboard.press('Enter');
  await expect(help.getByRole('heading', { name: 'Users and their credentials' })).toBeVisible();
  await expect(help.getByRole('button', { name: /^Close/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(help.getByRole('heading', { name: 'Users and their credentials' })).toBeHidden();
  await expect(info).toBeFocused();
});
