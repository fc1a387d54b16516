import { CreateGroupCommand, DeleteGroupCommand, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inProcessGatehouse, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { PracticeNetwork } from '../practice-network.ts';
import { finishedRun, startRun, untilState } from '../../support/practice-run.ts';
import { showResults } from './show-results.tsx';

let app: InProcessGatehouse;
let network: PracticeNetwork;
beforeEach(async () => {
  network = new PracticeNetwork();
  app = await inProcessGatehouse({ wrapPractice: network.wrap });
});
afterEach(async () => {
  await app.dispose();
  expect(app.unexpected).toEqual([]);
});

test('a run is followed while it goes on, to its end', async () => {
  const letGo = network.hold('CreateLoginProfile');
  const run = await startRun(app, ['nora', 'omar']);
  showResults(app, run);

  expect(await screen.findByText('Creating users')).toBeTruthy();
  expect(await screen.findByText(/^0 of 2 users created · \d of \d+ calls made$/)).toBeTruthy();
  expect((await screen.findAllByText(/^Creating… \(call \d of \d\)$/)).length).toBeGreaterThan(0);
  letGo();

  expect(await screen.findAllByText('2 users created')).not.toHaveLength(0);
  expect(screen.getAllByText('Created')).toHaveLength(2);
  expect(screen.queryByText('Creating users')).toBeNull();
});

test('a run can be stopped, and resumed', async () => {
  const user = userEvent.setup();
  const letGo = network.hold('CreateLoginProfile');
  const run = await startRun(app, ['nora', 'omar']);
  showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Stop' }));
  letGo();
  expect(await screen.findByText(/^Stopped: \d users? not created yet$/)).toBeTruthy();
  await untilState(app, run.header.id, 'stopped');

  await user.click(screen.getByRole('button', { name: 'Resume' }));
  expect(await screen.findAllByText('2 users created')).not.toHaveLength(0);
  expect(screen.queryByText(/^Stopped:/)).toBeNull();
});

test('a failed user names the call, AWS’s answer and what to do, and is created on retry', async () => {
  const user = userEvent.setup();
  const colleague = network.colleague();
  await colleague.send(new CreateGroupCommand({ GroupName: 'Newcomers' }));
  network.before('AddUserToGroup', async (parameters) => {
    if (parameters.get('UserName') !== 'omar') return;
    network.clear('AddUserToGroup');
    const nora = new RemoveUserFromGroupCommand({ GroupName: 'Newcomers', UserName: 'nora' });
    await colleague.send(nora).catch(() => undefined);
    await colleague.send(new DeleteGroupCommand({ GroupName: 'Newcomers' }));
  });
  const run = await finishedRun(app, ['omar'], { groups: ['Newcomers'] });
  showResults(app, run);

  expect(await screen.findByText('1 user failed')).toBeTruthy();
  expect(screen.getByText('AddUserToGroup: NoSuchEntity')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Show the calls for omar' }));
  const failedCall = screen.getByText('2. AddUserToGroup').closest('tr');
  expect(failedCall?.textContent).toContain('Newcomers');
  expect(failedCall?.textContent).toContain('Failed');

  await colleague.send(new CreateGroupCommand({ GroupName: 'Newcomers' }));
  await user.click(screen.getByRole('button', { name: 'Retry omar' }));
  await waitFor(() => expect(screen.queryByText('1 user failed')).toBeNull());
  expect(await screen.findByText('Created')).toBeTruthy();
});

test('50 users fit on a page; the others are found by page, search and filter', async () => {
  const user = userEvent.setup();
  const names = Array.from({ length: 52 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
  const run = await finishedRun(app, names, { consoleAccess: false, accessKey: false });
  showResults(app, run);
  const find = async (text: string) => {
    const search = screen.getByPlaceholderText('Find users');
    await user.clear(search);
    await user.click(search);
    await user.paste(text);
  };

  expect(await screen.findByText('(52)')).toBeTruthy();
  expect(screen.getAllByText('Created')).toHaveLength(50);
  expect(screen.queryByText('user-51')).toBeNull();
  await user.click(screen.getByLabelText('Next page'));
  expect(screen.getByText('user-51')).toBeTruthy();

  await find('USER-07');
  expect(await screen.findAllByText('1 match')).not.toHaveLength(0);
  expect(screen.getAllByText('Created')).toHaveLength(1);

  await find('nobody');
  expect(await screen.findByText('No matches')).toBeTruthy();
  await user.click(screen.getByText('Clear filter'));
  expect(screen.getAllByText('Created')).toHaveLength(50);
});

test('users are sorted by name as people read numbers, and the other way round', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['user-10', 'user-9', 'user-2'], {
    consoleAccess: false,
    accessKey: false,
  });
  showResults(app, run);
  await screen.findByText('user-9');

  const header = within(screen.getByRole('columnheader', { name: /User name/ })).getByRole('button');
  await user.click(header);
  expect(screen.getAllByText(/^user-\d+$/).map((cell) => cell.textContent)).toEqual([
    'user-2',
    'user-9',
    'user-10',
  ]);
  await user.click(header);
  expect(screen.getAllByText(/^user-\d+$/).map((cell) => cell.textContent)).toEqual([
    'user-10',
    'user-9',
    'user-2',
  ]);
});
