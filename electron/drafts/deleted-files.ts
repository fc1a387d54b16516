import { access, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** How long what was deleted can be brought back, in ms. */
const keptFor = 30 * 24 * 60 * 60_000;

/** A folder of files that were deleted and can be brought back for 30 days. */
export class DeletedFiles {
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Takes a file in. Its time becomes that of its deletion. */
  async put(path: string, id: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const now = this.#now();
    await utimes(path, now, now);
    await rename(path, this.#pathOf(id));
  }

  /** Gives a file back: `gone` when it is not here, `taken` when there is another in its place by now. */
  async takeBack(id: string, path: string): Promise<'back' | 'gone' | 'taken'> {
    if (await isThere(path)) return 'taken';
    if (!(await isThere(this.#pathOf(id)))) return 'gone';
    await rename(this.#pathOf(id), path);
    return 'back';
  }

  /** The ids of what can be brought back. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  }

  /** Removes for good what was deleted too long ago; gives its ids. Never rejects. */
  async purge(): Promise<string[]> {
    const purged: string[] = [];
    for (const id of await this.ids()) {
      const path = this.#pathOf(id);
      try {
        if (this.#now().getTime() - (await stat(path)).mtimeMs < keptFor) continue;
        await rm(path);
        purged.push(id);
      } catch {
        // It is tried again at the next start.
      }
    }
    return purged;
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
