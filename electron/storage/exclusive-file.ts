import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './folder-sync.ts';

/**
 * Creates a file durably, for its owner only, unless there is one: of several that try, in however many processes, one
 * gets `true`. Rejects with the file system's error.
 */
export async function createFileOnce(path: string, text: string): Promise<boolean> {
  let file;
  try {
    file = await open(path, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
  return true;
}
