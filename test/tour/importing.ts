import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Gatehouse } from '../support/electron-app.ts';
import { ImportPage } from '../support/pages/import-page.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { personnelWorkbook } from '../support/personnel.ts';
import { Shell } from '../support/pages/shell.ts';
import type { Recorder } from './recorder.ts';

/** A personnel department's workbook becomes a draft: before the file, a wrong file, the mapping, the preview. */
export async function importing(gatehouse: Gatehouse, recorder: Recorder): Promise<void> {
  const { page } = gatehouse;
  await new Navigation(page).open('Drafts');
  await page.getByRole('button', { name: 'New draft' }).first().click();
  const imports = new ImportPage(page);
  await imports.open();
  await recorder.take(page, 'import-file');

  const file = join(gatehouse.downloads, 'people.xlsx');
  writeFileSync(file, Buffer.from('89504e470d0a1a0a', 'hex'));
  await gatehouse.answerOpenDialog(file);
  await imports.chooseFile();
  await expect(page.getByText('This is a picture.').filter({ visible: true })).toBeVisible();
  await recorder.take(page, 'import-refused');

  writeFileSync(file, personnelWorkbook());
  await imports.chooseFile();
  await imports.setUse('Department', 'Group, one for each value');
  await page.evaluate(() => scrollTo(0, 0));
  await recorder.take(page, 'import-mapping', { small: true });
  await imports.examples.scrollIntoViewIfNeeded();
  await recorder.take(page, 'import-names');
  await page.getByRole('button', { name: /^To repair/ }).click();
  await imports.preview.scrollIntoViewIfNeeded();
  await recorder.take(page, 'import-preview', { small: true });
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole('button', { name: 'Cancel' }).click();
  rmSync(file);
  await new Shell(page).goHome();
}
