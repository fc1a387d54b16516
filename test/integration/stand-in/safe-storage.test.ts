import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launch, removeFolder, temporaryFolder } from './fixture.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  removeFolder(folder);
});

async function withApp<T>(keyring: string, run: (app: ElectronApplication) => Promise<T>): Promise<T> {
  const app = await launch(join(folder, 'user-data'), {
    GATEHOUSE_STANDIN_KEYRING: keyring,
    GATEHOUSE_STANDIN_KEYRING_DIR: join(folder, 'keyring'),
  });
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}

const encrypt = (app: ElectronApplication, text: string): Promise<string> =>
  app.evaluate(async ({ safeStorage }, plain) => {
    const encrypted = await safeStorage.encryptStringAsync(plain);
    return encrypted.toString('base64');
  }, text);

const decrypt = (app: ElectronApplication, base64: string): Promise<unknown> =>
  app.evaluate(
    ({ safeStorage }, encrypted) => safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64')),
    base64,
  );

const describeStorage = (app: ElectronApplication): Promise<[boolean, string]> =>
  app.evaluate(async ({ safeStorage }) => [
    await safeStorage.isAsyncEncryptionAvailable(),
    safeStorage.getSelectedStorageBackend(),
  ]);

describe('with a keyring', () => {
  it('encrypts so that the next start can decrypt, with the key outside the user-data folder', async () => {
    const sealed = await withApp('os', async (app) => {
      expect(await describeStorage(app)).toEqual([true, 'gnome_libsecret']);
      return encrypt(app, 'geheim ✓');
    });
    const bytes = Buffer.from(sealed, 'base64');
    expect(bytes.subarray(0, 3).toString()).not.toBe('v10');
    expect(bytes.includes('geheim')).toBe(false);
    expect(readdirSync(join(folder, 'keyring'))).toEqual(['safe-storage.key']);
    expect(await withApp('os', (app) => decrypt(app, sealed))).toEqual({
      shouldReEncrypt: false,
      result: 'geheim ✓',
    });
  });

  it('encrypts the same text differently each time, and refuses what was changed', async () => {
    await withApp('os', async (app) => {
      const [one, two] = [await encrypt(app, 'x'), await encrypt(app, 'x')];
      expect(one).not.toBe(two);
      const bytes = Buffer.from(one, 'base64');
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      await expect(decrypt(app, bytes.toString('base64'))).rejects.toThrow('Error while decrypting');
    });
  });

  it('cannot decrypt with another keyring', async () => {
    const sealed = await withApp('os', (app) => encrypt(app, 'x'));
    removeFolder(join(folder, 'keyring'));
    await expect(withApp('os', (app) => decrypt(app, sealed))).rejects.toThrow('Error while decrypting');
  });
});

it('without encryption says so and refuses', async () => {
  await withApp('none', async (app) => {
    expect((await describeStorage(app))[0]).toBe(false);
    await expect(encrypt(app, 'x')).rejects.toThrow('Encryption is not available');
  });
});

it('with Chromium’s plain fallback marks what it encrypts with v10', async () => {
  await withApp('plain', async (app) => {
    expect(await describeStorage(app)).toEqual([true, 'basic_text']);
    const sealed = await encrypt(app, 'x');
    expect(Buffer.from(sealed, 'base64').subarray(0, 3).toString()).toBe('v10');
    expect(await decrypt(app, sealed)).toEqual({ shouldReEncrypt: false, result: 'x' });
  });
});
