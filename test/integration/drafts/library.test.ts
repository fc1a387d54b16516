import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { draftPatch } from '../../../shared/drafts/patch.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';

let app: InProcessGatehouse;

beforeEach(async () => {
  app = await inProcessGatehouse();
});
afterEach(() => app.dispose());

/** A draft with these users. */
function draftOf(id: string, ...names: string[]): Draft {
  return { ...emptyDraft(id, 'a'), users: names.map((name, index) => ({ id: `u${index}`, name })) };
}

const create = async (draft: Draft, of = app) =>
  valueOf(await of.api.call('drafts.create', { draft, revision: 'first' }));
const names = async (draftId: string, of = app) =>
  valueOf(await of.api.call('drafts.read', { draftId })).draft.users.map(({ name }) => name);

/** Sends the change from one state of a draft to the next. */
const save = (before: Draft, after: Draft, base: string, revision: string, of = app) =>
  of.api.call('drafts.save', { draftId: before.id, base, revision, patch: draftPatch(before, after) });

/** Another process that has the same folder open. */
const another = (): Promise<InProcessGatehouse> => inProcessGatehouse({ dataFolder: app.folder });

describe('the library of drafts', () => {
  it('keeps every change, and lists what was changed last first', async () => {
    const before = draftOf('one', 'zoe', 'yan');
    await create(before);
    await create(draftOf('two'));
    valueOf(await save(before, draftOf('one', 'zoe', 'yan', 'xia'), 'first', 'second'));
    expect(await names('one')).toEqual(['zoe', 'yan', 'xia']);
    const list = valueOf(await app.api.call('drafts.list', undefined));
    expect(list.map(({ id, users, state }) => ({ id, users, state }))).toEqual([
      { id: 'one', users: 3, state: 'draft' },
      { id: 'two', users: 0, state: 'draft' },
    ]);
    expect((await names('two')).length).toBe(0);
  });

  it('keeps what a newer Gatehouse has written into a draft beside what this one knows', async () => {
    const before: Draft = { ...draftOf('one', 'zoe'), ofTheFuture: [1] };
    await create(before);
    valueOf(await save(before, { ...before, name: 'Spring' }, 'first', 'second'));
    const read = valueOf(await app.api.call('drafts.read', { draftId: 'one' }));
    expect(read.draft).toMatchObject({ name: 'Spring', ofTheFuture: [1] });
    await app.gatehouse.shutDown();
    expect(await readFile(join(app.folder, 'drafts/one.json'), 'utf8')).toContain('"ofTheFuture":[1]');
  });

  it('refuses a change to what another window has changed since, and overwrites nothing', async () => {
    const before = draftOf('one', 'zoe');
    await create(before);
    valueOf(await save(before, draftOf('one', 'yan'), 'first', 'of one window'));
    const refused = await save(before, draftOf('one', 'xia'), 'first', 'of the other');
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(await names('one')).toEqual(['yan']);
  });

  it('overwrites nothing of a second instance, and keeps what was to be written among the versions', async () => {
    const before = draftOf('one', 'zoe');
    await create(before);
    const second = await another();
    try {
      expect(await names('one', second)).toEqual(['zoe']);
      valueOf(await save(before, draftOf('one', 'yan'), 'first', 'here'));
      // Two changes that would go to the disk together.
      const refused = await Promise.all([
        save(before, draftOf('one', 'xia'), 'first', 'there', second),
        save(draftOf('one', 'xia'), draftOf('one', 'xian'), 'there', 'there again', second),
      ]);
      for (const one of refused) expect(one).toMatchObject({ ok: false, error: { kind: 'conflict' } });
      expect(await names('one', second)).toEqual(['yan']);
      expect(valueOf(await app.api.call('drafts.list', undefined)).length).toBe(1);
      const versions = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
      const mine = versions.filter(({ reason }) => reason === 'conflict');
      expect(mine.length).toBe(1);
      const versionId = mine[0]?.id ?? '';
      const { users } = valueOf(await app.api.call('drafts.readVersion', { draftId: 'one', versionId }));
      expect(users.map(({ name }) => name)).toEqual(['xian']);
    } finally {
      await second.gatehouse.shutDown();
    }
  });

  it('brings a deleted draft back', async () => {
    await create(draftOf('one', 'zoe'));
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    expect(valueOf(await app.api.call('drafts.list', undefined))).toEqual([]);
    valueOf(await app.api.call('drafts.restore', { draftId: 'one' }));
    expect(await names('one')).toEqual(['zoe']);
    expect(await app.api.call('drafts.restore', { draftId: '../../settings' })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  it('duplicates a draft under an id and a name of its own', async () => {
    await create({ ...draftOf('one', 'zoe'), name: 'Spring' });
    const { draftId } = valueOf(await app.api.call('drafts.duplicate', { draftId: 'one' }));
    expect(draftId).not.toBe('one');
    expect(await names(draftId)).toEqual(['zoe']);
    const { draft } = valueOf(await app.api.call('drafts.read', { draftId }));
    expect(draft.name).toBe('Copy of Spring');
  });

  it('is there at the next start, with damaged files set aside and named', async () => {
    await create(draftOf('one', 'zoe'));
    await app.gatehouse.shutDown();
    await writeFile(join(app.folder, 'drafts', 'broken.json'), '{"format":');
    const next = await another();
    try {
      expect(await names('one', next)).toEqual(['zoe']);
      const { startProblems } = valueOf(await next.api.call('app.info', undefined));
      const [aside = ''] = (await readdir(join(app.folder, 'drafts'))).filter((name) =>
        name.startsWith('broken.json.damaged-'),
      );
      expect(startProblems.join()).toContain(join(app.folder, 'drafts', aside));
    } finally {
      await next.gatehouse.shutDown();
    }
  });

  it('sets a file aside whose draft has another id, and leaves one alone that the disk does not give or a newer Gatehouse wrote', async () => {
    await create(draftOf('one', 'zoe'));
    await app.gatehouse.shutDown();
    const folder = join(app.folder, 'drafts');
    const record = await readFile(join(folder, 'one.json'), 'utf8');
    await writeFile(join(folder, 'two.json'), record.replace('"id":"one"', '"id":"../../evil"'));
    await mkdir(join(folder, 'three.json'));
    const newerRecord = record.replace('"version":1', '"version":2');
    const newerDraft = record.replace(/"version":1(?!.*"version":1)/s, '"version":2');
    await writeFile(join(folder, 'four.json'), newerRecord);
    await writeFile(join(folder, 'five.json'), newerDraft);
    const next = await another();
    try {
      const list = valueOf(await next.api.call('drafts.list', undefined));
      expect(list.map(({ id }) => id)).toEqual(['one']);
      const { startProblems } = valueOf(await next.api.call('app.info', undefined));
      expect(startProblems.join()).toContain('two.json.damaged-');
      expect(startProblems.join()).toContain(`${join(folder, 'three.json')} was left as it is`);
      expect(newerDraft).not.toBe(newerRecord);
      for (const [file, text] of [
        ['four.json', newerRecord],
        ['five.json', newerDraft],
      ] as const) {
        expect(startProblems.join()).toContain(`newer Gatehouse; its file ${join(folder, file)} was left`);
        expect(await readFile(join(folder, file), 'utf8')).toBe(text);
      }
    } finally {
      await next.gatehouse.shutDown();
    }
  });

  it('refuses an id that is no file name', async () => {
    const refused = await app.api.call('drafts.create', { draft: draftOf('../x'), revision: 'first' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});

describe('the draft of before the library', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-adopt-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is taken over', async () => {
    await writeFile(join(folder, 'draft.json'), JSON.stringify(draftOf('draft', 'zoe')));
    const old = await inProcessGatehouse({ dataFolder: folder });
    const [adopted] = valueOf(await old.api.call('drafts.list', undefined));
    expect(await names(adopted?.id ?? '', old)).toEqual(['zoe']);
    expect(await readdir(folder)).not.toContain('draft.json');
    await old.gatehouse.shutDown();
  });

  it('is set aside and named where it is damaged', async () => {
    await writeFile(join(folder, 'draft.json'), '{');
    const old = await inProcessGatehouse({ dataFolder: folder });
    const { startProblems } = valueOf(await old.api.call('app.info', undefined));
    expect(startProblems.join()).toContain(join(folder, 'draft.json.damaged-'));
    await old.gatehouse.shutDown();
  });
});
