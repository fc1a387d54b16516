import type { SafeStorage } from 'electron';
import type { Sealer } from './sealer.ts';

const advice =
  'Passwords and keys are kept in memory only: download the credentials before you close Gatehouse. On Linux, a keyring such as GNOME Keyring or KWallet helps.';

/**
 * A sealer over safeStorage's async calls. Call it after the app is ready.
 *
 * `getSelectedStorageBackend` does not describe the async encryptor, so on Linux a probe is sealed as well: Chromium
 * marks with `v10` what it sealed with a password that is in its source code, which is no protection.
 */
export async function safeStorageSealer(
  safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >,
  platform: NodeJS.Platform,
): Promise<Sealer> {
  const problem = await findProblem(safeStorage, platform);
  const refuse = (): Promise<never> => Promise.reject(new Error('This machine cannot seal secrets.'));
  if (problem !== null) return { problem, seal: refuse, open: refuse };
  return {
    problem: null,
    seal: async (text) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
    open: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result,
  };
}

async function findProblem(
  safeStorage: Parameters<typeof safeStorageSealer>[0],
  platform: NodeJS.Platform,
): Promise<string | null> {
  try {
    if (!(await safeStorage.isAsyncEncryptionAvailable()))
      return `This computer offers no protected storage for secrets. ${advice}`;
    if (platform !== 'linux') return null;
    const probe = await safeStorage.encryptStringAsync('probe');
    const unprotected =
      safeStorage.getSelectedStorageBackend() === 'basic_text' || probe.subarray(0, 3).toString() === 'v10';
    return unprotected ? `This desktop has no keyring to protect secrets with. ${advice}` : null;
  } catch {
    return `The system’s protected storage for secrets did not answer. ${advice}`;
  }
}
