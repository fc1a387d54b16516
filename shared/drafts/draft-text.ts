import { z } from 'zod';
import { draftJson } from './draft-json.ts';
import { draftSchema, type Draft } from './draft.ts';
import { fileMistakesText } from './file-mistakes.ts';
import { NotADraft } from './not-a-draft.ts';
import { strictDraftSchema } from './strict-draft.ts';

/** The most that a draft's file may have, in bytes: some ten times a draft of 5,000 users. */
export const maximumDraftFileSize = 32 * 1024 * 1024;

const mostUsers = 10_000;
const longestId = 256;

/**
 * A draft as its file has it: keys in the schema's order, those that this Gatehouse does not know after them by name;
 * a user a line, anything else a field a line; a line feed at the end. So that two versions of it compare line by line.
 */
export function draftText(draft: Draft): string {
  const { users, ...batch } = draft;
  const head = JSON.stringify(ordered(batch), null, 2).slice(0, -2);
  const rows = users.map((user) => `    ${JSON.stringify(ordered(user))}`);
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n  ]`;
  return `${head},\n  "users": ${list}\n}\n`;
}

/** Reads a draft's file, strictly: nothing of it is passed over. Throws `NotADraft`. */
export function draftOfText(text: string): Draft {
  const value = draftJson(text.replace(/^\uFEFF/, ''));
  const kind = kindSchema.safeParse(value);
  if (!kind.success)
    throw new NotADraft(
      'It is not a Gatehouse draft: its “format” is not “gatehouse-draft”. Choose a file that “Export file” wrote.',
    );
  const { version } = kind.data;
  if (typeof version === 'number' && version > 1)
    throw new NotADraft(
      `It was written by a newer Gatehouse (version ${version} of the format). Update Gatehouse to open it.`,
    );
  if (version !== 1)
    throw new NotADraft(`${versionText(version)} Put this right in the file, then open it again.`);
  const draft = strictDraftSchema.safeParse(value);
  if (draft.success) return bounded(draft.data);
  throw new NotADraft(fileMistakesText(value, draft.error.issues));
}

/** Twice what an account can have; ids that a change of the order can name. */
function bounded(draft: Draft): Draft {
  if (draft.users.length > mostUsers)
    throw new NotADraft(
      `It has ${draft.users.length.toLocaleString('en')} users; a draft has at most ${mostUsers.toLocaleString('en')}. Divide them among several drafts.`,
    );
  const long = draft.users.findIndex(({ id }) => id.length > longestId);
  if (long !== -1)
    throw new NotADraft(
      `User ${long + 1}, ${draft.users[long]?.name ?? ''}: its “id” has more than ${longestId} characters. Give it a shorter one in the file, then open it again.`,
    );
  return draft;
}

const kindSchema = z.looseObject({ format: z.literal('gatehouse-draft'), version: z.unknown().optional() });

function versionText(version: unknown): string {
  if (version === undefined) return 'Its “version” is missing: it must be the number 1.';
  return `Its “version” must be the number 1${typeof version === 'string' ? ', without quotation marks' : ''}.`;
}

/** First these keys, then all others by name. */
function inOrder(fields: object, first: readonly string[]): Record<string, unknown> {
  const known = first.filter((key) => key in fields);
  const others = Object.keys(fields)
    .filter((key) => !first.includes(key))
    .sort();
  const entries = new Map(Object.entries(fields));
  return Object.fromEntries([...known, ...others].map((key) => [key, entries.get(key)]));
}

/** The order of the keys within a draft; no two of its parts have one of the same name in another order. */
const keyOrder: readonly string[] = [
  ...Object.keys(draftSchema.shape),
  ...['key', 'value', 'account', 'alias', 'partition', 'accountId', 'endpoint'],
  ...['path', 'consoleAccess', 'accessKey', 'passwordMode', 'resetRequired', 'groups', 'policyArns'],
  ...[
    'inlinePolicies',
    'boundaryArn',
    'copiedFrom',
    'tags',
    'description',
    'document',
    'overrides',
    'unread',
  ],
];

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = inOrder(value, keyOrder);
  return Object.fromEntries(Object.entries(fields).map(([key, part]) => [key, ordered(part)]));
}
