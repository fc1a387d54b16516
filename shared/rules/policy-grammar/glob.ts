const anything = Symbol('anything');
const oneCharacter = Symbol('one character');

/** A text with the wildcards of policies: characters, and what stands for others. */
export type Glob = readonly (string | typeof anything | typeof oneCharacter)[];

/** Matches every text. */
export const everything: Glob = [anything];

/** A text in which `*` stands for any characters and `?` for one. */
export function globOf(text: string): Glob {
  return [...text].map((one) => (one === '*' ? anything : one === '?' ? oneCharacter : one));
}

/**
 * Whether a glob matches the whole of a text, case and all. It takes no longer than the product of their lengths, as a
 * regular expression of a hostile policy would.
 */
export function matchesGlob(glob: Glob, text: string): boolean {
  const characters = [...text];
  let at = 0;
  let inGlob = 0;
  let lastAnything = -1;
  let retryAt = 0;
  while (at < characters.length) {
    const wanted = glob[inGlob];
    if (wanted === anything) {
      lastAnything = inGlob;
      retryAt = at;
      inGlob += 1;
    } else if (wanted === oneCharacter || wanted === characters[at]) {
      inGlob += 1;
      at += 1;
    } else if (lastAnything >= 0) {
      // What was taken for the last `*` was too little.
      retryAt += 1;
      at = retryAt;
      inGlob = lastAnything + 1;
    } else {
      return false;
    }
  }
  return glob.slice(inGlob).every((one) => one === anything);
}
