/** Something in a policy document that AWS would refuse, and where it is. */
export interface Mistake {
  /** Where it begins in the text, in UTF-16 units from 0. */
  offset: number;
  /** How many units it covers; 0 at a place where something is missing. */
  length: number;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
}

/** A mistake whose line and column are not counted yet. */
export type Misplaced = Pick<Mistake, 'offset' | 'length' | 'message'>;

/** Mistakes with their lines and columns, in the order of the text; at most `most` of them. */
export function placed(text: string, mistakes: readonly Misplaced[], most: number): Mistake[] {
  const found: Mistake[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  for (const mistake of mistakes.toSorted((a, b) => a.offset - b.offset).slice(0, most)) {
    for (; at < mistake.offset && at < text.length; at += 1)
      if (text[at] === '\n') {
        line += 1;
        lineStart = at + 1;
      }
    // The parser takes a comment that is not closed to be longer than the text.
    const length = Math.min(mistake.length, text.length - mistake.offset);
    found.push({ ...mistake, length, line, column: mistake.offset - lineStart + 1 });
  }
  return found;
}
