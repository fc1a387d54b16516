/** Names that Windows keeps for devices, whatever follows the first dot: learn.microsoft.com, “Naming Files”. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])\./i;

/**
 * The beginning of the names of a user's files: the user name, as the console has it. All characters that AWS takes
 * in it are legal in file names, but one that begins with a dot would be hidden, one that begins with a hyphen would be
 * read as an option, and Windows keeps some for itself: these get an underscore in front.
 */
export function fileStem(userName: string): string {
  const stem = userName.replaceAll(/[^A-Za-z0-9_+=,.@-]/g, '_');
  return /^[.-]/.test(stem) || reserved.test(stem) ? `_${stem}` : stem;
}

/** Equal for names that are one and the same to a file system that takes no notice of case. */
export function foldFileName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The first of `name.csv`, `name (2).csv`, … that is not taken, by its folded name. */
export function freeFileName(name: string, isTaken: (folded: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
    if (!isTaken(foldFileName(candidate))) return candidate;
  }
}
