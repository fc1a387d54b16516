import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that was put out of the way. */
interface FileAside {
  /** What it was called, without `.json`. */
  id: string;
  path: string;
}

/** Puts a file that cannot be read out of the way; gives where it is then. */
export async function setAside(path: string): Promise<string> {
  const aside = `${path}.damaged-${Date.now().toString(36)}`;
  try {
    await rename(path, aside);
    return aside;
  } catch {
    return path;
  }
}

/** What was set aside in a folder, the oldest first; nothing where there is no folder to be read. */
export async function filesAside(folder: string): Promise<FileAside[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().flatMap((name): FileAside[] => {
    const [, id] = /^([\w-]+)\.json\.damaged-[\da-z]+$/.exec(name) ?? [];
    return id === undefined ? [] : [{ id, path: join(folder, name) }];
  });
}
