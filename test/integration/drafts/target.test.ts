import { afterEach, beforeEach, expect, it } from 'vitest';
import { plan } from '../../../shared/plans/plan.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { create, draftOf } from './drafts-fixture.ts';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(() => app.dispose());

it('a draft for another account is not applied, and one for this account is', async () => {
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: false }));
  const account = { partition: 'aws', accountId: '210987654321', endpoint: 'aws' } as const;
  const start = (target: typeof account | typeof snapshot.account) => {
    const draft = { ...draftOf('one', 'zoe'), target: { account: target, alias: 'acme-prod' } };
    return app.api.call('runs.start', { draft, planHash: plan(draft, snapshot).hash, customPasswords: {} });
  };
  await create(app, draftOf('one', 'zoe'));
  const refused = await start(account);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  expect(!refused.ok && refused.error.message).toContain('for acme-prod (account 210987654321)');
  expect(valueOf(await app.api.call('runs.open', undefined))).toEqual([]);
  valueOf(await start(snapshot.account));
  const versions = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
  expect(versions.map(({ reason }) => reason)).toEqual(['apply']);
});
