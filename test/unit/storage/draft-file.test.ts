import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
