import { describe, expect, it } from 'vitest';
import { bench, endState, fullDraft, secretsOf, wanted } from './runs-bench.ts';

describe('a run', () => {
  it('creates three users with everything, and its .csv holds what works', async () => {
    const self = await bench();
    const runs = await self.restart();
    const started = await self.start(runs, fullDraft(['maria', 'nils', 'olga']));
    expect(started.header).toMatchObject({ state: 'running', counts: { users: 3, calls: 21, callsDone: 0 } });
    const run = await self.settled(runs, started.header.id);
    expect(run.header).toMatchObject({
      state: 'finished',
      exported: false,
      secretsKept: true,
      counts: { users: 3, usersDone: 3, usersFailed: 0, calls: 21, callsDone: 21 },
    });
    expect(run.rows.map(({ state, secrets }) => [state, secrets])).toEqual(
      Array.from({ length: 3 }, () => ['done', ['password', 'secretAccessKey']]),
    );
    expect(await endState(self, runs, run.header.id)).toEqual(wanted(['maria', 'nils', 'olga']));
  });

  it('has every intent and every secret on the disk before what follows them', async () => {
    const self = await bench();
    const runs = await self.restart();
    const draft = fullDraft(['maria'], { groups: [], policyArns: [], inlinePolicies: [] });
    const planHash = await self.planHash(draft);
    self.world.moments.length = 0;
    const { header } = await runs.start({ draft, planHash, customPasswords: {} });
    await self.settled(runs, header.id);
    const written = (name: string): string[] => [
      `before writing the ${name}`,
      `while writing the ${name}`,
      `after writing the ${name}`,
    ];
    const sent = (call: string): string[] => [`before ${call}`, `after ${call}`];
    expect(self.world.moments).toEqual([
      // The canary, then the plan.
      ...written('vault'),
      ...written('run'),
      ...written('run'),
      ...sent('CreateUser'),
      ...written('run'),
      // The password before the intent before the call.
      ...written('vault'),
      ...written('run'),
      ...sent('CreateLoginProfile'),
      ...written('run'),
      ...written('run'),
      ...sent('CreateAccessKey'),
      // The secret access key before the outcome.
      ...written('vault'),
      ...written('run'),
    ]);
  });

  it('looks before it sends what must not be repeated, and repeats nothing', async () => {
    const self = await bench();
    const runs = await self.restart();
    const draft = fullDraft(['maria']);
    const planHash = await self.planHash(draft);
    self.world.calls.length = 0;
    const { header } = await runs.start({ draft, planHash, customPasswords: {} });
    await self.settled(runs, header.id);
    const ofUser = self.world.calls.filter(({ form }) => form.get('UserName') === 'maria');
    expect(ofUser.map(({ call }) => call)).toEqual([
      'GetUser',
      'CreateUser',
      'AddUserToGroup',
      'AddUserToGroup',
      'AttachUserPolicy',
      'PutUserPolicy',
      'CreateLoginProfile',
      'ListAccessKeys',
      'CreateAccessKey',
    ]);
  });

  it('tells of what changed in a few events, and no secret is in them', async () => {
    const self = await bench();
    const runs = await self.restart();
    const names = Array.from({ length: 20 }, (_, index) => `user-${index + 10}`);
    const { header } = await self.start(runs, fullDraft(names));
    const run = await self.settled(runs, header.id);
    await self.until(() => Promise.resolve(self.changes.at(-1)?.header.state === 'finished'));
    expect(self.changes.at(-1)?.header).toEqual(run.header);
    // 140 calls with an intent and an outcome each.
    expect(self.changes.length).toBeLessThan(140);
    const told = JSON.stringify(self.changes);
    for (const secret of await secretsOf(runs, run)) expect(told).not.toContain(secret);
  });
});
