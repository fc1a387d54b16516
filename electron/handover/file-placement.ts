import { foldFileName, freeFileName } from './file-names.ts';

/** Where a file goes. `replace`: the administrator said so, of exactly this name. */
export interface Placement {
  name: string;
  mode: 'new' | 'replace';
}

/** What the administrator wants done with files that are there already. */
export type ExistingFiles = 'keep-both' | 'replace';

/** The wanted names that are in the folder, spelled just so. */
export function existingNames(wanted: readonly string[], inFolder: readonly string[]): string[] {
  const there = new Set(inFolder);
  return [...new Set(wanted)].filter((name) => there.has(name));
}

/**
 * Gives each file its name in the folder. No two get the same one, and only a file of exactly the wanted name is
 * replaced: `Anna_credentials.csv` is another user's than `anna_credentials.csv`, also where the file system cannot
 * tell them apart.
 */
export function placeFiles(
  wanted: readonly string[],
  inFolder: readonly string[],
  existing: ExistingFiles,
): Placement[] {
  const exact = new Set(inFolder);
  const taken = new Set(inFolder.map(foldFileName));
  const given = new Set<string>();
  return wanted.map((name) => {
    if (existing === 'replace' && exact.has(name) && !given.has(foldFileName(name))) {
      given.add(foldFileName(name));
      return { name, mode: 'replace' };
    }
    const free = freeFileName(name, (folded) => taken.has(folded) || given.has(folded));
    given.add(foldFileName(free));
    return { name: free, mode: 'new' };
  });
}
