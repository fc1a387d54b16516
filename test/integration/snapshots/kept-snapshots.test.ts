import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { KeptSnapshots } from '../../../electron/snapshots/kept-snapshots.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { unknownAccount } from '../../../shared/accounts/unknown-account.ts';
import { inProcessGatehouse, valueOf } from '../../support/in-process-gatehouse.ts';
import { failureOf } from '../profiles/profiles-fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-snapshots-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function snapshotOf(accountId: string, changes: Partial<Snapshot> = {}): Snapshot {
  const unknown = unknownAccount([]);
  return {
    ...unknown,
    account: { partition: 'aws', accountId, endpoint: 'aws' },
    takenAt: '2026-11-20T10:00:00.000Z',
    users: [{ name: 'ada', path: '/' }],
    quotas: {
      ...unknown.quotas,
      users: 1,
      groupsPerUser: 1,
      attachedPoliciesPerUser: 1,
      groups: 1,
      policies: 1,
      attachedPoliciesPerGroup: 1,
    },
    ...changes,
  };
}
const one = snapshotOf('111111111111', { alias: 'acme-prod' });

async function opened(): Promise<KeptSnapshots> {
  const { kept, problems } = await KeptSnapshots.open(folder);
  expect(problems).toEqual([]);
  return kept;
}

describe('snapshots on the disk', () => {
  it('are there at the next start, one for each account, the one read last first', async () => {
    const kept = await opened();
    await kept.keep({ ...one, takenAt: '2026-11-19T10:00:00.000Z' });
    await kept.keep(one);
    const elsewhere = { ...one.account, endpoint: 'http://127.0.0.1:5000/../../etc' };
    await kept.keep({ ...one, account: elsewhere, takenAt: '2026-11-21T10:00:00.000Z' });

    const again = await opened();
    expect(again.list()).toEqual([
      { account: elsewhere, alias: 'acme-prod', takenAt: '2026-11-21T10:00:00.000Z', users: 1, groups: 0 },
      { account: one.account, alias: 'acme-prod', takenAt: one.takenAt, users: 1, groups: 0 },
    ]);
    expect(await again.read(one.account)).toEqual(one);
    const names = await readdir(folder);
    expect(names).toHaveLength(2);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('that are damaged are set aside and named, and the others stay', async () => {
    const kept = await opened();
    await kept.keep(one);
    await kept.keep(snapshotOf('222222222222'));
    const [first = '', second = ''] = (await readdir(folder)).sort();
    await writeFile(join(folder, first), '{"format":"gatehouse-snapshot","version":1,"snapshot":{}}');
    // Somebody else's under this account's name.
    await writeFile(
      join(folder, `aws-333333333333-0000000000000000.snapshot.json`),
      await readFile(join(folder, second)),
    );

    const { kept: again, problems } = await KeptSnapshots.open(folder);
    expect(problems).toHaveLength(2);
    for (const problem of problems) expect(problem).toContain('is damaged and was set aside as');
    expect(again.list().map(({ account }) => account.accountId)).toEqual(['222222222222']);
    expect((await readdir(folder)).filter((name) => name.includes('.damaged-'))).toHaveLength(2);
    expect(await failureOf(again.read(one.account))).toMatchObject({ kind: 'not-found' });
  });

  it('damaged while Gatehouse is open are set aside when they are read', async () => {
    const kept = await opened();
    await kept.keep(one);
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), 'half of a fi');
    expect((await failureOf(kept.read(one.account))).message).toContain('set aside');
    expect(kept.list()).toEqual([]);
  });

  it('are at most a hundred: the account that was read longest ago goes', async () => {
    const kept = await opened();
    for (let index = 0; index < 101; index += 1) {
      const takenAt = new Date(Date.UTC(2026, 0, 1) + ((index + 1) % 101) * 60_000).toISOString();
      await kept.keep(snapshotOf(String(index).padStart(12, '0'), { takenAt }));
    }
    expect(kept.list()).toHaveLength(100);
    // The one with index 100 has the oldest date.
    expect(await readdir(folder)).toHaveLength(100);
    expect(kept.list().map(({ account }) => account.accountId)).not.toContain('000000000100');
  });

  it('stay as they were where the new one cannot be written', async () => {
    const kept = await opened();
    await kept.keep(one);
    await rm(folder, { recursive: true });
    await kept.keep({ ...one, takenAt: '2026-12-01T00:00:00.000Z' });
    expect(kept.list()[0]?.takenAt).toBe(one.takenAt);
    expect(await failureOf(kept.read(one.account))).toMatchObject({ kind: 'storage-unavailable' });
  });

  it('do not keep the app from starting where their folder is none', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { kept, problems } = await KeptSnapshots.open(file);
    expect(problems).toHaveLength(1);
    expect(kept.list()).toEqual([]);
  });
});

describe('the whole app', () => {
  it('keeps every reading, gives it without a connection, and forgets it when told to', async () => {
    const app = await inProcessGatehouse();
    onTestFinished(() => app.dispose());
    const live = valueOf(await app.api.call('account.snapshot', { refresh: false }));
    const [summary] = valueOf(await app.api.call('snapshots.list', undefined));
    expect(summary).toEqual({
      account: live.account,
      alias: live.alias,
      takenAt: live.takenAt,
      users: live.users.length,
      groups: live.groups.length,
    });
    expect(valueOf(await app.api.call('snapshots.read', { account: live.account }))).toEqual(live);
    valueOf(await app.api.call('snapshots.forget', { account: live.account }));
    expect(valueOf(await app.api.call('snapshots.list', undefined))).toEqual([]);
    expect(await app.api.call('snapshots.read', { account: live.account })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  it('names a damaged snapshot among what was wrong at the start', async () => {
    const snapshots = join(folder, 'snapshots');
    await mkdir(snapshots);
    await writeFile(join(snapshots, 'aws-111111111111-0000000000000000.snapshot.json'), '{');
    const app = await inProcessGatehouse({ dataFolder: folder });
    onTestFinished(() => app.dispose());
    const { startProblems } = valueOf(await app.api.call('app.info', undefined));
    expect(startProblems).toEqual([expect.stringContaining('set aside as aws-111111111111')]);
  });

  it('keeps no secret: neither the operator’s keys nor any that the account has', async () => {
    const app = await inProcessGatehouse();
    onTestFinished(() => app.dispose());
    const live = valueOf(await app.api.call('account.snapshot', { refresh: false }));
    const [name = ''] = await readdir(join(app.folder, 'snapshots'));
    const text = await readFile(join(app.folder, 'snapshots', name), 'utf8');
    expect(text).toContain(live.users[0]?.name ?? 'nobody');
    // Ids of access keys, the practice operator's secret, and fields that could hold a password, a key or a seed.
    expect(text).not.toMatch(/\bA[KS]IA[A-Z0-9]{12,}|of-the-practice-account/);
    expect(text).not.toMatch(/"(password|secret|seed|accessKey)[^"]*"\s*:\s*"/i);
  });

  it('has AWS’s policies and their documents in every partition without any account', async () => {
    const app = await inProcessGatehouse();
    onTestFinished(() => app.dispose());
    const policies = valueOf(await app.api.call('catalogue.policies', { partition: 'aws-cn' }));
    expect(policies.length).toBeGreaterThan(1000);
    const readOnly = policies.find((policy) => policy.name === 'ReadOnlyAccess');
    expect(readOnly).toMatchObject({
      arn: 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess',
      type: 'AWS managed',
      attachable: true,
    });
    const forRoles = policies.filter(({ path }) => ['/aws-service-role/', '/root-task/'].includes(path));
    expect(forRoles.filter(({ attachable }) => attachable)).toEqual([]);
    const { document } = valueOf(await app.api.call('catalogue.document', { arn: readOnly?.arn ?? '' }));
    expect(document).toContain('\n    "Statement": [');
    const other = 'arn:aws:iam::123456789012:policy/ReadOnlyAccess';
    expect(await app.api.call('catalogue.document', { arn: other })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  it('asks for the operator’s permissions in the account in use only', async () => {
    const app = await inProcessGatehouse();
    onTestFinished(() => app.dispose());
    const { account } = valueOf(await app.api.call('profiles.current', undefined));
    const needed = [{ action: 'iam:CreateUser', resourceArns: ['arn:aws:iam::123456789012:user/ada'] }];
    expect(valueOf(await app.api.call('plans.permissions', { account, needed }))).toEqual([
      { action: 'iam:CreateUser', decision: 'allowed', resources: 1, notOn: [], reason: null },
    ]);
    const other = { ...account, accountId: '210987654321' };
    expect(await app.api.call('plans.permissions', { account: other, needed })).toMatchObject({
      ok: false,
      error: { kind: 'conflict' },
    });
  });
});
