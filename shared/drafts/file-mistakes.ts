import type { z } from 'zod';
import { closest } from '../plans/closest.ts';
import { keysIn } from './strict-draft.ts';

/** How many mistakes are told, and how many characters of what the file says. */
const mostTold = 5;
const mostCharacters = 40;

/** What is wrong with the value of a draft's file, in sentences: where it is, what is expected there, what to do. */
export function fileMistakesText(value: unknown, issues: readonly z.core.$ZodIssue[]): string {
  const ofKeys = issues.flatMap((issue): Mistake[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ issue, key })) : [],
  );
  const ofValues = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [] : [{ issue }]));
  // What is not known may be why something else is missing.
  const mistakes: Mistake[] = [...ofKeys, ...ofValues];
  const more = mistakes.length - mostTold;
  return [
    ...mistakes.slice(0, mostTold).map((mistake) => mistakeText(value, mistake)),
    ...(more > 0 ? [`And ${more.toLocaleString('en')} more.`] : []),
    'Nothing of it was taken. Put this right in the file, then open it again.',
  ].join(' ');
}

interface Mistake {
  issue: z.core.$ZodIssue;
  /** The one that is not known. */
  key?: string;
}

function mistakeText(value: unknown, { issue, key }: Mistake): string {
  const { owner, within } = placeOf(value, issue.path);
  if (key !== undefined)
    return `${[owner, ...within].join(', ')}: “${short(key)}” is not known${hint(issue.path, key)}`;
  if (issue.code === 'custom') return `${owner}: ${issue.message}`;
  const field = within.length === 0 ? 'this' : within.join(', ');
  return `${owner}: ${field} ${expectation(valueAt(value, issue.path), issue)}.`;
}

/** Whose mistake it is, counted from 1 as people count, and where within that. */
function placeOf(value: unknown, path: readonly PropertyKey[]): { owner: string; within: string[] } {
  const [list = '', index] = path.map((part) => (typeof part === 'number' ? part : String(part)));
  const title = listTitles[list];
  if (title !== undefined && typeof index === 'number') {
    const name = valueAt(value, [list, index, 'name']);
    const named = typeof name === 'string' && name.trim() !== '' ? `, ${short(name)}` : '';
    const rest = path[2] === 'overrides' ? path.slice(3) : path.slice(2);
    return { owner: `${title} ${index + 1}${named}`, within: rest.map(partText) };
  }
  const owner = ownerTitles[list];
  if (owner !== undefined) return { owner, within: path.slice(1).map(partText) };
  return { owner: 'The draft', within: path.map(partText) };
}

const listTitles: Partial<Record<string | number, string>> = {
  users: 'User',
  newGroups: 'New group',
  newPolicies: 'New policy',
};
const ownerTitles: Partial<Record<string | number, string>> = {
  defaults: 'The batch',
  target: 'The account',
};

function partText(part: PropertyKey): string {
  return typeof part === 'number' ? `entry ${part + 1}` : String(part);
}

function hint(path: readonly PropertyKey[], key: string): string {
  if (/password$|passwd|secret|accesskeyid|token/i.test(key))
    return '; a draft’s file holds no secret, take it out.';
  const field = path.findLast((part) => typeof part === 'string') ?? '';
  const home = field === 'users' ? 'overrides' : field === '' ? 'defaults' : undefined;
  if (home !== undefined && keysIn[home]?.includes(key) === true) return ` here; it belongs under “${home}”.`;
  const meant = closest(key, keysIn[field] ?? []);
  return meant === undefined ? '.' : `; did you mean “${meant}”?`;
}

const kindTexts: Partial<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in braces { }',
  record: 'an object in braces { }',
};
const fieldKinds: Partial<Record<string, string>> = {
  groups: 'a list of texts',
  policyArns: 'a list of texts',
  tags: 'a list of objects with “key” and “value”',
  boundaryArn: 'a text, or null for none',
  target: 'an object in braces { }, or null for any account',
  accountId: '12 digits in quotation marks',
};

function expectation(found: unknown, issue: z.core.$ZodIssue): string {
  const field = String(issue.path.at(-1) ?? '');
  if (found === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${fieldKinds[field] ?? kindTexts[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map((one) => `“${String(one)}”`).join(', ')}`;
    case 'invalid_format':
      return `must be ${fieldKinds[field] ?? 'written another way'}`;
    case 'too_small':
      return 'must not be empty';
    case 'too_big':
      return `must have at most ${issue.maximum.toLocaleString('en')} characters`;
    default:
      return `is wrong: ${issue.message.replace(/\.$/, '')}`;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, part) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return new Map<PropertyKey, unknown>(Object.entries(inner)).get(String(part));
  }, value);
}

function short(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
