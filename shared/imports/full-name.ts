/** Words that belong to the family name that follows them. */
const particles = new Set(
  'van von de da do das dos di del della der den des du la le el al bin ibn ten ter te zu zum zur af av y e st st. mc mac'.split(
    ' ',
  ),
);

const titles = /^(dr|prof|mr|mrs|ms|miss|mx|sir|herr|frau|m|mme|mlle|sr|sra|ing|dipl\.?-ing)\.?\s+(?=\S)/i;
const suffixes = /^(jr|sr|ii|iii|iv|phd|md|ba|ma|msc)\.?$/i;

/**
 * A full name's parts. A comma stands after the family name; without one, the family name is the last word and the
 * particles before it, or the first word and those before it. A name of one word is a first name.
 */
export function splitName(full: string, order: 'first-last' | 'last-first'): { first: string; last: string } {
  const [before = '', ...after] = full
    .replace(/\s+/g, ' ')
    .trim()
    .split(/\s*,\s*/);
  const rest = after.filter((part) => part !== '' && !suffixes.test(part)).join(' ');
  if (rest !== '') return { first: withoutTitle(rest), last: withoutTitle(before) };
  const words = withoutTitle(before)
    .split(' ')
    .filter((word, index) => index === 0 || !suffixes.test(word) || word.length < 2);
  if (words.length < 2) return { first: words[0] ?? '', last: '' };
  if (order === 'last-first') {
    const end = words.findIndex((word) => !particles.has(word.toLowerCase())) + 1;
    const at = end === 0 || end === words.length ? 1 : end;
    return { first: words.slice(at).join(' '), last: words.slice(0, at).join(' ') };
  }
  let start = words.length - 1;
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return { first: words.slice(0, start).join(' '), last: words.slice(start).join(' ') };
}

function withoutTitle(name: string): string {
  const shorter = name.trim().replace(titles, '');
  return shorter === name ? name : withoutTitle(shorter);
}
