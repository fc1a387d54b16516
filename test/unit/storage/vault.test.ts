import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sealer } from '../../../electron/storage/sealer.ts';
import { Vault, type OpenedVault } from '../../../electron/storage/vault.ts';

const sealer: Sealer = {
  problem: null,
  seal: (text) => Promise.resolve(Buffer.from(text).reverse().toString('base64')),
  open: (sealed) => {
    const text = Buffer.from(sealed, 'base64').reverse().toString();
    return text.startsWith('{') ? Promise.resolve(text) : Promise.reject(new Error('Sealed elsewhere.'));
  },
};
const noSealer: Sealer = { ...sealer, problem: 'There is no keyring.' };
const entry = { rowId: 'row', kind: 'password', secret: 'Correct-Horse-1' } as const;
const key = { rowId: 'row', kind: 'secretAccessKey', secret: 'wJalr', accessKeyId: 'AKIA1' } as const;

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-vault-'));
  path = join(folder, 'run.vault.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function create(with_: Sealer = sealer): Promise<Vault> {
  return Vault.create({ path, sealer: with_, openFile: undefined });
}
function open(with_: Sealer = sealer): Promise<OpenedVault> {
  return Vault.open({ path, sealer: with_, openFile: undefined });
}

describe('a vault', () => {
  it('gives back the last secret of each kind after a restart, and shows none on the disk', async () => {
    const vault = await create();
    await vault.put({ ...entry, secret: 'an earlier one' });
    await vault.put(entry);
    await vault.put(key);
    await vault.close();
    const text = await readFile(path, 'utf8');
    for (const clear of [entry.secret, key.secret, 'row', 'AKIA1']) expect(text).not.toContain(clear);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { vault: again, problem } = await open();
    expect(problem).toBeUndefined();
    expect(again.get('row', 'password')).toEqual(entry);
    expect(again.get('row', 'secretAccessKey')).toEqual(key);
    expect(again.get('other', 'password')).toBeUndefined();
    expect(again.isPersistent).toBe(true);
    await again.close();
  });

  it('is not made where what is sealed cannot be opened again', async () => {
    const deaf = { ...sealer, open: () => Promise.reject(new Error('no')) };
    await expect(create(deaf)).rejects.toThrow('no');
    const lying = { ...sealer, open: () => Promise.resolve('{"canary":"another"}') };
    await expect(create(lying)).rejects.toThrow('did not come back');
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes nothing where nothing can be sealed', async () => {
    const vault = await create(noSealer);
    await vault.put(entry);
    expect(vault.get('row', 'password')).toEqual(entry);
    expect(vault.isPersistent).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('sets aside and names what cannot be opened, and keeps the rest', async () => {
    const vault = await create();
    await vault.put(entry);
    await vault.put(key);
    await vault.close();
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[1] = JSON.stringify({ version: 1, sealed: Buffer.from('nonsense').toString('base64') });
    await writeFile(path, lines.join('\n'));
    const before = await readFile(path, 'utf8');
    const { vault: again, problem } = await open();
    expect(again.get('row', 'password')).toBeUndefined();
    expect(again.get('row', 'secretAccessKey')).toEqual(key);
    const aside = (await readdir(folder)).find((name) => name.includes('damaged')) ?? '';
    expect(problem).toContain(aside);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(before);
    await again.close();
    const { vault: third, problem: none } = await open();
    expect(none).toBeUndefined();
    expect(third.get('row', 'secretAccessKey')).toEqual(key);
    await third.close();
  });

  it('is locked, and its file left alone, while this machine cannot seal', async () => {
    const vault = await create();
    await vault.put(entry);
    await vault.close();
    const before = await readFile(path, 'utf8');
    const { vault: locked } = await open(noSealer);
    expect(locked.isLocked).toBe(true);
    expect(locked.get('row', 'password')).toBeUndefined();
    await expect(locked.put(key)).rejects.toThrow('locked');
    expect(await readFile(path, 'utf8')).toBe(before);
    const { vault: unlocked } = await open();
    expect(unlocked.get('row', 'password')).toEqual(entry);
    await unlocked.close();
  });

  it('is gone when it is purged', async () => {
    const vault = await create();
    await vault.put(entry);
    await vault.purge();
    expect(vault.get('row', 'password')).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});
