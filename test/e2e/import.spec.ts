import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/electron-app.ts';
import { DraftGridPage } from '../support/pages/draft-grid.ts';
import { ImportPage } from '../support/pages/import-page.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { personnelCount, personnelWorkbook } from '../support/personnel.ts';

test('the personnel department’s spreadsheet becomes a draft, and the draft a table again', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch();
  await new Navigation(page).open('Drafts');
  await page.getByRole('button', { name: 'New draft' }).first().click();
  const grid = new DraftGridPage(page);
  const importing = new ImportPage(page);
  await importing.open();

  const workbook = join(gatehouse.downloads, 'people.xlsx');
  writeFileSync(workbook, personnelWorkbook());
  await gatehouse.answerOpenDialog(workbook);
  await importing.chooseFile();
  await expect(page.getByRole('button', { name: 'Choose another file' })).toBeFocused();
  await expect(importing.use('Employee name')).toContainText('Full name');
  await expect(importing.use('Department')).toContainText('Tag');
  await expect(importing.use('Start date')).toContainText('Not imported');
  await expect(page.getByText('2 users will have something to put right in the draft.')).toBeVisible();
  await importing.setUse('Department', 'Group, one for each value');
  await expect(importing.examples).toContainText('ana.silva · jurgen.silva');
  // The account has none of the departments as a group.
  await expect(
    page.getByText(`${personnelCount} users will have something to put right in the draft.`),
  ).toBeVisible();
  await expect(page.getByText(/Human Resources → Human-Resources \(30 users\)/)).toBeVisible();
  await expect(importing.preview).toContainText('Human-Resources');
  await page.getByRole('checkbox', { name: 'ä, ö, ü become ae, oe, ue' }).check();
  await expect(importing.examples).toContainText('juergen.silva');

  const told = `${personnelCount} users were imported`;
  await importing.importButton(personnelCount).click();
  await expect(grid.grid).toHaveAttribute('aria-rowcount', String(personnelCount + 1));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(importing.announced).toContainText([told]);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const saved = await gatehouse.answerSaveDialog('users.csv');
  await page.getByRole('button', { name: 'Save as table' }).click();
  await expect(page.getByText('The table was saved')).toBeVisible();
  const notice = page.getByRole('button', { name: `Dismiss: ${told}` });
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: `Undo: Import ${personnelCount} users` }).click();
  await expect(notice).toBeHidden();
  await importing.open();
  await gatehouse.answerOpenDialog(saved);
  await importing.chooseFile();
  await expect(importing.use('User name')).toContainText('User name');
  await importing.importButton(personnelCount).click();
  await expect(grid.grid).toHaveAttribute('aria-rowcount', String(personnelCount + 1));
  await expect(grid.cell(2, 'name')).toContainText('juergen.silva');
});

test('a file that is no table says what to do, and the page stays', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await new Navigation(page).open('Drafts');
  await page.getByRole('button', { name: 'New draft' }).first().click();
  const importing = new ImportPage(page);
  await importing.open();
  const picture = join(gatehouse.downloads, 'people.csv');
  writeFileSync(picture, Buffer.from('89504e470d0a1a0a', 'hex'));
  await gatehouse.answerOpenDialog(picture);
  await importing.chooseFile();
  await expect(importing.alert('The file could not be imported')).toContainText(
    'people.csv: This is a picture. Ask for the table itself',
  );
  await expect(importing.announced).toContainText(['people.csv: This is a picture.']);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Import users' })).toBeVisible();
});
