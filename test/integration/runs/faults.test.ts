import { CreateAccessKeyCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import type { Fate } from './faulty-world.ts';
import { bench, clientsOver, endState, fullDraft, secretsOf, wanted, type Bench } from './runs-bench.ts';

const calls = [
  'GetUser',
  'CreateUser',
  'AddUserToGroup',
  'AttachUserPolicy',
  'PutUserPolicy',
  'CreateLoginProfile',
  'ListAccessKeys',
  'CreateAccessKey',
];
const faults: Fate[] = [
  'lost request',
  'lost answer',
  'throttled',
  'failed before',
  'failed after',
  'modifying',
];

async function finished(self: Bench, names: string[]): Promise<void> {
  const runs = await self.restart();
  const { header } = await self.start(runs, fullDraft(names));
  const run = await self.settled(runs, header.id);
  expect(run.rows.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []))).toEqual([]);
  expect(run.header).toMatchObject({ state: 'finished', counts: { usersDone: names.length } });
  expect(await endState(self, runs, header.id)).toEqual(wanted(names));
}

describe.each([0, 3_000])('with reads that lag %i ms', (lagMs) => {
  describe.each(calls)('%s', (call) => {
    // Reads are refused so by nobody.
    const possible = /^(Get|List)/.test(call) ? faults.filter((fault) => fault !== 'modifying') : faults;
    it.each(possible)(
      'that is %s once and twice leaves the account as if nothing had happened',
      async (fate) => {
        const self = await bench({ lagMs });
        self.world.nextFor('maria', call, fate);
        self.world.nextFor('nils', call, fate, fate);
        await finished(self, ['maria', 'nils']);
      },
    );
  });
});

describe('a lost answer to CreateAccessKey', () => {
  it('leaves exactly one key, whose secret is known', async () => {
    const self = await bench({ lagMs: 3_000 });
    self.world.next('CreateAccessKey', 'lost answer');
    await finished(self, ['maria']);
    const sent = self.world.calls.filter(({ call }) => /AccessKey$/.test(call)).map(({ call }) => call);
    expect(sent).toEqual(['CreateAccessKey', 'DeleteAccessKey', 'CreateAccessKey']);
  });

  it('is settled though its key appears only after another one was made', async () => {
    const self = await bench({ lagMs: 20_000 });
    self.world.next('CreateAccessKey', 'lost answer');
    await finished(self, ['maria']);
  });

  it('never costs a key that somebody else made', async () => {
    const self = await bench();
    const runs = await self.restart();
    const direct = clientsOver(practiceRequestHandler(self.account)).writes;
    self.world.before('CreateAccessKey', async () => {
      await direct.send(new CreateAccessKeyCommand({ UserName: 'maria' }));
    });
    self.world.next('CreateAccessKey', 'lost answer');
    const { header } = await self.start(runs, fullDraft(['maria']));
    const run = await self.settled(runs, header.id);
    expect(run.rows[0]?.state).toBe('failed');
    expect(run.rows[0]?.steps.at(-1)?.error?.message).toContain('cannot tell whether it made them');
    expect(self.account.toState().accessKeys).toHaveLength(2);
  });
});

describe('a lost answer to CreateUser', () => {
  it('is not taken for ours where somebody else has made the user otherwise', async () => {
    const self = await bench();
    const runs = await self.restart();
    const direct = clientsOver(practiceRequestHandler(self.account)).writes;
    self.world.before('CreateUser', async () => {
      await direct.send(new CreateUserCommand({ UserName: 'maria', Path: '/other/' }));
    });
    self.world.next('CreateUser', 'lost request');
    const { header } = await self.start(runs, fullDraft(['maria']));
    const run = await self.settled(runs, header.id);
    expect(run.rows[0]?.steps[0]?.error).toMatchObject({ kind: 'conflict', code: 'EntityAlreadyExists' });
    expect(run.rows[0]?.steps.slice(1).map(({ state }) => state)).toEqual(Array(6).fill('waiting'));
  });
});

describe('a failed row', () => {
  it('stops no other row, says what to do, and can be retried alone', async () => {
    const self = await bench();
    const runs = await self.restart();
    self.world.nextFor('nils', 'AttachUserPolicy', 'denied');
    const { header } = await self.start(runs, fullDraft(['maria', 'nils', 'olga']));
    const run = await self.settled(runs, header.id);
    expect(run.header).toMatchObject({ state: 'finished', counts: { usersDone: 2, usersFailed: 1 } });
    const failed = run.rows.find(({ userName }) => userName === 'nils');
    expect(failed?.state).toBe('failed');
    expect(failed?.steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'failed',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(failed?.steps[3]?.error).toMatchObject({
      kind: 'denied',
      code: 'AccessDenied',
      call: 'AttachUserPolicy',
    });

    await runs.saveCsv(header.id);
    expect((await runs.read(header.id)).header.exported).toBe(true);
    self.world.calls.length = 0;
    await runs.retryRow(header.id, 'row-nils');
    const again = await self.settled(runs, header.id);
    expect(again.header).toMatchObject({ state: 'finished', exported: false, counts: { usersDone: 3 } });
    // Before it goes on, the run reads the account's password policy again, which names nobody.
    const named = self.world.calls.map(({ form }) => form.get('UserName')).filter((name) => name !== null);
    expect(new Set(named)).toEqual(new Set(['nils']));
    const unnamed = self.world.calls.filter(({ form }) => !form.has('UserName'));
    expect(unnamed.every(({ call }) => /^(Get|List)/.test(call))).toBe(true);
    expect(await endState(self, runs, header.id)).toEqual(wanted(['maria', 'nils', 'olga']));
  });
});

describe.each([
  ['expired', 'session-expired'],
  ['key refused', 'denied'],
] as const)('credentials that are %s', (fate, kind) => {
  it.each(['CreateUser', 'CreateLoginProfile', 'CreateAccessKey'])(
    'at %s stop the run; it resumes',
    async (call) => {
      const self = await bench();
      const runs = await self.restart();
      self.world.nextFor('nils', call, fate);
      const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
      const run = await self.settled(runs, header.id);
      expect(run.header).toMatchObject({ state: 'stopped', stopReason: { kind } });
      await runs.resume(header.id);
      await self.settled(runs, header.id);
      expect(await endState(self, runs, header.id)).toEqual(wanted(['maria', 'nils']));
    },
  );
});

describe('without a network', () => {
  it('the run says so, and goes on by itself when it is back', async () => {
    const self = await bench();
    const runs = await self.restart();
    const planHash = await self.planHash(fullDraft(['maria', 'nils']));
    self.world.before('AttachUserPolicy', () => {
      self.world.offline(true);
      return Promise.resolve();
    });
    const { header } = await runs.start({
      draft: fullDraft(['maria', 'nils']),
      planHash,
      customPasswords: {},
    });
    await self.until(async () => (await runs.read(header.id)).header.waiting !== undefined);
    expect((await runs.read(header.id)).header.waiting).toContain('no connection');
    self.world.offline(false);
    const run = await self.settled(runs, header.id);
    expect(run.header.state).toBe('finished');
    expect(run.header.waiting).toBeUndefined();
    expect(await endState(self, runs, header.id)).toEqual(wanted(['maria', 'nils']));
  });

  it('the run stops in the end, and resumes', async () => {
    const self = await bench();
    const runs = await self.restart();
    self.world.before('AttachUserPolicy', () => {
      self.world.offline(true);
      return Promise.resolve();
    });
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    const run = await self.settled(runs, header.id);
    expect(run.header).toMatchObject({ state: 'stopped', stopReason: { kind: 'offline' } });
    self.world.offline(false);
    const again = await self.restart();
    expect((await again.open()).map(({ state, stopReason }) => [state, stopReason?.kind])).toEqual([
      ['stopped', 'offline'],
    ]);
    await again.resume(header.id);
    await self.settled(again, header.id);
    expect(await endState(self, again, header.id)).toEqual(wanted(['maria', 'nils']));
  });
});

describe('when AWS says slow down', () => {
  it('the whole run waits, and ends all the same', async () => {
    const self = await bench({ rate: { perSecond: 2, burst: 6 } });
    const names = Array.from({ length: 12 }, (_, index) => `user-${index + 10}`);
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(names));
    const run = await self.settled(runs, header.id);
    expect(run.header).toMatchObject({ state: 'finished', counts: { usersDone: 12 } });
    expect([...self.waited].join()).toContain('slow down');
    expect(self.world.mostOut).toBeLessThanOrEqual(10);
    expect(await endState(self, runs, header.id)).toEqual(wanted(names));
  });
});

describe('a full disk', () => {
  it.each(
    ['.run.jsonl', '.vault.jsonl'].flatMap((end) =>
      [1, 2, 3, 4, 5, 6, 8, 10, 12].map((after) => ({ end, after })),
    ),
  )('at write $after of $end stops the run before anything is lost; it resumes', async ({ end, after }) => {
    const self = await bench();
    const runs = await self.restart();
    self.world.diskError = { end, after, code: 'ENOSPC' };
    const draft = fullDraft(['maria', 'nils']);
    const { header } = await self.start(runs, draft);
    const run = await self.settled(runs, header.id);
    if (self.world.diskErrors > 0) {
      expect(run.header).toMatchObject({ state: 'stopped', stopReason: { kind: 'storage-unavailable' } });
      expect(run.header.stopReason?.message).toContain('The disk is full');
      self.world.diskError = undefined;
      await runs.resume(header.id);
    }
    self.world.diskError = undefined;
    const done = await self.settled(runs, header.id);
    expect(done.header.state).toBe('finished');
    expect(await endState(self, runs, header.id)).toEqual(wanted(['maria', 'nils']));
    // What the disk has is what the process knew.
    const known = await secretsOf(runs, await runs.read(header.id));
    await runs.stopAll();
    const again = await self.restart();
    expect(again.startProblems).toEqual([]);
    expect(await again.read(header.id)).toEqual(await runs.read(header.id));
    expect(await secretsOf(again, await again.read(header.id))).toEqual(known);
  });
});
