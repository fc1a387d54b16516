import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandoverEntry, HandoverItem } from '../../../shared/handover/handover.ts';
import type { Output } from '../../../shared/contract.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { finishedRun } from '../../support/practice-run.ts';

const at = Date.UTC(2026, 10, 25, 8, 30);
let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse({ clock: () => at });
});
afterEach(async () => {
  await app.dispose();
  expect(app.unexpected).toEqual([]);
});

/** A new process over the same folder. */
async function restart(): Promise<void> {
  await app.gatehouse.shutDown();
  app = await inProcessGatehouse({ clock: () => at, dataFolder: app.folder });
}

async function read(run: Run): Promise<Run> {
  return valueOf(await app.api.call('runs.read', { runId: run.header.id }));
}

/** How each thing was handed over, by user name. */
function handed({ rows }: Run): Record<string, Partial<Record<HandoverItem, string>>> {
  const ways = (entries: HandoverEntry[]): Partial<Record<HandoverItem, string>> =>
    Object.fromEntries(entries.map(({ item, handed: how }) => [item, how?.how ?? 'not yet']));
  return Object.fromEntries(rows.map(({ userName, handover }) => [userName, ways(handover)]));
}

function rowIds(run: Run, ...userNames: string[]): string[] {
  return run.rows.filter(({ userName }) => userNames.includes(userName)).map(({ id }) => id);
}

async function saveFiles(
  run: Run,
  ids: string[],
  changes: { items?: ('password' | 'accessKey')[]; signInBy?: 'alias' | 'account-id' } = {},
): Promise<Output<'handover.saveFiles'>> {
  const { items = ['password', 'accessKey'], signInBy = 'account-id' } = changes;
  const runId = run.header.id;
  return valueOf(await app.api.call('handover.saveFiles', { runId, rowIds: ids, items, signInBy }));
}

async function secretOf(run: Run, rowId: string, kind: 'password' | 'secretAccessKey'): Promise<string> {
  return valueOf(await app.api.call('runs.reveal', { runId: run.header.id, rowId, kind })).secret;
}

const folderOf = (): string => app.handoverFolder ?? '';
const file = (name: string): Promise<string> => readFile(join(folderOf(), name), 'utf8');

describe('a user’s own files', () => {
  it('have the console’s shapes and the very credentials, for their owner’s eyes only', async () => {
    const run = await finishedRun(app, ['vera.lind', 'omar']);
    const saved = await saveFiles(run, rowIds(run, 'vera.lind', 'omar'));
    expect(saved).toMatchObject({ folder: folderOf(), files: 4, failed: [], skipped: [], stopped: false });
    expect((await readdir(folderOf())).sort()).toEqual([
      'omar_accessKeys.csv',
      'omar_credentials.csv',
      'vera.lind_accessKeys.csv',
      'vera.lind_credentials.csv',
    ]);
    for (const { id, userName, accessKeyId } of run.rows) {
      expect(parse(await file(`${userName}_credentials.csv`))).toEqual([
        ['User name', 'Password', 'Console sign-in URL'],
        [userName, await secretOf(run, id, 'password'), 'https://123456789012.signin.aws.amazon.com/console'],
      ]);
      const keys = await file(`${userName}_accessKeys.csv`);
      expect(keys.codePointAt(0)).toBe(0xfeff);
      expect(parse(keys, { bom: true })).toEqual([
        ['Access key ID', 'Secret access key'],
        [accessKeyId, await secretOf(run, id, 'secretAccessKey')],
      ]);
      for (const name of [`${userName}_credentials.csv`, `${userName}_accessKeys.csv`])
        expect((await stat(join(folderOf(), name))).mode & 0o777).toBe(0o600);
    }
  });

  it('have the sign-in URL by the alias where that is chosen', async () => {
    const run = await finishedRun(app, ['omar']);
    await saveFiles(run, rowIds(run, 'omar'), { signInBy: 'alias' });
    expect(await file('omar_credentials.csv')).toContain(
      'https://northwind-bikes.signin.aws.amazon.com/console',
    );
  });

  it('make the run exported once every credential is in one, also after a restart', async () => {
    const run = await finishedRun(app, ['vera', 'omar']);
    const first = await saveFiles(run, rowIds(run, 'vera', 'omar'), { items: ['password'] });
    expect(first.run.header.exported).toBe(false);
    const second = await saveFiles(run, rowIds(run, 'vera'), { items: ['accessKey'] });
    expect(second.run.header.exported).toBe(false);
    await restart();
    expect((await read(run)).header.exported).toBe(false);
    expect(handed(await read(run))).toEqual({
      vera: { password: 'user-file', accessKey: 'user-file', instructions: 'not yet', mfa: 'not yet' },
      omar: { password: 'user-file', accessKey: 'not yet', instructions: 'not yet', mfa: 'not yet' },
    });
    const third = await saveFiles(run, rowIds(run, 'omar'), { items: ['accessKey'] });
    expect(third.run.header.exported).toBe(true);
    await restart();
    const again = await read(run);
    expect(again.header.exported).toBe(true);
    expect(again.rows[0]?.handover[0]?.handed?.at).toBe(new Date(at).toISOString());
    valueOf(await app.api.call('runs.close', { runId: run.header.id, discardCredentials: false }));
  });

  it('leave a cancelled folder, and the run, as they were', async () => {
    const run = await finishedRun(app, ['omar']);
    const folder = folderOf();
    app.handoverFolder = null;
    const saved = await saveFiles(run, rowIds(run, 'omar'));
    expect(saved).toMatchObject({ folder: null, files: 0 });
    expect(await readdir(folder)).toEqual([]);
    expect(handed(saved.run)['omar']?.password).toBe('not yet');
  });

  it('never replace a file unasked', async () => {
    const run = await finishedRun(app, ['omar', 'vera']);
    const taken = join(folderOf(), 'omar_credentials.csv');
    await writeFile(taken, 'of another account');

    const cancelled = await saveFiles(run, rowIds(run, 'omar', 'vera'));
    expect(cancelled).toMatchObject({ folder: null, files: 0 });
    expect(app.existing.asked).toEqual([['omar_credentials.csv']]);
    expect(await readdir(folderOf())).toEqual(['omar_credentials.csv']);

    app.existing.answer = 'keep-both';
    await saveFiles(run, rowIds(run, 'omar'), { items: ['password'] });
    expect(await readFile(taken, 'utf8')).toBe('of another account');
    expect(await file('omar_credentials (2).csv')).toContain(
      await secretOf(run, rowIds(run, 'omar')[0] ?? '', 'password'),
    );

    app.existing.answer = 'replace';
    await saveFiles(run, rowIds(run, 'omar'), { items: ['password'] });
    expect(await readFile(taken, 'utf8')).toContain('User name,Password');
    expect((await stat(taken)).mode & 0o777).toBe(0o600);
  });

  it('never replace a file of another case, which is another user’s', async () => {
    const run = await finishedRun(app, ['anna']);
    await writeFile(join(folderOf(), 'Anna_credentials.csv'), 'of Anna in another account');
    app.existing.answer = 'replace';
    await saveFiles(run, rowIds(run, 'anna'), { items: ['password'] });
    expect(app.existing.asked).toEqual([]);
    expect((await readdir(folderOf())).sort()).toEqual(['Anna_credentials.csv', 'anna_credentials (2).csv']);
    expect(await file('Anna_credentials.csv')).toBe('of Anna in another account');
  });

  it('go on where one fails, which is named and not noted as handed over', async () => {
    const run = await finishedRun(app, ['omar', 'vera', 'yuki']);
    // A folder cannot be replaced by a file.
    await mkdir(join(folderOf(), 'vera_credentials.csv'));
    app.existing.answer = 'replace';
    const done: number[] = [];
    app.api.on('handover.progress', (progress) => {
      expect(progress).toMatchObject({ runId: run.header.id, total: 3 });
      done.push(progress.done);
    });
    const saved = await saveFiles(run, rowIds(run, 'omar', 'vera', 'yuki'), { items: ['password'] });
    expect(saved.files).toBe(2);
    expect(saved.failed).toEqual([
      {
        userName: 'vera',
        file: 'vera_credentials.csv',
        message: expect.stringContaining('EISDIR') as string,
      },
    ]);
    expect(done).toEqual([1, 2, 3]);
    expect(handed(saved.run)).toMatchObject({
      omar: { password: 'user-file' },
      vera: { password: 'not yet' },
      yuki: { password: 'user-file' },
    });
    expect((await readdir(folderOf())).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('stop where the administrator says so; what was written is noted', async () => {
    const run = await finishedRun(app, ['omar', 'vera', 'yuki']);
    app.api.on('handover.progress', () => {
      void app.api.call('handover.stop', { runId: run.header.id });
    });
    const saved = await saveFiles(run, rowIds(run, 'omar', 'vera', 'yuki'), { items: ['password'] });
    expect(saved.stopped).toBe(true);
    expect(saved.files).toBeLessThan(3);
    expect(await readdir(folderOf())).toHaveLength(saved.files);
    expect(handed(saved.run)['omar']?.password).toBe('user-file');
    expect(handed(saved.run)['yuki']?.password).toBe('not yet');
  });

  it('are skipped for users without credentials, by name', async () => {
    const run = await finishedRun(app, ['omar'], { consoleAccess: false, accessKey: false });
    expect(await saveFiles(run, rowIds(run, 'omar'))).toMatchObject({ files: 0, skipped: ['omar'] });
  });

  it('keep to the folder and to names that every system takes', async () => {
    const names = ['..', '-rf', 'con.rad', 'a,b=c@d'];
    const run = await finishedRun(app, names);
    const saved = await saveFiles(run, rowIds(run, ...names), { items: ['password'] });
    expect(saved.failed).toEqual([]);
    expect((await readdir(folderOf())).sort()).toEqual([
      '_-rf_credentials.csv',
      '_.._credentials.csv',
      '_con.rad_credentials.csv',
      'a,b=c@d_credentials.csv',
    ]);
  });

  it('are an error where the folder is gone', async () => {
    const run = await finishedRun(app, ['omar']);
    app.handoverFolder = join(app.folder, 'gone');
    const input = {
      runId: run.header.id,
      rowIds: rowIds(run, 'omar'),
      items: [],
      signInBy: 'alias',
    } as const;
    const result = await app.api.call('handover.saveFiles', { ...input, items: ['password'] });
    expect(result).toMatchObject({ ok: false, error: { kind: 'storage-unavailable' } });
  });
});

describe('sign-in instructions', () => {
  it('are drafts in a folder, addressed where the address is known', async () => {
    const run = await finishedRun(app, ['vera@example.com', 'omar']);
    const input = { runId: run.header.id, rowIds: run.rows.map(({ id }) => id), signInBy: 'alias' } as const;
    const saved = valueOf(await app.api.call('handover.saveDrafts', input));
    expect(saved).toMatchObject({ files: 2, failed: [], skipped: [] });
    const vera = await PostalMime.parse(await file('vera@example.com_sign-in_instructions.eml'));
    expect(vera.to?.map(({ address }) => address)).toEqual(['vera@example.com']);
    expect(vera.subject).toBe('Welcome to Amazon Web Services');
    expect(vera.text).toContain('https://northwind-bikes.signin.aws.amazon.com/console');
    expect(vera.text).toContain('you must change your password');
    const omar = await PostalMime.parse(await file('omar_sign-in_instructions.eml'));
    expect(omar.to).toBeUndefined();
    for (const { id } of run.rows)
      for (const kind of ['password', 'secretAccessKey'] as const)
        for (const text of [vera.text, omar.text]) expect(text).not.toContain(await secretOf(run, id, kind));
    expect(handed(saved.run)['omar']).toMatchObject({ instructions: 'email-draft', password: 'not yet' });
    expect(saved.run.header.exported).toBe(false);
  });

  it('open in the mail program for one user, and are noted', async () => {
    const run = await finishedRun(app, ['omar'], { resetRequired: false });
    const input = {
      runId: run.header.id,
      rowId: rowIds(run, 'omar')[0] ?? '',
      signInBy: 'account-id',
    } as const;
    const after = valueOf(
      await app.api.call('handover.openDraft', { ...input, to: ' omar+aws@example.com ' }),
    );
    const [link = ''] = app.openedLinks;
    expect(link).toMatch(
      /^mailto:omar%2Baws@example\.com\?subject=Welcome%20to%20Amazon%20Web%20Services&body=Hello%2C%0D%0A/,
    );
    expect(decodeURIComponent(link)).toContain('https://123456789012.signin.aws.amazon.com/console');
    expect(decodeURIComponent(link)).not.toContain('must change');
    expect(decodeURIComponent(link)).not.toContain(await secretOf(run, input.rowId, 'password'));
    expect(handed(after)['omar']?.instructions).toBe('email-draft');
  });

  it.each(['omar', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: e@f.example'])(
    'refuse the address %j',
    async (to) => {
      const run = await finishedRun(app, ['omar']);
      const input = {
        runId: run.header.id,
        rowId: rowIds(run, 'omar')[0] ?? '',
        signInBy: 'alias',
        to,
      } as const;
      expect(await app.api.call('handover.openDraft', input)).toMatchObject({
        ok: false,
        error: { kind: 'invalid' },
      });
      expect(app.openedLinks).toEqual([]);
      expect(handed(await read(run))['omar']?.instructions).toBe('not yet');
    },
  );

  it('are none for a user without console access', async () => {
    const run = await finishedRun(app, ['robot'], { consoleAccess: false });
    const ids = rowIds(run, 'robot');
    const runId = run.header.id;
    expect(handed(run)).toEqual({ robot: { accessKey: 'not yet' } });
    expect(
      await app.api.call('handover.openDraft', { runId, rowId: ids[0] ?? '', to: '', signInBy: 'alias' }),
    ).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    const saved = valueOf(
      await app.api.call('handover.saveDrafts', { runId, rowIds: ids, signInBy: 'alias' }),
    );
    expect(saved).toMatchObject({ files: 0, skipped: ['robot'] });
  });
});

describe('what was handed over', () => {
  it('is what the .csv of all users has, too', async () => {
    const run = await finishedRun(app, ['omar'], { accessKey: false });
    const saved = valueOf(await app.api.call('runs.saveCsv', { runId: run.header.id }));
    expect(handed(saved.run)).toEqual({
      omar: { password: 'batch-csv', instructions: 'not yet', mfa: 'not yet' },
    });
    await restart();
    expect(handed(await read(run))['omar']?.password).toBe('batch-csv');
  });

  it('can be ticked by hand and taken back, and is not “exported” by that', async () => {
    const run = await finishedRun(app, ['omar', 'vera']);
    const runId = run.header.id;
    const ids = run.rows.map(({ id }) => id);
    const ticked = valueOf(
      await app.api.call('handover.mark', {
        runId,
        rowIds: ids,
        items: ['password', 'accessKey', 'mfa'],
        how: 'by-hand',
      }),
    );
    expect(handed(ticked)['vera']).toEqual({
      password: 'by-hand',
      accessKey: 'by-hand',
      instructions: 'not yet',
      mfa: 'by-hand',
    });
    expect(ticked.header.exported).toBe(false);
    valueOf(
      await app.api.call('handover.mark', {
        runId,
        rowIds: rowIds(run, 'omar'),
        items: ['password'],
        how: null,
      }),
    );
    await restart();
    expect(handed(await read(run))).toMatchObject({
      omar: { password: 'not yet', mfa: 'by-hand' },
      vera: { password: 'by-hand' },
    });
  });

  it('says nothing of what a user does not get', async () => {
    const run = await finishedRun(app, ['robot'], { consoleAccess: false });
    const marked = valueOf(
      await app.api.call('handover.mark', {
        runId: run.header.id,
        rowIds: rowIds(run, 'robot'),
        items: ['password', 'instructions', 'mfa'],
        how: 'by-hand',
      }),
    );
    expect(handed(marked)).toEqual({ robot: { accessKey: 'not yet' } });
  });

  it('is refused for a user whom the run does not have', async () => {
    const run = await finishedRun(app, ['omar']);
    const input = { runId: run.header.id, rowIds: ['elsewhere'], items: [], how: null };
    expect(await app.api.call('handover.mark', input)).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});
