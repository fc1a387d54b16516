import { CreatePolicyCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ResultsView } from '../../../renderer/views/results/results-view.tsx';
import { useAskToLeave } from '../../../renderer/leave-guard.tsx';
import { emptyDraft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import {
  inProcessGatehouse,
  testSealer,
  valueOf,
  type InProcessGatehouse,
} from '../../support/in-process-gatehouse.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';
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

async function openRuns(): Promise<string[]> {
  return valueOf(await app.api.call('runs.open', undefined)).map(({ id }) => id);
}

test('credentials that are not downloaded are asked for before the results are left', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  const { onLeave } = showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Credentials are not downloaded' }));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(onLeave).not.toHaveBeenCalled();

  await user.click(screen.getByRole('button', { name: 'Finish' }));
  await user.click(screen.getByRole('button', { name: 'Leave and keep them for later' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
  expect(await openRuns()).toEqual([run.header.id]);
});

test('downloaded from the question, they can be removed from this computer', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  const { onLeave } = showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  const dialog = () => within(screen.getByRole('dialog'));
  await user.click(dialog().getByRole('button', { name: 'Download .csv file' }));
  expect(await screen.findByRole('dialog', { name: 'Finish and remove the credentials' })).toBeTruthy();
  expect(dialog().getByText(new RegExp(`downloaded to .*saved.csv`))).toBeTruthy();
  expect(onLeave).not.toHaveBeenCalled();

  await user.click(dialog().getByRole('button', { name: 'Finish' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
  expect(await openRuns()).toEqual([]);
});

test('credentials are discarded only after their loss was explained', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  const { onLeave } = showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  await user.click(screen.getByRole('button', { name: 'Discard credentials' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Discard credentials?' }));
  expect(dialog.getByText('This cannot be undone')).toBeTruthy();
  expect(await openRuns()).toEqual([run.header.id]);

  await user.click(dialog.getByRole('button', { name: 'Discard credentials' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
  expect(await openRuns()).toEqual([]);
});

test('where secrets cannot be kept, the page warns and keeping them is not offered', async () => {
  const user = userEvent.setup();
  await app.dispose();
  app = await inProcessGatehouse({ sealer: { ...testSealer, problem: 'There is no keyring.' } });
  const run = await finishedRun(app, ['nora']);
  showResults(app, run);

  expect(await screen.findByText('The credentials are only in memory')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Finish' }));
  await screen.findByRole('dialog');
  expect(screen.queryByRole('button', { name: 'Leave and keep them for later' })).toBeNull();
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Download .csv file' }));
  await waitFor(() => expect(screen.queryByText('The credentials are only in memory')).toBeNull());
});

test('a run that is going on is left to itself', async () => {
  const user = userEvent.setup();
  const letGo = network.hold('CreateLoginProfile');
  const run = await startRun(app, ['nora']);
  const { onLeave, unmount } = showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Return to start' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Users are still being created' }));
  await user.click(dialog.getByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
  unmount();
  letGo();

  showResults(app, run);
  expect(await screen.findAllByText('1 user created')).not.toHaveLength(0);
});

test('a run without credentials is finished without a question', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora'], { consoleAccess: false, accessKey: false });
  const { onLeave } = showResults(app, run);

  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await openRuns()).toEqual([]);
});

test('choosing another view asks the same question, once', async () => {
  const user = userEvent.setup();
  const run = await finishedRun(app, ['nora']);
  const asked: boolean[] = [];
  function OtherView() {
    const ask = useAskToLeave();
    return <button onClick={() => void ask().then((leave) => asked.push(leave))}>Another view</button>;
  }
  renderWithGatehouse(
    app.api,
    <>
      <OtherView />
      <ResultsView runId={run.header.id} onLeave={() => undefined} />
    </>,
  );

  await screen.findByRole('button', { name: 'Finish' });
  await user.click(screen.getByText('Another view'));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(asked).toEqual([false]));
  await user.click(screen.getByText('Another view'));
  await user.click(await screen.findByRole('button', { name: 'Leave and keep them for later' }));
  await waitFor(() => expect(asked).toEqual([false, true]));
});

test('a run whose policy failed, though no user needs it, is not closed without a question', async () => {
  const user = userEvent.setup();
  const colleague = network.colleague();
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }],
  });
  network.before('CreatePolicy', async () => {
    network.clear('CreatePolicy');
    await colleague.send(new CreatePolicyCommand({ PolicyName: 'Reports', PolicyDocument: document }));
  });
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: true }));
  const draft = {
    ...emptyDraft('a-draft', 'row-1'),
    users: [{ id: 'row-1', name: 'nora' }],
    newPolicies: [{ name: 'Reports', path: '/data/', description: '', document }],
  };
  draft.defaults = { ...draft.defaults, consoleAccess: false };
  const { hash } = plan(draft, snapshot);
  const { header } = valueOf(
    await app.api.call('runs.start', { draft, planHash: hash, customPasswords: {} }),
  );
  const run = await untilState(app, header.id, 'finished');
  expect(run.header.counts).toMatchObject({ usersDone: 1, usersFailed: 0, entitiesFailed: 1 });

  const { onLeave } = showResults(app, run);
  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Not everything is created' }));
  expect(dialog.getByText(/^1 policy or group not created\./)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Leave and keep it for later' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
  expect(await openRuns()).toEqual([run.header.id]);
});

test('a run with a failed user is kept for later, or closed for good', async () => {
  const user = userEvent.setup();
  const colleague = network.colleague();
  network.before('CreateUser', async (parameters) => {
    network.clear('CreateUser');
    await colleague.send(new CreateUserCommand({ UserName: parameters.get('UserName') ?? '' }));
  });
  const run = await finishedRun(app, ['nora'], { consoleAccess: false, accessKey: false });
  const { onLeave, unmount } = showResults(app, run);
  expect(await screen.findByText('CreateUser: EntityAlreadyExists')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Finish' }));
  expect(await screen.findByRole('dialog', { name: 'Not all users are created' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Leave and keep it for later' }));
  await waitFor(() => expect(onLeave).toHaveBeenCalledOnce());
  expect(await openRuns()).toEqual([run.header.id]);
  unmount();

  showResults(app, run);
  await user.click(await screen.findByRole('button', { name: 'Finish' }));
  await user.click(await screen.findByRole('button', { name: 'Close this run for good' }));
  await waitFor(async () => expect(await openRuns()).toEqual([]));
});
