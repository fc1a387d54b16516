import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maximumDraftFileSize } from '../../../shared/drafts/draft-text.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { change, create, draftOf, namesOf } from './drafts-fixture.ts';

let app: InProcessGatehouse;
beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(() => app.dispose());

/** Writes a draft as a file, and gives its path. */
async function exported(...[id, ...names]: Parameters<typeof draftOf>): Promise<string> {
  const draft = { ...draftOf(id, ...names), name: 'Spring: new hires' };
  const saved = valueOf(await app.api.call('drafts.exportFile', { draft }));
  return saved?.path ?? '';
}

async function opened(path: string) {
  app.openedFiles.add(path);
  const [first] = valueOf(await app.api.call('drafts.takeOpened', undefined));
  return first;
}

describe('a draft as a file', () => {
  it('comes back as it was', async () => {
    const path = await exported('one', 'zoe', 'yan');
    expect(await readFile(path, 'utf8')).toMatch(/"name": "Spring: new hires"[^]*"zoe"[^]*\}\n$/);
    app.draftsToOpen = [path];
    expect(valueOf(await app.api.call('drafts.importFiles', undefined))).toEqual([
      { outcome: 'in-library', fileName: 'saved.gatehouse.json', draftId: 'one' },
    ]);
    expect(await namesOf(app, 'one')).toEqual(['zoe', 'yan']);
    // The same once more changes nothing.
    expect(await opened(path)).toMatchObject({ outcome: 'in-library', draftId: 'one' });
    expect(valueOf(await app.api.call('drafts.list', undefined)).length).toBe(1);
  });

  it('is asked about where the library has another state of it', async () => {
    const path = await exported('one', 'zoe');
    await create(app, draftOf('one', 'yan'));
    const result = await opened(path);
    expect(result).toMatchObject({ outcome: 'differs', draft: { users: [{ name: 'zoe' }] } });
    expect(await namesOf(app, 'one')).toEqual(['yan']);
  });

  it('is not written when the dialog is cancelled, and says so when it cannot be', async () => {
    app.draftPath = null;
    expect(await app.api.call('drafts.exportFile', { draft: draftOf('one') })).toEqual({
      ok: true,
      value: null,
    });
    app.draftPath = join(app.folder, 'no such folder', 'x.gatehouse.json');
    expect(await app.api.call('drafts.exportFile', { draft: draftOf('one') })).toMatchObject({
      ok: false,
      error: { kind: 'storage-unavailable' },
    });
  });

  it('is refused with the reason where it is none', async () => {
    const path = join(app.folder, 'odd.gatehouse');
    const text = await readFile(await exported('one', 'zoe'), 'utf8');
    const cases: [content: string | Uint8Array, said: string][] = [
      ['', 'It is empty'],
      [text.slice(0, 100), 'cut off'],
      ['{"format":"something","version":1}', 'not a Gatehouse draft'],
      ['[]', 'not a Gatehouse draft'],
      [text.replace('"version": 1', '"version": 2'), 'newer Gatehouse (version 2 of the format). Update'],
      [text.replace('"zoe"', '5'), 'User 1: name must be a text'],
      [text.replace('"name":"zoe"', '"name":"zoe","overides":{}'), 'User 1, zoe: “overides” is not known'],
      [Uint8Array.of(0xff, 0xfe, 0x41), 'UTF-8'],
    ];
    for (const [content, said] of cases) {
      await writeFile(path, content);
      const result = await opened(path);
      expect(result).toMatchObject({
        outcome: 'failed',
        fileName: 'odd.gatehouse',
        error: { kind: 'invalid' },
      });
      expect(result?.outcome === 'failed' && result.error.message).toContain(said);
    }
    expect(valueOf(await app.api.call('drafts.list', undefined))).toEqual([]);
  });

  it('is refused where it is huge, a folder or gone', async () => {
    const huge = join(app.folder, 'huge.gatehouse');
    await writeFile(huge, '{');
    await truncate(huge, maximumDraftFileSize + 1);
    expect(await opened(huge)).toMatchObject({
      error: {
        message: expect.stringMatching(
          /huge\.gatehouse cannot be opened as a draft\. It has 32\.1 MB; a draft’s file has at most 32 MB\. See that/,
        ) as string,
      },
    });
    const folder = join(app.folder, 'folder.gatehouse');
    await mkdir(folder);
    expect(await opened(folder)).toMatchObject({
      error: { kind: 'invalid', message: expect.stringContaining('It is a folder. Choose a file') as string },
    });
    const loop = join(app.folder, 'loop.gatehouse');
    await symlink(loop, loop);
    for (const path of [loop, join(app.folder, 'gone.gatehouse')])
      expect(await opened(path)).toMatchObject({ outcome: 'failed', error: { kind: 'storage-unavailable' } });
  });

  it('gets an id of its own where the file has none that can be kept', async () => {
    const result = await opened(await exported('../../x', 'zoe'));
    const draftId = result?.outcome === 'in-library' ? result.draftId : '';
    expect(draftId).toMatch(/^[\w-]+$/);
    expect(await namesOf(app, draftId)).toEqual(['zoe']);
  });
});

describe('files that the system has Gatehouse open', () => {
  it('are those of the command line with a draft’s ending, also relative to its folder, and are given once', async () => {
    const told: null[] = [];
    app.api.on('drafts.opened', (payload) => told.push(payload));
    await exported('one', 'zoe');
    const argv = [
      'gatehouse',
      '--user-data-dir=/x.gatehouse',
      'notes.txt',
      'saved.gatehouse.json',
      '.gatehouse',
    ];
    app.openedFiles.addArguments(argv, app.folder);
    app.openedFiles.addArguments(['/usr/bin/app.gatehouse'], app.folder);
    expect(told.length).toBe(1);
    const taken = valueOf(await app.api.call('drafts.takeOpened', undefined));
    expect(taken).toMatchObject([{ outcome: 'in-library', draftId: 'one' }]);
    expect(valueOf(await app.api.call('drafts.takeOpened', undefined))).toEqual([]);
  });
});

describe('where nothing can be written', () => {
  it('starts, says so, keeps drafts in memory and writes them once it can', async () => {
    const blocked = await inProcessGatehouse();
    await blocked.gatehouse.shutDown();
    const folder = join(blocked.folder, 'drafts');
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    const next = await inProcessGatehouse({ dataFolder: blocked.folder });
    const { startProblems } = valueOf(await next.api.call('app.info', undefined));
    expect(startProblems.join()).toContain(folder);
    const refused = await next.api.call('drafts.create', { draft: draftOf('one', 'zoe'), revision: '0' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'storage-unavailable' } });
    next.draftPath = join(next.folder, 'instead.gatehouse.json');
    valueOf(await next.api.call('drafts.exportFile', { draft: draftOf('one', 'zoe') }));

    await rm(folder);
    expect(await namesOf(next, 'one')).toEqual(['zoe']);
    await change(next, draftOf('one', 'zoe', 'yan'));
    expect(await readFile(join(folder, 'one.json'), 'utf8')).toContain('yan');
    await next.dispose();
    await blocked.dispose();
  });
});
