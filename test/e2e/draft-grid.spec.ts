import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/electron-app.ts';
import { DraftGridPage } from '../support/pages/draft-grid.ts';

/** As Excel puts cells on the clipboard. */
const fromExcel = {
  text: 'maria.santos\t/eu/\tdevelopers\r\njohn.doe\t/eu/\tauditors; support\r\nakua.mansa\t/af/\t\r\n',
  html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment--><table border=0>
 <col width=87><tr height=20><td class=xl65>maria.santos</td><td>/eu/</td><td>Console + access key</td></tr>
 <tr><td>john.doe</td><td>/eu/</td><td>Access key</td></tr>
 <tr><td>akua.mansa</td><td>/af/</td><td>perhaps</td></tr></table><!--EndFragment--></body></html>`,
};

const people = ['maria.santos', 'john.doe', 'akua.mansa'];

test('cells of a spreadsheet are pasted, and all that the keyboard does to them', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  const { keyboard } = page;
  const grid = new DraftGridPage(page);
  await grid.openNew();
  await grid.paste(fromExcel.text, fromExcel.html);
  await expect(grid.said).toHaveText('Pasted 3 rows by 3 columns. 2 rows of them new.');
  await grid.expectTexts('name', people);
  await grid.expectTexts('access', ['Console + access key', 'Access key', 'perhaps']);

  await test.step('typing goes down with Enter and to the right with Tab', async () => {
    await keyboard.press('Control+Home');
    await keyboard.press('End');
    await keyboard.type('Team=Data');
    await keyboard.press('Enter');
    await keyboard.type('Team=Sales');
    await keyboard.press('Tab');
    await expect(grid.cell(3, 'name')).toBeFocused();
    await grid.expectTexts('tags', ['Team=Data', 'Team=Sales', '(none)']);
    await expect(grid.cell(1, 'tags')).toHaveText('◆Own: Team=Data');
  });

  await test.step('a field offers what can be chosen, and Escape gives up what was typed', async () => {
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.press('F2');
    await expect(page.getByRole('combobox', { name: 'Access of akua.mansa' })).toBeFocused();
    await expect(page.getByRole('option')).toHaveText([
      'Console',
      'Access key',
      'Console + access key',
      '(none)',
    ]);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await grid.expectTexts('access', ['Console + access key', 'Access key', 'Access key']);
    await keyboard.press('Control+Home');
    await keyboard.type('nonsense');
    await keyboard.press('Escape');
    await expect(grid.cell(1, 'name')).toBeFocused();
    await grid.expectTexts('name', people);
  });

  await test.step('ranges: copy and paste, fill down, clear, and back', async () => {
    await keyboard.press('ArrowRight');
    await keyboard.press('Control+c');
    await keyboard.press('Shift+Control+ArrowDown');
    await expect(grid.cell(3, 'path')).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Control+v');
    await grid.expectTexts('path', ['/eu/', '/eu/', '/eu/']);
    await keyboard.press('Control+z');
    await grid.expectTexts('path', ['/eu/', '/eu/', '/af/']);
    await keyboard.press('Control+y');
    await grid.expectTexts('path', ['/eu/', '/eu/', '/eu/']);
    await keyboard.press('Control+End');
    await keyboard.press('Control+d');
    await grid.expectTexts('tags', ['Team=Data', 'Team=Sales', 'Team=Sales']);
    await keyboard.press('Shift+Control+ArrowUp');
    await keyboard.press('Delete');
    await grid.expectTexts('tags', ['(none)', '(none)', '(none)']);
    await keyboard.press('Control+z');
    await grid.expectTexts('tags', ['Team=Data', 'Team=Sales', 'Team=Sales']);
  });

  await test.step('Escape and Tab lead out of the grid, Shift+Tab back to the cell', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Keys of the grid' })).toBeFocused();
    await keyboard.press('Shift+Tab');
    await expect(grid.focused).toHaveAttribute('role', 'gridcell');
  });
});

test('rows: added, duplicated, moved, sorted, set together, found and replaced, filtered', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch();
  const { keyboard } = page;
  const grid = new DraftGridPage(page);
  await grid.openNew();
  await grid.paste(['user10', 'user2', 'user1', 'User2'].join('\n'));

  await test.step('sorted as people count, and back in one step', async () => {
    await grid.choose('Sort', 'User name', 'User name, ascending');
    await grid.expectTexts('name', ['user1', 'user2', 'User2', 'user10']);
    await page.getByRole('button', { name: 'Undo: Sort by User name' }).click();
    await grid.expectTexts('name', ['user10', 'user2', 'user1', 'User2']);
  });

  await test.step('one value for all selected rows', async () => {
    await grid.cell(1, 'groups').click();
    await grid.cell(3, 'groups').click({ modifiers: ['Shift'] });
    await grid.press('Set for 3 rows');
    await page.getByLabel('Value').fill('Developers');
    await keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Set', exact: true }).click();
    await grid.expectTexts('groups', ['Developers', 'Developers', 'Developers', '(none)']);
  });

  await test.step('found and replaced, by the keyboard', async () => {
    await grid.cell(1, 'name').click();
    await keyboard.press('Control+f');
    await expect(page.getByLabel('Find', { exact: true })).toBeFocused();
    await keyboard.type('user');
    await expect(page.getByRole('search')).toContainText('Found in 4 cells');
    await page.getByText('Match case').click();
    await expect(page.getByRole('search')).toContainText('Found in 3 cells');
    await page.getByLabel('Replace with').fill('trainee-');
    await grid.press('Replace all');
    await grid.expectTexts('name', ['trainee-10', 'trainee-2', 'trainee-1', 'User2']);
    await keyboard.press('Escape');
    await expect(page.getByRole('search')).toBeHidden();
    await expect(grid.focused).toHaveAttribute('role', 'gridcell');
  });

  await test.step('filtered by a finding: a row that is put right stays until the filter is applied again', async () => {
    await grid.cell(2, 'access').click();
    await keyboard.type('sometimes');
    await keyboard.press('Enter');
    await grid.cell(4, 'name').click();
    await keyboard.type('not a name');
    await keyboard.press('Enter');
    await expect(grid.note).toContainText('not a name');
    await expect(grid.cell(4, 'name')).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('button', { name: 'Filter by finding All rows' }).click();
    await page
      .getByRole('option', { name: /Use letters, digits/ })
      .first()
      .click();
    await expect(grid.grid).toHaveAttribute('aria-rowcount', '2');
    await grid.cell(1, 'name').click();
    await keyboard.type('right');
    await keyboard.press('Enter');
    await grid.expectTexts('name', ['right']);
    await page.getByRole('button', { name: /^Filter again/ }).click();
    await expect(page.getByText('No matches')).toBeVisible();
    await grid.press('Clear filters');
    await page.getByRole('searchbox', { name: 'Filter users' }).fill('trainee-1');
    await grid.expectTexts('name', ['trainee-10', 'trainee-1']);
    await expect(page.getByText('2 of 4 users').first()).toBeVisible();
    await grid.press('Clear filters');
  });

  await test.step('added, duplicated, moved and deleted', async () => {
    await grid.cell(1, 'name').click();
    await grid.choose('Rows', 'Move down');
    await grid.expectTexts('name', ['trainee-2', 'trainee-10', 'trainee-1', 'right']);
    await grid.choose('Rows', 'Duplicate');
    // What was moved is what is duplicated.
    await grid.expectTexts('name', ['trainee-2', 'trainee-10', 'trainee-10', 'trainee-1']);
    await grid.press('Delete');
    await grid.press('Add user');
    await grid.expectTexts('name', ['trainee-2', 'trainee-10', 'trainee-1', 'right', '']);
  });

  expect(await accessibilityViolations(page)).toEqual([]);
});

test('5,000 rows: pasted, scrolled, edited, taken back', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  const { keyboard } = page;
  const grid = new DraftGridPage(page);
  await grid.openNew();
  const row = (index: number) =>
    [`user${index}`, '/eu/', 'Console', 'Generated', 'Yes', 'Developers', '', '', `Number=${index}`].join(
      '\t',
    );
  await grid.paste(Array.from({ length: 5001 }, (_, index) => row(index)).join('\n'));
  await expect(page.getByText('Left out: 1 row, since a draft takes 5,000.')).toBeVisible();
  await expect(grid.grid).toHaveAttribute('aria-rowcount', '5001');

  await keyboard.press('Control+End');
  await expect(grid.cell(5000, 'tags')).toBeInViewport();
  await expect(grid.cell(5000, 'tags')).toContainText('Number=4999');
  await keyboard.press('F2');
  await keyboard.type('9');
  await keyboard.press('Enter');
  await expect(grid.cell(5000, 'tags')).toContainText('Number=49999');
  await keyboard.press('Control+Home');
  await expect(grid.cell(1, 'name')).toBeInViewport();
  await expect(grid.cell(1, 'name')).toContainText('user0');
  // What there is to say of a cell stays in sight below as many rows as there are.
  await expect(grid.note).toBeInViewport({ ratio: 1 });
  await keyboard.press('PageDown');
  await expect(grid.focused).toBeInViewport();

  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await expect(grid.grid).toHaveAttribute('aria-rowcount', '2');
  await keyboard.press('Control+Shift+z');
  await expect(grid.grid).toHaveAttribute('aria-rowcount', '5001');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
});
