import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { finishedRun } from '../../support/practice-run.ts';
import { showResults } from './show-results.tsx';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(async () => {
  await app.dispose();
  expect(app.unexpected).toEqual([]);
});

async function secretOf(runId: string, kind: 'password' | 'secretAccessKey'): Promise<string> {
  return valueOf(await app.api.call('runs.reveal', { runId, rowId: 'row-1', kind })).secret;
}

test('each user is shown as created, with the secrets hidden', async () => {
  const run = await finishedRun(app, ['nora', 'omar']);
  showResults(app, run);

  expect(await screen.findAllByText('2 users created')).not.toHaveLength(0);
  const row = rowOf('nora');
  expect(row.getByText('Created')).toBeTruthy();
  expect(row.getByText(/^AKIA[A-Z2-7]{16}$/)).toBeTruthy();
  expect(row.getAllByRole('img', { name: 'Hidden' })).toHaveLength(2);
  expect(document.body.textContent).not.toContain(await secretOf(run.header.id, 'password'));
  expect(document.body.textContent).not.toContain(await secretOf(run.header.id, 'secretAccessKey'));
});

test('Show fetches one secret, and Hide forgets it', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  showResults(app, run);
  const secret = await secretOf(run.header.id, 'secretAccessKey');

  await user.click(await screen.findByRole('button', { name: 'Show secret access key of nora' }));
  expect(await screen.findByText(secret)).toBeTruthy();
  expect(document.body.textContent).not.toContain(await secretOf(run.header.id, 'password'));

  await user.click(screen.getByRole('button', { name: 'Hide secret access key of nora' }));
  expect(document.body.innerHTML).not.toContain(secret);
});

test('a shown secret is forgotten when the results are left and opened again', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  const first = showResults(app, run);
  const password = await secretOf(run.header.id, 'password');
  await user.click(await screen.findByRole('button', { name: 'Show console password of nora' }));
  await screen.findByText(password);
  first.unmount();

  showResults(app, run);
  expect(await screen.findByRole('button', { name: 'Show console password of nora' })).toBeTruthy();
  expect(document.body.innerHTML).not.toContain(password);
});

test('a secret is copied by main, without being shown, and the page says that the clipboard is cleared', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Copy console password of nora' }));

  expect(await screen.findByText('It is cleared from the clipboard in 60 seconds.')).toBeTruthy();
  expect(app.copied).toEqual([await secretOf(run.header.id, 'password')]);
  expect(await navigator.clipboard.readText()).toBe('');
});

test('the .csv file is saved, and the page says where', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora', 'omar']);
  showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Download .csv file' }));

  expect(await screen.findByText('The .csv file is saved')).toBeTruthy();
  expect(screen.getByText(app.csvPath ?? 'no path')).toBeTruthy();
  expect(await readFile(app.csvPath ?? '', 'utf8')).toContain(
    await secretOf(run.header.id, 'secretAccessKey'),
  );
  await waitFor(() => expect(screen.queryAllByText(/The credentials are downloaded/)).not.toHaveLength(0));
});

test('a cancelled save dialog changes nothing and is no error', async () => {
  const user = userEvent.setup();
  app.csvPath = null;
  const run = await finishedRun(app, ['nora']);
  showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Download .csv file' }));

  await waitFor(() => expect(screen.queryAllByText(/Download the .csv file now/)).not.toHaveLength(0));
  expect(screen.queryByText('The .csv file is saved')).toBeNull();
  expect(screen.queryByText('The .csv file was not saved')).toBeNull();
});

test('a .csv file that cannot be written is an error that says so', async () => {
  const user = userEvent.setup();
  app.csvPath = `${app.folder}/no such folder/file.csv`;
  const run = await finishedRun(app, ['nora']);
  showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Download .csv file' }));

  expect(await screen.findByText('The .csv file was not saved')).toBeTruthy();
  expect(screen.queryAllByText(/Download the .csv file now/)).not.toHaveLength(0);
});

test('a user name with a comma is flagged before it is handed over', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora,lind', 'omar']);
  showResults(app, run);

  expect(await screen.findByText('Before you hand over: 1 user with warnings')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show these users' }));
  expect(screen.queryByText('omar')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Warnings for nora,lind' }));
  expect(await screen.findByText(/comma/)).toBeTruthy();
});

test('users without credentials have no columns for them', async () => {
  const run = await finishedRun(app, ['nora'], { consoleAccess: false, accessKey: false });
  showResults(app, run);

  expect(await screen.findByText('Created')).toBeTruthy();
  expect(screen.queryByText('Console password')).toBeNull();
  expect(screen.queryByText('Secret access key')).toBeNull();
});

function rowOf(userName: string) {
  const row = screen.getByText(userName).closest('tr');
  if (row === null) throw new Error(`${userName} is in no row.`);
  return within(row);
}
