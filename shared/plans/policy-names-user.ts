/**
 * The first of these users whom a policy document names in a resource or a condition, by ARN or by user name. Policy
 * variables such as `${aws:username}` name nobody.
 */
export function namedUser(document: string, userNames: readonly string[]): string | undefined {
  const named = new Set(
    textsOf(parsed(document)).flatMap((text) => text.replace(/\$\{[^}]*\}/g, ' ').split(/[^\w+=,.@-]+/)),
  );
  return userNames.find((userName) => userName !== '' && named.has(userName));
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

/** What the statements' elements name neither resources nor conditions with. */
const silent = new Set(['Version', 'Id', 'Sid', 'Effect', 'Action', 'NotAction']);

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (silent.has(key) ? [] : textsOf(inner)));
}
