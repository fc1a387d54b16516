import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { inProcessGatehouse, valueOf } from '../../support/in-process-gatehouse.ts';

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

it('gives a user who exists what is missing, beside a new one, and takes nothing away', async () => {
  const app = await inProcessGatehouse();
  onTestFinished(() => app.dispose());
  const { api } = app;
  const read = async (name: string) => {
    const user = valueOf(await api.call('account.snapshot', { refresh: true })).users.find(
      (one) => one.name === name,
    );
    if (user?.access === undefined) throw new Error(`Nothing is known of ${name}.`);
    return { path: user.path, ...user.access };
  };
  const before = await read('li.wei');
  const empty = emptyDraft('draft', 'row');
  const draft: Draft = {
    ...empty,
    existingUsers: 'merge',
    defaults: {
      ...empty.defaults,
      groups: ['Developers'],
      policyArns: [readOnly],
      tags: [{ key: 'Batch', value: 'merged' }],
    },
    users: [
      { id: 'old', name: 'li.wei' },
      { id: 'new', name: 'zoe' },
    ],
  };
  const snapshot = valueOf(await api.call('account.snapshot', { refresh: true }));
  const { hash, steps, outcomes } = plan(draft, snapshot);
  expect(outcomes.map(({ doing }) => doing)).toEqual(['merge', 'create']);
  expect(steps.filter(({ rowId }) => rowId === 'old').map(({ call }) => call)).toEqual([
    'AddUserToGroup',
    'AttachUserPolicy',
    'TagUser',
  ]);

  const finished = new Promise<void>((resolve) => {
    api.on('run.changed', ({ header }) => {
      if (header.state === 'finished') resolve();
    });
  });
  const { header } = valueOf(await api.call('runs.start', { draft, planHash: hash, customPasswords: {} }));
  await finished;

  const after = await read('li.wei');
  expect(after.groups.toSorted()).toEqual([...before.groups, 'Developers'].toSorted());
  expect(after.policyArns.toSorted()).toEqual([...before.policyArns, readOnly].toSorted());
  expect(after.tags).toEqual(expect.arrayContaining([...before.tags, { key: 'Batch', value: 'merged' }]));
  const { path, boundaryArn, inlinePolicies } = before;
  expect(after).toMatchObject({ path, boundaryArn, inlinePolicies });

  // No credential of the user who was there before: neither in the results nor in the .csv.
  const run = valueOf(await api.call('runs.read', { runId: header.id }));
  const row = run.rows.find(({ id }) => id === 'old');
  expect(row).toMatchObject({ state: 'done', consoleAccess: false, secrets: [] });
  valueOf(await api.call('runs.saveCsv', { runId: header.id }));
  const csv = await readFile(app.csvPath ?? '', 'utf8');
  expect(csv).toContain('zoe');
  expect(csv).not.toContain('li.wei');

  // Once more, there is nothing left to do for either.
  const again = plan(draft, valueOf(await api.call('account.snapshot', { refresh: true })));
  expect(again.steps).toEqual([]);
});
