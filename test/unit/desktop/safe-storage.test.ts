import { describe, expect, it } from 'vitest';
import { safeStorageSealer } from '../../../electron/storage/safe-storage.ts';

type Fake = Parameters<typeof safeStorageSealer>[0];

function storage(prefix: string, changes: Partial<Fake> = {}): Fake {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(prefix + Buffer.from(text).toString('hex'))),
    decryptStringAsync: (sealed) =>
      Promise.resolve({
        shouldReEncrypt: false,
        result: Buffer.from(sealed.toString().slice(prefix.length), 'hex').toString(),
      }),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...changes,
  };
}

describe('the sealer over safeStorage', () => {
  it('gives back what it sealed', async () => {
    const sealer = await safeStorageSealer(storage('v11'), 'linux');
    expect(sealer.problem).toBeNull();
    const sealed = await sealer.seal('hunter2');
    expect(sealed).not.toContain('hunter2');
    expect(await sealer.open(sealed)).toBe('hunter2');
  });

  it.each([
    [
      'nothing is available',
      storage('v11', { isAsyncEncryptionAvailable: () => Promise.resolve(false) }),
      'win32',
    ],
    ['a probe starts with v10 on Linux, whatever the backend says', storage('v10'), 'linux'],
    ['the backend is basic_text', storage('v11', { getSelectedStorageBackend: () => 'basic_text' }), 'linux'],
    [
      'it does not answer',
      storage('v11', { encryptStringAsync: () => Promise.reject(new Error('locked')) }),
      'linux',
    ],
  ] as const)('says so, and seals nothing, when %s', async (_what, fake, platform) => {
    const sealer = await safeStorageSealer(fake, platform);
    expect(sealer.problem).toMatch(/in memory only/);
    await expect(sealer.seal('hunter2')).rejects.toThrow();
  });

  it('takes v10 as protection where it is the system’s own format', async () => {
    expect((await safeStorageSealer(storage('v10'), 'darwin')).problem).toBeNull();
  });
});
