import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { change, create, draftOf, namesOf } from './drafts-fixture.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.parse('2026-11-25T09:00:00Z');

let app: InProcessGatehouse;
let now: number;

beforeEach(async () => {
  now = start;
  app = await inProcessGatehouse({ clock: () => now });
});
afterEach(() => app.dispose());

const versions = async (of = app) => valueOf(await of.api.call('drafts.versions', { draftId: 'one' }));
const usersOf = async (versionId: string) =>
  valueOf(await app.api.call('drafts.readVersion', { draftId: 'one', versionId })).users.map(
    ({ name }) => name,
  );

describe('versions of a draft', () => {
  it('are kept before the first change and every ten minutes of editing, and say what changed', async () => {
    await create(app, draftOf('one', 'zoe'));
    await change(app, draftOf('one', 'zoe', 'yan'));
    now += 5 * minute;
    await change(app, draftOf('one', 'zoe', 'yan', 'xia'));
    now += 6 * minute;
    await change(app, draftOf('one', 'zoe'));
    const kept = await versions();
    expect(kept.map(({ reason, users, changes }) => ({ reason, users, changes }))).toEqual([
      { reason: 'change', users: 3, changes: '2 users added' },
      { reason: 'change', users: 1, changes: null },
    ]);
    expect(await usersOf(kept[0]?.id ?? '')).toEqual(['zoe', 'yan', 'xia']);
  });

  it('are kept before an import, once where nothing changed meanwhile', async () => {
    const draft = draftOf('one', 'zoe');
    await create(app, draft);
    for (let times = 0; times < 2; times += 1)
      valueOf(await app.api.call('drafts.keepVersion', { draft, reason: 'import' }));
    expect((await versions()).map(({ reason }) => reason)).toEqual(['import']);
  });

  it('are the last 20, and a damaged one is left out', async () => {
    await create(app, draftOf('one', 'user-0'));
    for (let index = 1; index <= 25; index += 1) {
      now += 11 * minute;
      await change(app, draftOf('one', `user-${index}`));
    }
    const kept = await versions();
    expect(kept.length).toBe(20);
    expect(await usersOf(kept[0]?.id ?? '')).toEqual(['user-24']);
    expect(await usersOf(kept.at(-1)?.id ?? '')).toEqual(['user-5']);
    await writeFile(join(app.folder, 'drafts/versions/one', `${kept[3]?.id ?? ''}.json`), '{"format":');
    expect((await versions()).length).toBe(19);
  });

  it('are there at the next start, and go for good with a draft that was deleted 30 days ago', async () => {
    await create(app, draftOf('one', 'zoe'));
    await change(app, draftOf('one', 'yan'));
    await app.gatehouse.shutDown();
    const next = await inProcessGatehouse({ dataFolder: app.folder, clock: () => now });
    expect((await versions(next)).length).toBe(1);
    valueOf(await next.api.call('drafts.delete', { draftId: 'one' }));
    await next.gatehouse.shutDown();

    now += 29 * day;
    const later = await inProcessGatehouse({ dataFolder: app.folder, clock: () => now });
    valueOf(await later.api.call('drafts.restore', { draftId: 'one' }));
    expect(await namesOf(later, 'one')).toEqual(['yan']);
    valueOf(await later.api.call('drafts.delete', { draftId: 'one' }));
    await later.gatehouse.shutDown();

    now += 31 * day;
    const last = await inProcessGatehouse({ dataFolder: app.folder, clock: () => now });
    expect(await last.api.call('drafts.restore', { draftId: 'one' })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect(await versions(last)).toEqual([]);
    expect(await readdir(join(app.folder, 'drafts/versions'))).toEqual([]);
    await last.gatehouse.shutDown();
  });

  it('refuse ids that lead elsewhere', async () => {
    await create(app, draftOf('one', 'zoe'));
    const read = (draftId: string, versionId: string) =>
      app.api.call('drafts.readVersion', { draftId, versionId });
    expect(await read('one', '../../one')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(await read('../drafts', 'x')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(
      await app.api.call('drafts.keepVersion', { draft: draftOf('../x', 'zoe'), reason: 'import' }),
    ).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});

describe('a deleted draft', () => {
  it('does not overwrite another one when it is brought back', async () => {
    await create(app, draftOf('one', 'zoe'));
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    await create(app, draftOf('one', 'yan'));
    expect(await app.api.call('drafts.restore', { draftId: 'one' })).toMatchObject({
      ok: false,
      error: { kind: 'conflict' },
    });
    expect(await namesOf(app, 'one')).toEqual(['yan']);
  });

  it('counts its 30 days from its deletion, however old it was', async () => {
    await create(app, draftOf('one', 'zoe'));
    const old = new Date(start - 90 * day);
    await utimes(join(app.folder, 'drafts/one.json'), old, old);
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    await app.gatehouse.shutDown();
    const next = await inProcessGatehouse({ dataFolder: app.folder, clock: () => now });
    valueOf(await next.api.call('drafts.restore', { draftId: 'one' }));
    await next.gatehouse.shutDown();
  });
});
