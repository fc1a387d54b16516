import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../../electron/storage/atomic-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-atomic-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writing a file atomically', () => {
  it('replaces it, readable by its owner only, and leaves nothing beside it', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, 'old', { mode: 0o644 });
    await writeFileAtomically(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['a.csv']);
  });

  it('leaves things as they were where it cannot', async () => {
    const path = join(folder, 'a');
    await mkdir(path);
    await writeFile(join(path, 'inside'), '');
    await expect(writeFileAtomically(path, 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['a']);
    expect(await readdir(path)).toEqual(['inside']);
  });

  it('rejects where the folder is not there', async () => {
    await expect(writeFileAtomically(join(folder, 'no', 'a'), 'new')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
