import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plan } from '../../../shared/plans/plan.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { change, create, draftOf, namesOf } from './drafts-fixture.ts';

const day = 24 * 60 * 60_000;

let app: InProcessGatehouse;
let now: number;

beforeEach(async () => {
  now = Date.parse('2026-11-25T09:00:00Z');
  app = await inProcessGatehouse({ clock: () => now });
});
afterEach(async () => {
  expect(app.unexpected).toEqual([]);
  await app.dispose();
});

const folder = () => join(app.folder, 'drafts');
const damaged = async () => valueOf(await app.api.call('drafts.damaged', undefined));
const restore = (draftId: string) => app.api.call('drafts.restoreDamaged', { draftId });
const inLibrary = async () => valueOf(await app.api.call('drafts.list', undefined)).map(({ id }) => id);

/** Ends this process; the next one starts some days later, after something was done to the folder. */
async function next(meanwhile: () => Promise<void> = () => Promise.resolve(), days = 0): Promise<void> {
  await app.gatehouse.shutDown();
  await meanwhile();
  now += days * day;
  app = await inProcessGatehouse({ dataFolder: app.folder, clock: () => now });
}

/** A draft “Spring” that has a version, and then a damaged file. */
async function damage(text: string): Promise<void> {
  await create(app, { ...draftOf('one', 'zoe', 'yan'), name: 'Spring' });
  await change(app, { ...draftOf('one', 'xia'), name: 'Spring' });
  await next(() => writeFile(join(folder(), 'one.json'), text));
}

describe('a damaged draft', () => {
  it.each(['{"format":', '[]', '{"format":"gatehouse-draft-record","version":1,"draft":{}}'])(
    'of the text %s is told by its name, and its last version becomes a draft again',
    async (text) => {
      await damage(text);
      const [found, ...more] = await damaged();
      expect(more).toEqual([]);
      expect(found).toMatchObject({
        draftId: 'one',
        last: { name: 'Spring', keptAt: '2026-11-25T09:00:00.000Z', users: 2 },
      });
      expect(await readFile(found?.file ?? '', 'utf8')).toBe(text);
      const { startProblems } = valueOf(await app.api.call('app.info', undefined));
      expect(startProblems.join()).toContain('“Spring” could not be read');

      valueOf(await restore('one'));
      expect(await namesOf(app, 'one')).toEqual(['zoe', 'yan']);
      expect(await damaged()).toEqual([]);
      expect(await readFile(found?.file ?? '', 'utf8')).toBe(text);
      expect(await restore('one')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
      await next();
      expect(await namesOf(app, 'one')).toEqual(['zoe', 'yan']);
    },
  );

  it('is told at every start until it is restored, and not while it waits among the deleted ones', async () => {
    await damage('{');
    await next();
    expect(await damaged()).toHaveLength(1);
    valueOf(await restore('one'));
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    expect(await damaged()).toEqual([]);
    await next(undefined, 31);
    // With the draft, what was set aside of it went for good.
    expect(await damaged()).toEqual([]);
    expect((await readdir(folder())).filter((name) => name.startsWith('one'))).toEqual([]);
  });

  it('of which no version was kept is told without a name, until its file is taken away', async () => {
    await next(() => writeFile(join(folder(), 'two.json'), '{'));
    const [found] = await damaged();
    expect(found).toMatchObject({ draftId: 'two', last: null });
    expect(await restore('two')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await rm(found?.file ?? '');
    expect(await damaged()).toEqual([]);
  });

  it('goes on with its last version that is whole', async () => {
    await create(app, draftOf('one', 'zoe'));
    await change(app, draftOf('one', 'yan'));
    now += 11 * 60_000;
    await change(app, draftOf('one', 'xia'));
    const [newest] = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
    await next(async () => {
      await writeFile(join(folder(), 'one.json'), '{');
      await writeFile(join(folder(), 'versions/one', `${newest?.id ?? ''}.json`), '{');
    });
    valueOf(await restore('one'));
    expect(await namesOf(app, 'one')).toEqual(['zoe']);
  });

  it('that was whole when this process read it comes back as it was then', async () => {
    await create(app, draftOf('one', 'zoe'));
    expect(await inLibrary()).toEqual(['one']);
    await writeFile(join(folder(), 'one.json'), '{');
    expect(await inLibrary()).toEqual([]);
    expect(await damaged()).toMatchObject([{ draftId: 'one', last: { users: 1 } }]);
    valueOf(await restore('one'));
    expect(await namesOf(app, 'one')).toEqual(['zoe']);
  });

  it('is one that was applied, where a run says so', async () => {
    const draft = draftOf('one', 'zoe');
    await create(app, draft);
    valueOf(await app.api.call('drafts.keepVersion', { draft, reason: 'import' }));
    const planHash = plan(draft, valueOf(await app.api.call('account.snapshot', { refresh: true }))).hash;
    valueOf(await app.api.call('runs.start', { draft, planHash, customPasswords: {} }));
    await next(() => writeFile(join(folder(), 'one.json'), '{'));
    const [run] = valueOf(await app.api.call('runs.open', undefined));
    valueOf(await restore('one'));
    const [listed] = valueOf(await app.api.call('drafts.list', undefined));
    expect(listed?.openRunId).toBe(run?.id);
  });

  it('is no other draft, and none that is whole', async () => {
    await create(app, draftOf('one', 'zoe'));
    await change(app, draftOf('one', 'yan'));
    for (const draftId of ['one', 'two', '../../settings'])
      expect(await restore(draftId)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(await namesOf(app, 'one')).toEqual(['yan']);
  });
});
