import { describe, expect, it } from 'vitest';
import { bench, endState, fullDraft, noSealer, secretsOf, wanted, type Bench } from './runs-bench.ts';

const names = ['maria', 'nils'];

/** Runs until the power fails at a moment, then as a new process to the end. Gives false when it did not fail. */
async function failAt(self: Bench, moment: number): Promise<boolean> {
  const draft = fullDraft(names);
  const planHash = await self.planHash(draft);
  self.world.moments.length = 0;
  self.world.dieAt = moment;
  const doomed = await self.restart();
  const begun = doomed.start({ draft, planHash, customPasswords: {} });
  begun.catch(() => undefined);
  for (;;) {
    if (self.world.isDead) break;
    const [header] = await doomed.open();
    if (header?.state === 'finished') break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const died = self.world.isDead;
  await self.world.revive();

  const runs = await self.restart();
  expect(runs.startProblems).toEqual([]);
  const [left] = await runs.open();
  let runId = left?.id;
  // Power that failed before the journal was there has left nothing: the administrator starts again.
  if (runId === undefined) runId = (await runs.start({ draft, planHash, customPasswords: {} })).header.id;
  else if (left?.state === 'stopped') await runs.resume(runId);
  const run = await self.settled(runs, runId);
  expect(run.header.state).toBe('finished');
  expect(run.rows.map(({ state }) => state)).toEqual(names.map(() => 'done'));
  const disk = await self.onDisk();
  for (const secret of await secretsOf(runs, run)) expect(disk).not.toContain(secret);
  expect(await endState(self, runs, runId)).toEqual(wanted(names));
  return died;
}

describe('a run whose power fails', () => {
  // In parts, so that they share the processors and a failure names its moment.
  const parts = 8;
  it.each(Array.from({ length: parts }, (_, part) => part))(
    'at any moment (part %i) and is resumed ends like one that was never cut off',
    async (part) => {
      for (let moment = part + 1, failed = true; failed; moment += parts) {
        const self = await bench({ lagMs: moment % 2 === 0 ? 3_000 : 0 });
        try {
          failed = await failAt(self, moment);
        } catch (error) {
          throw new Error(`at moment ${moment}, ${self.world.moments[moment - 1] ?? 'after the end'}`, {
            cause: error,
          });
        }
      }
    },
  );
});

describe('power that fails when the secret access key is in the vault and its outcome not in the journal', () => {
  it('makes no second key', async () => {
    const draft = fullDraft(['maria']);
    const undisturbed = await bench();
    const first = await undisturbed.restart();
    const { header } = await undisturbed.start(first, draft);
    await undisturbed.settled(first, header.id);

    const self = await bench();
    self.world.dieAt = undisturbed.world.moments.lastIndexOf('after writing the vault') + 1;
    const doomed = await self.restart();
    await self.start(doomed, draft);
    await self.until(() => Promise.resolve(self.world.isDead));
    await self.world.revive();
    self.world.calls.length = 0;
    const runs = await self.restart();
    const [left] = await runs.open();
    const run = await runs.resume(left?.id ?? '');
    await self.settled(runs, run.header.id);
    expect(self.world.calls.filter(({ call }) => /^(Create|Delete)/.test(call))).toEqual([]);
    expect(await endState(self, runs, run.header.id)).toEqual(wanted(['maria']));
  });
});

describe('without a vault, a run whose power fails', () => {
  it.each([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])(
    'at moment %i replaces the secrets that are gone',
    async (moment) => {
      const self = await bench();
      self.sealer = noSealer;
      await failAt(self, moment);
    },
  );
});
