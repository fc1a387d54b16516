import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { valueOf } from '../../support/in-process-gatehouse.ts';
import { tableOpener, type TableOpener } from './open-table.ts';

let opener: TableOpener;
beforeAll(async () => {
  opener = await tableOpener();
});
afterAll(() => opener.app.dispose());

const draft: Draft = {
  ...emptyDraft('draft', 'a'),
  users: [
    { id: 'a', name: 'ana', overrides: { groups: ['developers', '=x'] } },
    { id: 'b', name: '-ben', unread: { access: 'perhaps' } },
  ],
};

it('writes a draft’s users as a .csv that a spreadsheet takes for UTF-8, and that can be opened again', async () => {
  const { app } = opener;
  const { path } = valueOf(await app.api.call('drafts.saveTable', { draft }));
  expect(path).toBe(app.tableTarget);
  const text = await readFile(path ?? '', 'utf8');
  expect(text.split('\r\n')).toEqual([
    '\ufeffUser name,Path,Access,Console password,New password at next sign-in,Groups,Policies,Permissions boundary,Tags',
    'ana,/,Console,Generated,Yes,developers; =x,(none),(none),(none)',
    "'-ben,/,perhaps,Generated,Yes,(none),(none),(none),(none)",
    '',
  ]);
  app.tablePath = path;
  const opened = valueOf(await app.api.call('imports.open', undefined));
  expect(opened?.table.rows).toHaveLength(3);
});

it('writes a workbook where the name does not say .csv', async () => {
  const { app } = opener;
  app.tableTarget = join(app.folder, 'users.xlsx');
  app.tablePath = app.tableTarget;
  valueOf(await app.api.call('drafts.saveTable', { draft }));
  const opened = valueOf(await app.api.call('imports.open', undefined));
  expect(opened?.table).toMatchObject({ sheet: 'Users', cellProblems: [], notes: [] });
  expect(opened?.table.rows[2]?.slice(0, 3)).toEqual(["'-ben", '/', 'perhaps']);
});

it('refuses a cell that is too long for a workbook, and writes it as .csv', async () => {
  const { app } = opener;
  const long: Draft = { ...draft, users: [{ id: 'a', name: 'x'.repeat(40_000) }] };
  app.tableTarget = join(app.folder, 'long.xlsx');
  expect(await app.api.call('drafts.saveTable', { draft: long })).toMatchObject({
    error: { kind: 'invalid', message: expect.stringContaining('Save the table as .csv instead.') as string },
  });
  app.tableTarget = join(app.folder, 'long.csv');
  expect(await app.api.call('drafts.saveTable', { draft: long })).toMatchObject({ ok: true });
});

it('writes nothing when the dialog is cancelled, and says where it cannot write', async () => {
  const { app } = opener;
  app.tableTarget = null;
  expect(valueOf(await app.api.call('drafts.saveTable', { draft }))).toEqual({ path: null });
  app.tableTarget = join(app.folder, 'folder');
  await mkdir(app.tableTarget);
  expect(await app.api.call('drafts.saveTable', { draft })).toMatchObject({
    ok: false,
    error: {
      kind: 'storage-unavailable',
      message: expect.stringContaining('could not be written') as string,
    },
  });
});
