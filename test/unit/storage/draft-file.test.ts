import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../../shared/drafts/draft.ts';
import { DraftFile } from '../../../electron/storage/draft-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-draft-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('looking at the draft at the start', () => {
  it('finds nothing wrong where there is none', async () => {
    expect(await new DraftFile(join(folder, 'draft.json')).check()).toBeUndefined();
  });

  it('sets aside one that is damaged, and names it', async () => {
    await writeFile(join(folder, 'draft.json'), '{"format":');
    const draft = new DraftFile(join(folder, 'draft.json'));
    const problem = await draft.check();
    const [aside = ''] = await readdir(folder);
    expect(problem).toContain(join(folder, aside));
    expect(await readFile(join(folder, aside), 'utf8')).toBe('{"format":');
    expect(await draft.read()).toBeNull();
  });

  it('says so where it can neither be read nor moved, and does not keep the app from starting', async () => {
    const notAFolder = join(folder, 'file');
    await writeFile(notAFolder, '');
    const path = join(notAFolder, 'draft.json');
    expect(await new DraftFile(path).check()).toContain(`The file ${path} was left as it is.`);
  });
});

describe('saving the draft', () => {
  const draftOf = (name: string) => ({ ...emptyDraft('draft', 'a'), users: [{ id: 'a', name }] });

  it('keeps the last of several changes, all of whose savers hear of it', async () => {
    const file = new DraftFile(join(folder, 'draft.json'));
    const saves = ['z', 'zo', 'zoe'].map((name) => file.save(draftOf(name)));
    await file.flush();
    await Promise.all(saves);
    expect(JSON.parse(await readFile(join(folder, 'draft.json'), 'utf8'))).toEqual(draftOf('zoe'));
  });

  it('does not wait where the app ends or somebody reads', async () => {
    const file = new DraftFile(join(folder, 'draft.json'));
    void file.save(draftOf('zoe'));
    expect(await file.read()).toEqual(draftOf('zoe'));
    await file.save(null);
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells who saved where it could not be written, and goes on with the next', async () => {
    const file = new DraftFile(join(folder, 'not-there', 'draft.json'));
    const refused = expect(file.save(draftOf('zoe'))).rejects.toThrow('ENOENT');
    await file.flush();
    await refused;
    await mkdir(join(folder, 'not-there'));
    void file.save(draftOf('yan'));
    expect(await file.read()).toEqual(draftOf('yan'));
  });
});
