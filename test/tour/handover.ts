import { expect, type Page } from '@playwright/test';
import { scanQrCode, twoCodes } from '../support/authenticator.ts';
import type { Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { readCsv } from '../support/saved-csv.ts';
import { batch } from './drafting.ts';
import type { Recorder } from './recorder.ts';

const [first = ''] = batch.users;

/** The result: secrets hidden and shown, the question before leaving, and the .csv file. Gives the file's path. */
export async function credentials(gatehouse: Gatehouse, recorder: Recorder): Promise<string> {
  const { page } = gatehouse;
  const results = new Results(page);
  await recorder.take(page, 'result-hidden', { small: true });
  const password = await results.show(first, 'console password');
  const secretKey = await results.show(first, 'secret access key');
  await recorder.take(page, 'result-shown', { small: true });
  await results.hide(first, 'console password');
  await results.hide(first, 'secret access key');
  await page.getByRole('button', { name: `Show the calls for ${first}` }).click();
  await page.getByRole('button', { name: `Hide the calls for ${first}` }).scrollIntoViewIfNeeded();
  await recorder.take(page, 'result-calls');
  await page.getByRole('button', { name: `Hide the calls for ${first}` }).click();

  await page.evaluate(() => scrollTo(0, 0));
  await results.leave();
  await expect(page.getByRole('dialog')).toBeVisible();
  await recorder.take(page, 'leave-question', { small: true });
  await page.getByRole('button', { name: 'Discard credentials' }).click();
  await recorder.take(page, 'leave-discard');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  const path = await gatehouse.answerSaveDialog('credentials.csv');
  await results.download();
  await expect(page.getByText('The .csv file is saved')).toBeVisible();
  await recorder.take(page, 'result-downloaded');
  const { users } = readCsv(path);
  expect(users.map(({ userName }) => userName)).toEqual(batch.users);
  expect(users[0]).toMatchObject({ password, secretAccessKey: secretKey });
  return path;
}

/** “Hand over”: files, e-mail, printed sheets and the record of who has what. */
export async function handOver(gatehouse: Gatehouse, recorder: Recorder): Promise<void> {
  const { page } = gatehouse;
  const results = new Results(page);
  const close = () => page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const cancel = () => page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await results.row(first).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await recorder.take(page, 'hand-over-menu', { small: true });
  await page.keyboard.press('Escape');

  await gatehouse.answerFolderDialog('own-files');
  const files = await results.handOver('Save a file for each user');
  await recorder.take(page, 'hand-over-files', { small: true });
  await files.getByRole('button', { name: 'Choose folder and save' }).click();
  await expect(files).toContainText(/\d+ files saved/);
  await recorder.take(page, 'hand-over-files-saved');
  await close();

  await results.handOverTo(first, 'Email sign-in instructions');
  await recorder.take(page, 'hand-over-e-mail', { small: true });
  await cancel();
  await gatehouse.answerFolderDialog('drafts');
  const drafts = await results.handOver('Email sign-in instructions');
  await recorder.take(page, 'hand-over-drafts');
  await drafts.getByRole('button', { name: 'Choose folder and save' }).click();
  await expect(drafts).toContainText(/\d+ files saved/);
  await close();

  const print = await results.handOver('Print hand-over sheets');
  await recorder.take(page, 'hand-over-print', { small: true });
  await print.getByRole('checkbox', { name: 'Print the console password' }).check();
  await recorder.take(page, 'hand-over-print-password');
  // In the place of the system's print dialog.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await print.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(print).toContainText('Was everything printed?');
  await page.emulateMedia({ media: 'print' });
  await recorder.take(page, 'hand-over-printed-page', { paper: true });
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await recorder.take(page, 'hand-over-print-question');
  await print.getByRole('button', { name: 'Yes, note as printed' }).click();

  await results.handOverTo(first, 'Hand-over record');
  await recorder.take(page, 'hand-over-record', { small: true });
  await close();
  await results.row(first).scrollIntoViewIfNeeded();
  await recorder.take(page, 'hand-over-column', { small: true });
}

/** "Assign MFA device" for the first user, with wrong codes before the right ones. */
export async function mfa(page: Page, recorder: Recorder): Promise<void> {
  const results = new Results(page);
  const pane = await results.assignMfa(first);
  await recorder.take(page, 'mfa-1-name');
  // A device that the small company's abandoned set-up left.
  await pane.beginUnderTakenName('anna.kowalska');
  await recorder.take(page, 'mfa-1-name-taken', { small: true });
  await pane.chooseToReplace('anna.kowalska');
  await recorder.take(page, 'mfa-1-name-replace');
  await pane.cancel();
  await results.assignMfa(first);
  await pane.begin();
  await recorder.take(page, 'mfa-2-hidden', { small: true });
  await pane.confirm('123456', '123456');
  await recorder.take(page, 'mfa-3-equal-codes');
  await pane.showQrCode();
  const entry = scanQrCode(await page.screenshot());
  expect(entry.label).toBe(`${first}@northwind-bikes`);
  await recorder.take(page, 'mfa-4-qr-code', { small: true });
  const key = await pane.showSecretKey();
  expect(key).toBe(entry.secret.base32);
  await recorder.take(page, 'mfa-5-secret-key');
  const late = twoCodes(entry, -6);
  await pane.confirm(...late);
  await expect(pane.dialog.getByText('The device is not assigned yet')).toBeVisible();
  await recorder.take(page, 'mfa-6-wrong-codes');
  await pane.confirm(...twoCodes(entry));
  await expect(pane.assigned).toBeVisible();
  await recorder.take(page, 'mfa-7-assigned');
  await pane.close();
  await expect(results.row(first)).toContainText('Assigned:');
  await recorder.take(page, 'result-with-mfa');
}

/** Leaves the results for good: the question, and the start page after it. */
export async function finish(page: Page, recorder: Recorder): Promise<void> {
  await new Results(page).leave();
  await expect(page.getByRole('dialog')).toContainText('Finish and remove the credentials');
  await recorder.take(page, 'finish-question');
  await page.getByRole('dialog').getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'IAM users' })).toBeVisible();
}
