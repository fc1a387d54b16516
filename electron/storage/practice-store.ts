import { readFile, rename } from 'node:fs/promises';
import type { PracticeStore } from '../practice/persistence.ts';
import { writeFileAtomically } from './atomic-file.ts';
import type { Sealer } from './sealer.ts';

/** A sealed file; nothing at all where nothing can be sealed, since the state holds secret access keys. */
export function practiceStore(path: string, sealer: Sealer): PracticeStore {
  if (sealer.problem !== null)
    return {
      read: () => Promise.resolve(undefined),
      write: () => Promise.resolve(),
      setAside: () => Promise.resolve(path),
    };
  return {
    async read() {
      let sealed: string;
      try {
        sealed = await readFile(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
      return sealer.open(sealed);
    },
    write: async (text) => writeFileAtomically(path, await sealer.seal(text)),
    async setAside() {
      const aside = `${path}.damaged-${Date.now().toString(36)}`;
      await rename(path, aside);
      return aside;
    },
  };
}
