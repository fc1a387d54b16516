import { open, rm } from 'node:fs/promises';
import { writeFileAtomically } from './atomic-file.ts';

/**
 * Writes a file that must not be there yet, durably, readable by its owner only; rejects with `EEXIST` when it is,
 * whatever its case where the file system takes no notice of that. The name is taken first, so that nothing that
 * comes into being meanwhile is replaced. On an error the file is not there.
 */
export async function writeNewFile(path: string, data: string): Promise<void> {
  const placeholder = await open(path, 'wx', 0o600);
  await placeholder.close();
  try {
    await writeFileAtomically(path, data);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
