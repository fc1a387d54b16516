import { describe, expect, it } from 'vitest';
import { bench, endState, fullDraft, wanted } from './runs-bench.ts';

describe('a run', () => {
  it('creates three users with everything, and its .csv holds what works', async () => {
    const self = await bench();
    const runs = await self.restart();
    const started = await self.start(runs, fullDraft(['maria', 'nils', 'olga']));
    expect(started.header).toMatchObject({ state: 'running', counts: { users: 3, calls: 18, callsDone: 0 } });
    const run = await self.settled(runs, started.header.id);
    expect(run.header).toMatchObject({
      state: 'finished',
      exported: false,
      secretsKept: true,
      counts: { users: 3, usersDone: 3, usersFailed: 0, calls: 18, callsDone: 18 },
    });
    expect(run.rows.map(({ state, secrets }) => [state, secrets])).toEqual(
      Array.from({ length: 3 }, () => ['done', ['password', 'secretAccessKey']]),
    );
    expect(await endState(self, runs, run.header.id)).toEqual(wanted(['maria', 'nils', 'olga']));
  });
});
