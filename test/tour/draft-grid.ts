import { expect, type Page } from '@playwright/test';
import { DraftGridPage } from '../support/pages/draft-grid.ts';
import { Navigation } from '../support/pages/navigation.ts';
import type { Recorder } from './recorder.ts';

/** As a spreadsheet has it: some cells differ from the batch's, some are wrong. */
const sheet = [
  [
    'lena.fischer',
    '/eu/berlin/',
    'Console',
    'Generated',
    'Yes',
    'Developers',
    '',
    '',
    'Team=Platform; Cost=1100',
  ],
  [
    'tom.okafor',
    '/eu/berlin/',
    'Console + access key',
    'Generated',
    'Yes',
    'Developers; Analysts',
    'ReadOnlyAccess',
  ],
  ['mei.tanaka', '/ap/tokyo/', 'perhaps', 'Generated', 'No', 'Analytics'],
  ['noor haddad', '/me/', 'Access key', '', '', '', 'AmazonS3ReadOnlyAccess', '', 'Team=Data'],
  ['lena.fischer', '/eu/berlin/', '', '', '', 'Developers'],
  ['priya.raman', '', '', '', '', 'Developers'],
];

/** A draft's users as a table: pasted, with findings, a field with suggestions, find and replace, a filter, 5,000 rows. */
export async function draftGrid(page: Page, recorder: Recorder): Promise<void> {
  const grid = new DraftGridPage(page);
  await grid.openNew();
  await grid.paste(sheet.map((cells) => cells.join('\t')).join('\n'));
  await expect(grid.cell(4, 'name')).toHaveAttribute('aria-invalid', 'true');
  await grid.cell(4, 'name').click();
  await recorder.take(page, 'draft-grid', { small: true });

  await grid.cell(3, 'groups').click();
  await page.keyboard.press('F2');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await recorder.take(page, 'draft-grid-suggestions');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('Developers');
  await page.getByLabel('Replace with').fill('Auditors');
  await expect(page.getByRole('search')).toContainText('Found in 4 cells');
  await recorder.take(page, 'draft-grid-find', { small: true });
  await grid.press('Close');

  await grid.cell(2, 'boundary').click();
  await grid.cell(4, 'boundary').click({ modifiers: ['Shift'] });
  await grid.press('Set for 3 rows');
  await expect(page.getByRole('dialog')).toBeVisible();
  await recorder.take(page, 'draft-grid-set');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Filter by finding All rows' }).click();
  await page.getByRole('option', { name: 'Rows with errors', exact: true }).click();
  await recorder.take(page, 'draft-grid-errors');
  await grid.press('Clear filters');

  await grid.cell(1, 'name').click();
  await grid.paste(Array.from({ length: 5000 }, (_, index) => `trainee.${index + 1}\t/training/`).join('\n'));
  await expect(grid.grid).toHaveAttribute('aria-rowcount', '5001');
  await page.keyboard.press('Control+End');
  await expect(grid.cell(5000, 'tags')).toBeInViewport();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await recorder.take(page, 'draft-grid-5000');
  await throwAway(page);
}

/** Takes the draft out of the library, so that the start page offers a new batch again. */
async function throwAway(page: Page): Promise<void> {
  await new Navigation(page).open('Home');
  await page.evaluate(async () => {
    const drafts = await window.gatehouse.call('drafts.list', undefined);
    for (const { id } of drafts.ok ? drafts.value : [])
      await window.gatehouse.call('drafts.delete', { draftId: id });
  });
  await expect(page.getByRole('button', { name: 'Create users', exact: true })).toBeVisible();
}
