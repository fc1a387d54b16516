import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { syncFolder } from './folder-sync.ts';

/**
 * Replaces a file as a whole or not at all, durably, for its owner only (`mode`: what the owner may do with it): a
 * temporary file beside it is written and flushed, then renamed over it. Rejects with the file system's error; the old file is then as it was.
 */
export async function writeFileAtomically(
  path: string,
  data: string | Uint8Array,
  mode: 0o600 | 0o700 = 0o600,
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameInsistently(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

const pauses = [10, 20, 50, 100, 200, 400, 800];

/** On Windows a virus scanner or an indexer may hold the old file open for a moment. */
async function renameInsistently(from: string, to: string): Promise<void> {
  for (const pause of pauses) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (process.platform !== 'win32' || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES'))
        throw error;
    }
    await sleep(pause);
  }
  await rename(from, to);
}
