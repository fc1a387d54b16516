import { plainText } from './plain-text.ts';
import type { NameRules } from './source-use.ts';

/** What is known of a person. */
export interface Person {
  first: string;
  last: string;
  email: string;
}

/** The placeholders of templates, and what they stand for. */
export const placeholders = {
  first: 'first name',
  last: 'last name',
  f: 'first letter of the first name',
  l: 'first letter of the last name',
  given: 'first word of the first name',
  email: 'e-mail address',
  'email-name': 'e-mail address, before the @',
} as const;
type Placeholder = keyof typeof placeholders;

/** The longest user name: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const longestName = 64;

/** What is wrong with a template, as a sentence; `undefined` when names can be made with it. */
export function templateProblem(template: string): string | undefined {
  const used = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const strange = used.find((name) => !isPlaceholder(name));
  if (strange !== undefined)
    return `{${strange}} is no placeholder. There are ${Object.keys(placeholders)
      .map((name) => `{${name}}`)
      .join(', ')}.`;
  if (used.length === 0) return 'Enter a placeholder at least, for instance {first}.{last}.';
  const other = [...template.replace(/\{[^{}]*\}/g, '')].find(
    (character) => !/[A-Za-z0-9_+=,.@-]/.test(character),
  );
  return other === undefined ? undefined : `“${other}” cannot be in a user name.`;
}

/** The parts of a person that a template asks for. */
export function partsUsed(template: string): ReadonlySet<keyof Person> {
  const parts: Record<Placeholder, keyof Person> = {
    first: 'first',
    f: 'first',
    given: 'first',
    last: 'last',
    l: 'last',
    email: 'email',
    'email-name': 'email',
  };
  return new Set(
    [...template.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) =>
      isPlaceholder(name) ? parts[name] : [],
    ),
  );
}

/**
 * A person's user name by the rules: in ASCII, without what IAM does not allow, and without dots, hyphens and underscores
 * that are left over where a part is empty. It may be empty or too long.
 */
export function nameByTemplate(
  { template, lowerCase, german }: Pick<NameRules, 'template' | 'lowerCase' | 'german'>,
  person: Person,
): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (_, name: string) =>
    isPlaceholder(name) ? valueOf(name, person, german) : '',
  );
  const tidy = filled.replace(/([._-])(?=[._-])/g, '').replace(/^[._-]+|[._-]+$/g, '');
  return lowerCase ? tidy.toLowerCase() : tidy;
}

/** A name of one word as a user name, with what IAM allows in one; `undefined` for other names. */
export function nameOfWord(
  { lowerCase, german }: Pick<NameRules, 'lowerCase' | 'german'>,
  word: string,
): string | undefined {
  if (word === '' || /\s/.test(word)) return undefined;
  const name = allowed(word, german);
  return lowerCase ? name.toLowerCase() : name;
}

function allowed(text: string, germanWay: boolean): string {
  return plainText(text, { germanWay }).replace(/[^A-Za-z0-9_+=,.@-]/g, '');
}

function valueOf(name: Placeholder, { first, last, email }: Person, germanWay: boolean): string {
  const letters = (text: string): string => plainText(text, { germanWay }).replace(/[^A-Za-z0-9_-]/g, '');
  switch (name) {
    case 'first':
      return letters(first);
    case 'last':
      return letters(last);
    case 'f':
      return letters(first).slice(0, 1);
    case 'l':
      return letters(last).slice(0, 1);
    case 'given':
      return letters(first.trim().split(/\s/)[0] ?? '');
    case 'email':
      return allowed(email, germanWay);
    case 'email-name':
      return allowed(email.split('@')[0] ?? '', germanWay);
  }
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name);
}
