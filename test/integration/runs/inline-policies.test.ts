import { describe, expect, it } from 'vitest';
import { bench, errorOf, fullDraft, inlinePolicy } from './runs-bench.ts';

describe('a run with inline policies', () => {
  it('shows them by name, and fails the row alone that AWS refuses', async () => {
    const self = await bench();
    self.world.nextFor('nils', 'PutUserPolicy', 'denied');
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    const run = await self.settled(runs, header.id);
    const steps = run.rows.map(({ steps: ofRow }) => ofRow.find(({ call }) => call === 'PutUserPolicy'));
    expect(steps).toMatchObject([
      { target: inlinePolicy.name, state: 'done' },
      { target: inlinePolicy.name, state: 'failed', error: { kind: 'denied', call: 'PutUserPolicy' } },
    ]);
    expect(run.rows.map(({ state }) => state)).toEqual(['done', 'failed']);
    await runs.retryRow(header.id, 'row-nils');
    expect((await self.settled(runs, header.id)).header.counts).toMatchObject({ usersDone: 2 });
  });

  it('is not begun with a document that AWS would refuse', async () => {
    const self = await bench();
    const runs = await self.restart();
    const odd = { name: 'odd', document: '{"Version":"2012-10-17","Statement":[{"Effect":"Perhaps"}]}' };
    const error = await errorOf(self.start(runs, fullDraft(['maria'], { inlinePolicies: [odd] })));
    expect(error).toMatchObject({ kind: 'invalid', message: expect.stringContaining('odd') as string });
    expect(self.account.toState().users).toEqual([]);
  });

  it('is not begun where they are too big together', async () => {
    const self = await bench();
    const runs = await self.restart();
    const statement = { Sid: 'x'.repeat(2_040), Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
    const big = JSON.stringify({ Version: '2012-10-17', Statement: statement });
    const draft = fullDraft(['maria'], { inlinePolicies: [{ name: 'big', document: big }] });
    const error = await errorOf(self.start(runs, draft));
    expect(error).toMatchObject({ kind: 'invalid', message: expect.stringContaining('2,048') as string });
    expect(self.account.toState().users).toEqual([]);
  });
});
