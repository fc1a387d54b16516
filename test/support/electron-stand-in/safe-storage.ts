import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { onlyProvided } from './loud.ts';

/** One way in which the system may keep the key. */
interface Keyring {
  readonly available: boolean;
  readonly linuxBackend: 'gnome_libsecret' | 'basic_text' | 'unknown';
  encrypt(text: string): Buffer;
  decrypt(encrypted: Buffer): string;
}

/**
 * `os`: a key that is kept in `GATEHOUSE_STANDIN_KEYRING_DIR`, outside the user-data folder, as a keyring is.
 */
function systemKeyring(): Keyring {
  const folder = process.env['GATEHOUSE_STANDIN_KEYRING_DIR'];
  if (folder === undefined)
    throw new Error('electron stand-in: GATEHOUSE_STANDIN_KEYRING=os needs GATEHOUSE_STANDIN_KEYRING_DIR');
  const file = join(folder, 'safe-storage.key');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  const key = readFileSync(file);
  const prefix = Buffer.from('v11');
  return {
    available: true,
    linuxBackend: 'gnome_libsecret',
    encrypt(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]);
    },
    decrypt(encrypted) {
      if (!encrypted.subarray(0, 3).equals(prefix)) throw new Error('unknown prefix');
      const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
      decipher.setAuthTag(encrypted.subarray(15, 31));
      return decipher.update(encrypted.subarray(31), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** `plain`: what Chromium does on a Linux without a keyring: a key that everybody knows, and results with `v10`. */
function plainTextKeyring(): Keyring {
  const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
  const vector = Buffer.alloc(16, ' ');
  const prefix = Buffer.from('v10');
  return {
    available: true,
    linuxBackend: 'basic_text',
    encrypt(text) {
      const cipher = createCipheriv('aes-128-cbc', key, vector);
      return Buffer.concat([prefix, cipher.update(text, 'utf8'), cipher.final()]);
    },
    decrypt(encrypted) {
      if (!encrypted.subarray(0, 3).equals(prefix)) throw new Error('unknown prefix');
      const decipher = createDecipheriv('aes-128-cbc', key, vector);
      return decipher.update(encrypted.subarray(3), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** `none`: no encryption at all. */
const noKeyring: Keyring = {
  available: false,
  linuxBackend: 'unknown',
  encrypt() {
    throw new Error('Encryption is not available.');
  },
  decrypt() {
    throw new Error('Decryption is not available.');
  },
};

function chooseKeyring(): Keyring {
  const choice = process.env['GATEHOUSE_STANDIN_KEYRING'] ?? 'os';
  switch (choice) {
    case 'os':
      return systemKeyring();
    case 'plain':
      return plainTextKeyring();
    case 'none':
      return noKeyring;
    default:
      throw new Error(`electron stand-in: GATEHOUSE_STANDIN_KEYRING is os, plain or none, not ${choice}`);
  }
}

let chosen: Keyring | undefined;

async function keyring(): Promise<Keyring> {
  await app.whenReady();
  chosen ??= chooseKeyring();
  return chosen;
}

/** Electron's `safeStorage`, its asynchronous half. */
export const safeStorage = onlyProvided('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return (await keyring()).available;
  },
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    if (typeof plainText !== 'string') throw new TypeError('encryptStringAsync takes a string');
    return (await keyring()).encrypt(plainText);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    if (!Buffer.isBuffer(encrypted)) throw new TypeError('decryptStringAsync takes a Buffer');
    const ring = await keyring();
    try {
      return { shouldReEncrypt: false, result: ring.decrypt(encrypted) };
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    }
  },
  getSelectedStorageBackend(): string {
    if (!app.isReady()) return 'unknown';
    chosen ??= chooseKeyring();
    return chosen.linuxBackend;
  },
});
