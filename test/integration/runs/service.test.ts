import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateUserCommand, UpdateAccountPasswordPolicyCommand } from '@aws-sdk/client-iam';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import {
  bench,
  clientsOver,
  endState,
  errorOf,
  fullDraft,
  noSealer,
  secretsOf,
  testSealer,
  wanted,
} from './runs-bench.ts';

const password = '=Correct-Horse-1';

describe('starting a run', () => {
  it('is refused, and changes nothing, when the plan is another one by now', async () => {
    const self = await bench();
    const runs = await self.restart();
    const error = await errorOf(
      runs.start({ draft: fullDraft(['maria']), planHash: 'another', customPasswords: {} }),
    );
    expect(error.kind).toBe('conflict');
    expect(self.account.toState().users).toEqual([]);
    expect(await readdir(join(self.folder, 'runs'))).toEqual([]);
  });

  it('is refused for a user that has come into being meanwhile', async () => {
    const self = await bench();
    const runs = await self.restart();
    const planHash = await self.planHash(fullDraft(['maria']));
    const direct = clientsOver(practiceRequestHandler(self.account)).writes;
    await direct.send(new CreateUserCommand({ UserName: 'Maria' }));
    const error = await errorOf(runs.start({ draft: fullDraft(['maria']), planHash, customPasswords: {} }));
    expect(error.kind).toBe('invalid');
    expect(error.message).toContain('already has a user Maria');
  });

  it('happens once for a plan, however often it is clicked', async () => {
    const self = await bench();
    const runs = await self.restart();
    const draft = fullDraft(['maria']);
    const planHash = await self.planHash(draft);
    const [first, second] = await Promise.allSettled([
      runs.start({ draft, planHash, customPasswords: {} }),
      runs.start({ draft, planHash, customPasswords: {} }),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    if (first.status === 'fulfilled') await self.settled(runs, first.value.header.id);
    const error = await errorOf(runs.start({ draft, planHash, customPasswords: {} }));
    expect(error).toMatchObject({ kind: 'conflict' });
    expect(error.message).toContain('applied already');
  });

  it.each([
    ['is missing', {}],
    ['breaks the rules', { 'row-maria': 'short' }],
  ])('is refused where a custom password %s', async (_what, customPasswords) => {
    const self = await bench();
    const runs = await self.restart();
    const error = await errorOf(
      self.start(runs, fullDraft(['maria'], { passwordMode: 'custom-each' }), customPasswords),
    );
    expect(error.kind).toBe('invalid');
    expect(error.message).toContain('maria');
    expect(error.message).not.toContain('short,');
    expect(self.account.toState().users).toEqual([]);
  });

  it('takes one custom password for all only when it is one', async () => {
    const self = await bench();
    const runs = await self.restart();
    const draft = fullDraft(['maria', 'nils'], { passwordMode: 'custom-shared', resetRequired: false });
    const error = await errorOf(
      self.start(
        runs,
        { ...draft, defaults: { ...draft.defaults, policyArns: [] } },
        {
          'row-maria': password,
          'row-nils': `${password}2`,
        },
      ),
    );
    expect(error.kind).toBe('invalid');
  });
});

describe('a custom password', () => {
  it('reaches the user and the .csv unaltered, is flagged, and is nowhere in clear', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria'], { passwordMode: 'custom-each' }), {
      'row-maria': password,
    });
    const run = await self.settled(runs, header.id);
    expect(run.rows[0]?.notes[0]).toContain('formula');
    expect(await runs.reveal({ runId: header.id, rowId: 'row-maria', kind: 'password' })).toEqual({
      secret: password,
    });
    expect(await self.onDisk()).not.toContain('Correct-Horse');
    expect(JSON.stringify(self.changes)).not.toContain('Correct-Horse');
    expect(await endState(self, runs, header.id)).toEqual(wanted(['maria']));
  });
});

describe('the .csv', () => {
  it('has a line for each user that was created, and its owner alone can read it', async () => {
    const self = await bench();
    const runs = await self.restart();
    self.world.nextFor('nils', 'CreateUser', 'denied');
    self.world.nextFor('olga', 'CreateLoginProfile', 'denied');
    const { header } = await self.start(runs, fullDraft(['maria', 'nils', 'olga']));
    await self.settled(runs, header.id);
    const { path, run } = await runs.saveCsv(header.id);
    expect(run.header.exported).toBe(true);
    const text = await readFile(path ?? '', 'utf8');
    const lines: string[][] = parse(text);
    expect(lines.map(([name]) => name)).toEqual(['User name', 'maria', 'olga']);
    expect(lines[2]?.slice(1, 4)).toEqual(['', '', '']);
    expect((await stat(path ?? '')).mode & 0o777).toBe(0o600);
  });

  it('that was not saved changes nothing', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria']));
    await self.settled(runs, header.id);
    self.csvPath = null;
    const { path, run } = await runs.saveCsv(header.id);
    expect([path, run.header.exported]).toEqual([null, false]);
    self.csvPath = join(self.folder, 'no', 'such', 'folder.csv');
    expect((await errorOf(runs.saveCsv(header.id))).kind).toBe('storage-unavailable');
    expect((await runs.read(header.id)).header.exported).toBe(false);
  });
});

describe('a run of another account', () => {
  it('is refused before the first call', async () => {
    const self = await bench();
    const runs = await self.restart();
    self.world.nextFor('maria', 'CreateLoginProfile', 'expired');
    self.world.nextFor('nils', 'AttachUserPolicy', 'denied');
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    await self.settled(runs, header.id);
    self.endpoint = 'aws';
    self.world.calls.length = 0;
    expect((await errorOf(runs.resume(header.id))).kind).toBe('conflict');
    expect((await errorOf(runs.retryRow(header.id, 'row-nils'))).kind).toBe('conflict');
    expect(self.world.calls).toEqual([]);
  });
});

describe('stopping', () => {
  it('lets the calls that are out end, and the rest can be resumed', async () => {
    const self = await bench();
    const runs = await self.restart();
    const names = Array.from({ length: 15 }, (_, index) => `user-${index + 10}`);
    const planHash = await self.planHash(fullDraft(names));
    self.world.before('CreateLoginProfile', async () => {
      expect((await runs.stop((await runs.open())[0]?.id ?? '')).header.state).toBe('stopping');
    });
    const { header } = await runs.start({ draft: fullDraft(names), planHash, customPasswords: {} });
    const run = await self.settled(runs, header.id);
    expect(run.header.state).toBe('stopped');
    expect(run.header.stopReason).toBeUndefined();
    expect(run.header.counts.usersDone).toBeLessThan(15);
    // Whatever was out has ended: nothing is left open.
    expect(run.rows.flatMap(({ steps }) => steps.filter(({ state }) => state === 'sent'))).toEqual([]);
    expect((await errorOf(runs.start({ draft: fullDraft(names), planHash, customPasswords: {} }))).kind).toBe(
      'conflict',
    );
    await runs.resume(header.id);
    expect((await errorOf(runs.resume(header.id))).kind).toBe('conflict');
    await self.settled(runs, header.id);
    expect(await endState(self, runs, header.id)).toEqual(wanted(names));
  });

  it('all runs for the end of the app leaves them to be resumed at the next start', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    expect(runs.unfinishedBusiness().running).toBe(1);
    await runs.stopAll();
    const again = await self.restart();
    expect((await again.open())[0]).toMatchObject({ id: header.id, state: 'stopped' });
    await again.resume(header.id);
    await self.settled(again, header.id);
    expect(again.unfinishedBusiness()).toEqual({ running: 0, unexported: 1 });
    expect(await endState(self, again, header.id)).toEqual(wanted(['maria', 'nils']));
    expect(again.unfinishedBusiness()).toEqual({ running: 0, unexported: 0 });
  });
});

describe('closing a run', () => {
  it('asks for the export first, then purges the secrets and keeps the journal', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria']));
    expect((await errorOf(runs.close({ runId: header.id, discardCredentials: true }))).kind).toBe('conflict');
    await self.settled(runs, header.id);
    expect((await errorOf(runs.close({ runId: header.id, discardCredentials: false }))).kind).toBe(
      'conflict',
    );
    await runs.saveCsv(header.id);
    expect(await runs.open()).toMatchObject([{ state: 'finished', exported: true }]);
    await runs.close({ runId: header.id, discardCredentials: false });
    expect(await runs.open()).toEqual([]);
    expect((await errorOf(runs.read(header.id))).kind).toBe('not-found');
    expect(await readdir(join(self.folder, 'runs'))).toEqual(['closed']);
    expect(await readdir(join(self.folder, 'runs', 'closed'))).toEqual([`${header.id}.run.jsonl`]);
    expect((await self.restart()).unfinishedBusiness()).toEqual({ running: 0, unexported: 0 });
  });

  it('may throw credentials away when that was asked', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria']));
    await self.settled(runs, header.id);
    await runs.close({ runId: header.id, discardCredentials: true });
    expect(await runs.open()).toEqual([]);
  });
});

describe('at the start', () => {
  it('a damaged journal is set aside with its vault, and named', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria']));
    await self.settled(runs, header.id);
    await runs.stopAll();
    const path = join(self.folder, 'runs', `${header.id}.run.jsonl`);
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[2] = '{"record":"something else"}';
    await writeFile(path, lines.join('\n'));
    const again = await self.restart();
    expect(await again.open()).toEqual([]);
    expect(again.startProblems).toHaveLength(1);
    const names = await readdir(join(self.folder, 'runs'));
    expect(names.filter((name) => name.includes('damaged'))).toHaveLength(2);
    expect((await self.restart()).startProblems).toEqual([]);
    expect(await readdir(join(self.folder, 'runs'))).toEqual(names);
  });

  it('credentials that can be opened no more are set aside, named and replaced on resuming', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    const before = await secretsOf(runs, await self.settled(runs, header.id));
    await runs.stopAll();
    const path = join(self.folder, 'runs', `${header.id}.vault.jsonl`);
    const [canary = ''] = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, `${canary}\n{"version":1,"sealed":"AAAA"}\n`);
    const again = await self.restart();
    expect(again.startProblems[0]).toContain('set aside');
    const [open] = await again.open();
    expect(open).toMatchObject({ state: 'stopped', stopReason: { kind: 'storage-unavailable' } });
    await again.resume(header.id);
    const run = await self.settled(again, header.id);
    expect(run.rows[0]?.notes[0]).toContain('a new one takes its place');
    const after = await secretsOf(again, run);
    expect(after).toHaveLength(4);
    expect(after.some((secret) => before.includes(secret))).toBe(false);
    expect(await endState(self, again, header.id)).toEqual(wanted(['maria', 'nils']));
  });

  it('sealed credentials wait for the keyring', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria']));
    const before = await secretsOf(runs, await self.settled(runs, header.id));
    await runs.stopAll();
    self.sealer = noSealer;
    const locked = await self.restart();
    for (const call of [
      locked.resume(header.id),
      locked.saveCsv(header.id),
      locked.retryRow(header.id, 'row-maria'),
    ])
      expect((await errorOf(call)).kind).toBe('storage-unavailable');
    await locked.stopAll();
    self.sealer = testSealer;
    const unlocked = await self.restart();
    expect(await secretsOf(unlocked, await unlocked.read(header.id))).toEqual(before);
  });
});

describe('a password policy that was made stricter', () => {
  it('is met by the passwords of a row that is retried', async () => {
    const self = await bench();
    const runs = await self.restart();
    const direct = clientsOver(practiceRequestHandler(self.account)).writes;
    self.world.before('CreateLoginProfile', async () => {
      await direct.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 40 }));
    });
    const { header } = await self.start(runs, fullDraft(['maria']));
    const run = await self.settled(runs, header.id);
    expect(run.rows[0]?.steps.find(({ state }) => state === 'failed')?.error?.code).toBe(
      'PasswordPolicyViolation',
    );
    await runs.retryRow(header.id, 'row-maria');
    expect((await self.settled(runs, header.id)).header).toMatchObject({ counts: { usersDone: 1 } });
    expect(await endState(self, runs, header.id)).toEqual(wanted(['maria']));
  });

  it('that bars old passwords does not fail a password that a lost answer has set already', async () => {
    const self = await bench();
    const direct = clientsOver(practiceRequestHandler(self.account)).writes;
    await direct.send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 5 }));
    const runs = await self.restart();
    self.world.next('CreateLoginProfile', 'lost answer');
    const { header } = await self.start(runs, fullDraft(['maria']));
    await self.settled(runs, header.id);
    expect(await endState(self, runs, header.id)).toEqual(wanted(['maria']));
  });
});

describe('without a vault', () => {
  it('no secret is on the disk, and a run that was finished but not exported is made good on resuming', async () => {
    const self = await bench();
    self.sealer = noSealer;
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    const run = await self.settled(runs, header.id);
    expect(run.header).toMatchObject({ state: 'finished', secretsKept: false });
    const secrets = await secretsOf(runs, run);
    expect(secrets).toHaveLength(4);
    const disk = await self.onDisk();
    for (const secret of secrets) expect(disk).not.toContain(secret);
    expect(await readdir(join(self.folder, 'runs'))).toEqual([`${header.id}.run.jsonl`]);
    await runs.stopAll();
    const again = await self.restart();
    expect((await again.open())[0]).toMatchObject({ state: 'stopped', exported: false });
    await again.resume(header.id);
    await self.settled(again, header.id);
    expect(await endState(self, again, header.id)).toEqual(wanted(['maria', 'nils']));
  });

  it('leaves alone what was exported', async () => {
    const self = await bench();
    self.sealer = noSealer;
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria']));
    await self.settled(runs, header.id);
    await runs.saveCsv(header.id);
    await runs.stopAll();
    const again = await self.restart();
    expect(await again.open()).toMatchObject([{ state: 'finished', exported: true }]);
  });

  it('never puts a .csv without its secrets in the place of the one that has them', async () => {
    const self = await bench();
    self.sealer = noSealer;
    const runs = await self.restart();
    self.world.nextFor('nils', 'CreateUser', 'denied');
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    await self.settled(runs, header.id);
    const { path } = await runs.saveCsv(header.id);
    const good = await readFile(path ?? '', 'utf8');
    await runs.stopAll();

    const again = await self.restart();
    const refused = await errorOf(again.saveCsv(header.id));
    expect(refused.kind).toBe('not-found');
    expect(refused.message).toContain('downloaded before are in that .csv file');
    expect(await readFile(path ?? '', 'utf8')).toBe(good);

    await again.retryRow(header.id, 'row-nils');
    await self.settled(again, header.id);
    self.csvPath = join(self.folder, 'second.csv');
    await again.saveCsv(header.id);
    const second: string[][] = parse(await readFile(self.csvPath, 'utf8'));
    expect(second.map(([name]) => name)).toEqual(['User name', 'nils']);
    expect(second[1]?.every((cell) => cell !== '')).toBe(true);
  });

  it('has a later key in the .csv though the password of that user was downloaded before', async () => {
    const self = await bench();
    self.sealer = noSealer;
    const runs = await self.restart();
    self.world.nextFor('maria', 'CreateAccessKey', 'denied');
    const { header } = await self.start(runs, fullDraft(['maria']));
    await self.settled(runs, header.id);
    await runs.saveCsv(header.id);
    await runs.stopAll();

    const again = await self.restart();
    await again.retryRow(header.id, 'row-maria');
    await self.settled(again, header.id);
    const { path, run } = await again.saveCsv(header.id);
    expect(run.header.exported).toBe(true);
    const [, line]: string[][] = parse(await readFile(path ?? '', 'utf8'));
    expect(line?.map((cell) => cell !== '')).toEqual([true, false, true, true, true]);
  });
});

describe('an MFA device of a row', () => {
  it('is remembered across starts as left over, enabled or gone', async () => {
    const self = await bench();
    const runs = await self.restart();
    self.world.nextFor('nils', 'CreateUser', 'denied');
    const { header } = await self.start(runs, fullDraft(['maria', 'nils']));
    await self.settled(runs, header.id);
    const serialNumber = 'arn:aws:iam::123456789012:mfa/maria';
    expect((await errorOf(runs.mfaTarget(header.id, 'row-nils'))).kind).toBe('conflict');
    expect(await runs.mfaTarget(header.id, 'row-maria')).toMatchObject({
      userName: 'maria',
      account: header.account,
    });
    await runs.recordMfa(header.id, 'row-maria', { kind: 'creating', serialNumber });
    await runs.stopAll();
    const again = await self.restart();
    expect((await again.mfaTarget(header.id, 'row-maria')).leftover).toBe(serialNumber);
    const run = await again.recordMfa(header.id, 'row-maria', { kind: 'enabled', serialNumber });
    expect(run.rows[0]?.mfaSerial).toBe(serialNumber);
    const target = await again.mfaTarget(header.id, 'row-maria');
    expect([target.leftover, target.mfaSerial]).toEqual([undefined, serialNumber]);
    await again.recordMfa(header.id, 'row-maria', { kind: 'deleted', serialNumber });
    expect((await again.mfaTarget(header.id, 'row-maria')).mfaSerial).toBeUndefined();
  });
});

describe('copying a secret', () => {
  it('hands it to the clipboard, and says when there is none', async () => {
    const self = await bench();
    const runs = await self.restart();
    const { header } = await self.start(runs, fullDraft(['maria'], { accessKey: false }));
    await self.settled(runs, header.id);
    await runs.copySecret({ runId: header.id, rowId: 'row-maria', kind: 'password' });
    const { secret } = await runs.reveal({ runId: header.id, rowId: 'row-maria', kind: 'password' });
    expect(self.copied).toEqual([secret]);
    const none = await errorOf(
      runs.reveal({ runId: header.id, rowId: 'row-maria', kind: 'secretAccessKey' }),
    );
    expect(none.kind).toBe('not-found');
  });
});
