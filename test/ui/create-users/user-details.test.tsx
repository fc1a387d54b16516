import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { enterNames, openWindow, press, see, type OpenWindow } from './open-wizard.tsx';

let page: OpenWindow;
afterEach(() => page.app.dispose());

const nameInputs = () => screen.getAllByLabelText<HTMLInputElement>(/^User name \d+$/);
const names = () => nameInputs().map(({ value }) => value);

/** What stands below an input as its error. */
function errorOf(label: string): string {
  const described = screen.getByLabelText(label).getAttribute('aria-describedby') ?? '';
  return described
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
}

describe('user names', () => {
  it('are added with Enter and removed with their button', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe', 'yan');
    expect(names()).toEqual(['zoe', 'yan']);
    expect(document.activeElement).toBe(screen.getByLabelText('User name 2'));
    await page.user.click(screen.getByLabelText('Remove zoe'));
    expect(names()).toEqual(['yan']);
    await page.user.click(screen.getByLabelText('Remove yan'));
    expect(names()).toEqual(['']);
  });

  it('come from a list that is pasted into a name, which keeps what was typed before', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe');
    await page.user.paste('yan\nxenia;smith,jane');
    expect(names()).toEqual(['zoe', 'yan', 'xenia', 'smith,jane']);
  });

  it('come from a pasted list, where a comma separates only when that is chosen', async () => {
    page = await openWindow();
    await enterNames(page);
    await press(page, 'Paste a list');
    const dialog = within(screen.getByRole('dialog'));
    await page.user.click(dialog.getByLabelText('User names'));
    await page.user.paste('zoe,yan\nxenia');
    expect(dialog.getByRole('status').textContent).toBe('2 names found: zoe,yan · xenia');
    await page.user.click(dialog.getByLabelText('A comma separates names, too'));
    expect(dialog.getByRole('status').textContent).toBe('3 names found: zoe · yan · xenia');
    await press(page, 'Add 3 users');
    expect(names()).toEqual(['zoe', 'yan', 'xenia']);
  });

  it('are marked in place when they exist, are invalid or are there twice, and hold the step back', async () => {
    page = await openWindow();
    const existing = (await page.app.api.call('account.snapshot', { refresh: false })) as {
      value: { users: { name: string }[] };
    };
    const taken = existing.value.users[0]?.name ?? '';
    await enterNames(page, taken.toUpperCase(), 'dora berg', 'Yan', 'yan');
    await see(/names that differ only in upper and lower case clash/);
    expect(errorOf('User name 1')).toContain(`The account already has a user ${taken}`);
    expect(errorOf('User name 2')).toContain('There is a space in the name.');
    expect(errorOf('User name 3')).toContain('is in the list 2 times');
    expect(errorOf('User name 4')).toContain('is in the list 2 times');
    await press(page, 'Next');
    await see('4 user names need a change.');
    expect(nameInputs()).toHaveLength(4);
  });

  it('that are empty are an error only when there is no other; else they are left out', async () => {
    page = await openWindow();
    await enterNames(page);
    expect(errorOf('User name 1')).not.toContain('Enter a user name.');
    await press(page, 'Next');
    expect(errorOf('User name 1')).toContain('Enter a user name.');
    await page.user.type(screen.getByLabelText('User name 1'), 'zoe{Enter}');
    await press(page, 'Next');
    await see('Permissions options');
    await press(page, 'Previous');
    expect(names()).toEqual(['zoe']);
  });

  it('are paged when there are many, and lead to the next one that is wrong', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe');
    await page.user.paste(
      Array.from({ length: 119 }, (_, index) => (index === 110 ? 'zoe' : `user-${index}`)).join('\n'),
    );
    expect(nameInputs()).toHaveLength(50);
    await see('120 users');
    await see('2 names need a change');
    await press(page, 'Go to the next');
    expect(document.activeElement).toBe(screen.getByLabelText('User name 112'));
  });
});

describe('access', () => {
  it('judges custom passwords by the account’s policy while they are typed', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe', 'yan');
    await page.user.click(screen.getByText('Custom password'));
    const password = screen.getByLabelText<HTMLInputElement>('Password of zoe');
    expect(password.type).toBe('password');
    await page.user.type(password, '=a');
    expect(errorOf('Password of zoe')).toMatch(/It needs at least \d+ characters\./);
    await page.user.click(screen.getByLabelText('Show passwords'));
    expect(password.type).toBe('text');
    await page.user.type(password, 'B3-long-enough-for-any-policy');
    expect(errorOf('Password of zoe')).not.toContain('It needs');
    expect(errorOf('Password of zoe')).toContain('It begins like a spreadsheet formula');
    await press(page, 'Next');
    expect(errorOf('Password of yan')).toContain('Enter a password.');
    expect(
      screen.getByText('A custom password is missing or does not meet the password policy.'),
    ).toBeDefined();
  });

  it('warns of one password for all, and forces its reset', async () => {
    page = await openWindow();
    await enterNames(page, 'zoe', 'yan');
    await page.user.click(screen.getByText('Custom password'));
    await page.user.click(screen.getByLabelText(/^Users must create a new password/));
    await page.user.click(screen.getByText('One for all users'));
    const reset = screen.getByLabelText<HTMLInputElement>(/^Users must create a new password/);
    expect([reset.checked, reset.disabled]).toEqual([true, true]);
    await see(/All these users get the same password/);
  });
});
