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
  expect(path).toBe(app.csvPath);
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

it('writes nothing when the dialog is cancelled, and says where it cannot write', async () => {
  const { app } = opener;
  app.csvPath = null;
  expect(valueOf(await app.api.call('drafts.saveTable', { draft }))).toEqual({ path: null });
  app.csvPath = join(app.folder, 'folder');
  await mkdir(app.csvPath);
  expect(await app.api.call('drafts.saveTable', { draft })).toMatchObject({
    ok: false,
    error: {
      kind: 'storage-unavailable',
      message: expect.stringContaining('could not be written') as string,
    },
  });
});
