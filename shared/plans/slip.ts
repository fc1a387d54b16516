/** Words of fewer letters are too much alike: one letter makes another one of them. */
const fewestLetters = 4;

/**
 * Whether a name is another one mistyped beyond doubt: in another case, or with one letter too many, missing, or two
 * letters exchanged within one word. A digit, or a letter for another, makes another name: of another team or stage.
 */
export function isSlip(typed: string, meant: string): boolean {
  if (typed.toLowerCase() === meant.toLowerCase()) return true;
  const words = wordsOf(typed);
  const others = wordsOf(meant);
  if (words.length !== others.length) return false;
  const differing = words
    .map((word, index): [string, string] => [word, others[index] ?? ''])
    .filter(([word, other]) => word !== other);
  const [[word, other] = ['', '']] = differing;
  return differing.length === 1 && isMistyped(word, other);
}

/** A name's words, and what is between them: `TeamA-admins2` has Team, A, -, admins, 2. */
function wordsOf(name: string): string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.toLowerCase());
}

function isMistyped(word: string, other: string): boolean {
  if (![word, other].every((one) => /^[a-z]+$/.test(one) && one.length >= fewestLetters)) return false;
  if (word[0] !== other[0]) return isExchanged(word, other);
  return isExchanged(word, other) || lacksOne(word, other) || lacksOne(other, word);
}

/** Whether a word is the longer one without one of its letters. */
function lacksOne(word: string, longer: string): boolean {
  if (word.length + 1 !== longer.length) return false;
  const at = [...longer].findIndex((letter, index) => letter !== word[index]);
  return word === longer.slice(0, at) + longer.slice(at + 1);
}

/** Whether words differ in two neighbouring letters that changed places. */
function isExchanged(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  return (
    word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2)
  );
}
