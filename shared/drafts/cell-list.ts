/**
 * Several values in one cell, separated by semicolons, which are legal in no name, path, ARN or tag; line breaks, which are
 * legal in none either, separate where others wrote the cell. So that also what is not legal comes back as it was, a
 * backslash stands before a semicolon, a line break, a backslash, white space at either end, and a bracket at the start.
 */
export function listText(items: readonly string[]): string {
  return items
    .filter((item) => item !== '')
    .map((item) => escaped(item, /[\\;\r\n]|^[\s(]|\s$/g))
    .join('; ');
}

/** The values of a cell; empty ones are dropped. */
export function listOf(text: string): string[] {
  return separated(text, separators)
    .map(unescaped)
    .filter((item) => item !== '');
}

/** Tags in one cell, as `key=value`; an equals sign in a key has a backslash before it. */
export function tagsText(tags: readonly { key: string; value: string }[]): string {
  return tags
    .map(
      ({ key, value }) =>
        `${escaped(key, /[\\;=\r\n]|^[\s(]|\s$/g)}=${escaped(value, /[\\;\r\n]|^[\s(]|\s$/g)}`,
    )
    .join('; ');
}

/** The tags of a cell; one without an equals sign is a key alone. */
export function tagsOf(text: string): { key: string; value: string }[] {
  return separated(text, separators)
    .filter((item) => item.trim() !== '')
    .map((item) => {
      const [key = '', ...rest] = separated(item, '=');
      return { key: unescaped(key), value: unescaped(rest.join('=')) };
    });
}

function escaped(item: string, special: RegExp): string {
  return item.replace(special, '\\$&');
}

/** Without white space around it and without the backslashes. */
function unescaped(item: string): string {
  return item
    .replace(/^\s+/, '')
    .replace(/(\\[^])?\s*$/, '$1')
    .replace(/\\([^])/g, '$1');
}

const separators = ';\r\n';

/** The parts between any of some characters that have no backslash before them. */
function separated(text: string, between: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (between.includes(text.charAt(index))) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
