import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { finishedRun } from '../../support/practice-run.ts';
import { showResults } from './show-results.tsx';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.dispose();
  expect(app.unexpected).toEqual([]);
});

const dialog = () => within(screen.getByRole('dialog'));

async function choose(user: UserEvent, button: RegExp | string, way: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: button }));
  await user.click(await screen.findByRole('menuitem', { name: way }));
  await screen.findByRole('dialog');
}

async function secretOf(runId: string, rowId: string, kind: 'password' | 'secretAccessKey'): Promise<string> {
  return valueOf(await app.api.call('runs.reveal', { runId, rowId, kind })).secret;
}

test('a file for each user is saved into the chosen folder, and the row says so', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora', 'omar']);
  showResults(app, run);
  await choose(user, 'Hand over', 'Save a file for each user');
  await user.click(dialog().getByRole('radio', { name: /With the account ID/ }));
  await user.click(dialog().getByRole('button', { name: 'Choose folder and save' }));

  expect(await screen.findByText('4 files saved')).toBeTruthy();
  expect(dialog().getByText(app.handoverFolder ?? '')).toBeTruthy();
  expect(await readdir(app.handoverFolder ?? '')).toHaveLength(4);
  // The cross in the corner and the button below do the same.
  await user.click(dialog().getAllByRole('button', { name: 'Close' })[1] ?? document.body);
  expect(await screen.findByRole('button', { name: '2 of 4: hand-over record of nora' })).toBeTruthy();
  expect(await screen.findAllByText(/The credentials are downloaded/)).not.toHaveLength(0);
});

test('only the selected users get one', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora', 'omar', 'yuki']);
  showResults(app, run);
  await user.click(await screen.findByRole('checkbox', { name: 'Select nora' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select yuki' }));
  await choose(user, 'Hand over (2 selected)', 'Save a file for each user');
  await user.click(dialog().getByRole('checkbox', { name: /_accessKeys.csv/ }));
  await user.click(dialog().getByRole('button', { name: 'Choose folder and save' }));
  await screen.findByText('2 files saved');
  expect((await readdir(app.handoverFolder ?? '')).sort()).toEqual([
    'nora_credentials.csv',
    'yuki_credentials.csv',
  ]);
});

test('a file that fails is named, and a cancelled folder leaves the choice as it was', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora', 'omar']);
  const folder = app.handoverFolder ?? '';
  await mkdir(join(folder, 'omar_credentials.csv'));
  app.existing.answer = 'replace';
  app.handoverFolder = null;
  showResults(app, run);
  await choose(user, 'Hand over', 'Save a file for each user');
  const save = dialog().getByRole('button', { name: 'Choose folder and save' });
  await user.click(save);
  await waitFor(() => expect(save.getAttribute('aria-disabled')).not.toBe('true'));
  expect(screen.queryByText(/saved$/)).toBeNull();

  app.handoverFolder = folder;
  await user.click(dialog().getByRole('button', { name: 'Choose folder and save' }));
  expect(await screen.findByText('3 files saved')).toBeTruthy();
  expect(dialog().getByText('1 file not saved')).toBeTruthy();
  expect(dialog().getByText(/omar_credentials.csv: It could not be written \(EISDIR\)/)).toBeTruthy();
});

test('the sign-in instructions of one user open in the mail program', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  showResults(app, run);
  await choose(user, 'Hand over to nora', 'Email sign-in instructions');
  expect(dialog().getByText(/account with the ID ending in/)).toBeTruthy();
  const address = dialog().getByRole('textbox', { name: /E-mail address/ });
  await user.type(address, 'nora');
  await user.click(dialog().getByRole('button', { name: 'Open e-mail draft' }));
  expect(await screen.findByText(/This is not an e-mail address/)).toBeTruthy();
  expect(app.openedLinks).toEqual([]);
  await user.type(address, '@example.com');
  await user.click(dialog().getByRole('button', { name: 'Open e-mail draft' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(app.openedLinks).toEqual([expect.stringMatching(/^mailto:nora@example\.com\?subject=Welcome/)]);
  expect(await screen.findByRole('button', { name: '1 of 4: hand-over record of nora' })).toBeTruthy();
});

test('an address that the user name tells is there already', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora@example.com']);
  showResults(app, run);
  await choose(user, 'Hand over to nora@example.com', 'Email sign-in instructions');
  expect(dialog().getByRole<HTMLInputElement>('textbox', { name: /E-mail address/ }).value).toBe(
    'nora@example.com',
  );
});

test('many get their instructions as drafts in a folder; those without console access are named', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora', 'omar@example.com']);
  showResults(app, run);
  await choose(user, 'Hand over', 'Email sign-in instructions');
  expect(dialog().getByText(/The address of 1 user is not known/)).toBeTruthy();
  await user.click(dialog().getByRole('button', { name: 'Choose folder and save' }));
  expect(await screen.findByText('2 files saved')).toBeTruthy();
  expect((await readdir(app.handoverFolder ?? '')).every((name) => name.endsWith('.eml'))).toBe(true);
});

/** What is drawn for the printer each time that the print dialog opens. */
function catchPrinting(): string[] {
  const printed: string[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    printed.push(document.querySelector('.sheets')?.textContent ?? 'nothing');
    window.dispatchEvent(new Event('afterprint'));
  });
  return printed;
}

test('a page for each user is printed, without the password, and noted only when it was printed', async () => {
  const user = userEvent.setup();
  const printed = catchPrinting();
  const run = await finishedRun(app, ['nora', 'omar']);
  showResults(app, run);
  await choose(user, 'Hand over', 'Print hand-over sheets');
  await user.click(dialog().getByRole('button', { name: 'Print' }));
  expect(await screen.findByText('Was everything printed?')).toBeTruthy();
  expect(printed).toHaveLength(1);
  for (const { id, userName } of run.rows) {
    expect(printed[0]).toContain(userName);
    expect(printed[0]).not.toContain(await secretOf(run.header.id, id, 'password'));
  }
  expect(document.querySelector('.sheets')).toBeNull();

  await user.click(dialog().getByRole('button', { name: 'No' }));
  expect(screen.getAllByRole('button', { name: /^Not yet: hand-over record/ })).toHaveLength(2);
  await choose(user, 'Hand over', 'Print hand-over sheets');
  await user.click(dialog().getByRole('button', { name: 'Print' }));
  await user.click(await screen.findByRole('button', { name: 'Yes, note as printed' }));
  await waitFor(() =>
    expect(screen.getAllByRole('button', { name: /^1 of 4: hand-over record/ })).toHaveLength(2),
  );
});

test('the password is on the page only by choice, never on the screen, and forgotten after it', async () => {
  const user = userEvent.setup();
  const printed = catchPrinting();
  const run = await finishedRun(app, ['nora']);
  const password = await secretOf(run.header.id, 'row-1', 'password');
  showResults(app, run);
  await choose(user, 'Hand over to nora', 'Print hand-over sheet');
  await user.click(dialog().getByRole('checkbox', { name: /Print the console password/ }));
  expect(dialog().getByText('Whoever sees the page can sign in')).toBeTruthy();
  expect(document.body.innerHTML).not.toContain(password);
  await user.click(dialog().getByRole('button', { name: 'Print' }));
  await user.click(await screen.findByRole('button', { name: 'Yes, note as printed' }));
  expect(printed).toEqual([expect.stringContaining(password)]);
  expect(document.body.innerHTML).not.toContain(password);
  expect(await screen.findByRole('button', { name: '2 of 4: hand-over record of nora' })).toBeTruthy();
});

test('what was handed over in another way is ticked by hand, and unticked', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  showResults(app, run);
  await user.click(await screen.findByRole('button', { name: 'Not yet: hand-over record of nora' }));
  const password = () => dialog().getByRole<HTMLInputElement>('checkbox', { name: 'Console password' });
  await user.click(password());
  expect(await screen.findByText(/^Ticked by hand, /)).toBeTruthy();
  await waitFor(() => expect(password().disabled).toBe(false));
  await user.click(password());
  await waitFor(() => expect(screen.queryByText(/^Ticked by hand, /)).toBeNull());
  expect(password().checked).toBe(false);
});

test('leaving says whose credentials are not handed over, and shows them', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora', 'omar']);
  const input = { runId: run.header.id };
  valueOf(await app.api.call('runs.saveCsv', input));
  valueOf(
    await app.api.call('handover.mark', { ...input, rowIds: ['row-2'], items: ['password'], how: null }),
  );
  valueOf(
    await app.api.call('handover.mark', {
      ...input,
      rowIds: ['row-1'],
      items: ['instructions', 'mfa'],
      how: 'by-hand',
    }),
  );
  showResults(app, run);
  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  expect(await screen.findByText('Leaving with credentials not handed over')).toBeTruthy();
  expect(dialog().getByText('Console password: 1 user (omar)')).toBeTruthy();
  await user.click(dialog().getByRole('button', { name: 'Show these users' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText('nora')).toBeNull();
  expect(screen.getByText('omar')).toBeTruthy();
});

test('credentials that are all handed over in other ways are not asked for as a .csv', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  const items = ['password', 'accessKey', 'instructions', 'mfa'] as const;
  valueOf(
    await app.api.call('handover.mark', {
      runId: run.header.id,
      rowIds: ['row-1'],
      items: [...items],
      how: 'by-hand',
    }),
  );
  const { onLeave } = showResults(app, run);
  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  expect(await screen.findByText(/Some credentials are in no .csv file/)).toBeTruthy();
  expect(screen.queryByText(/not handed over/)).toBeNull();
  await user.click(dialog().getByRole('button', { name: 'Finish' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
});
