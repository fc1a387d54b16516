import type { Column } from './column.ts';
import { listOf, listText, tagsOf, tagsText } from './cell-list.ts';
import { settingsOf, type Draft, type DraftUser, type PasswordMode, type UserSettings } from './draft.ts';

type Overrides = NonNullable<DraftUser['overrides']>;
type CellSettings = Partial<UserSettings>;

/** What a cell says where a user gets none of what the batch's others get; legal in no name. */
export const noneText = '(none)';

/** What stands where somebody may have entered a password: a draft holds no secret. */
export const notKeptText = '(not kept)';

/** Finds the ARN of a policy that was typed by its name; `undefined` keeps what was typed. */
export type PolicyByName = (name: string) => string | undefined;

const passwordTexts: Record<PasswordMode, string> = {
  generated: 'Generated',
  'custom-each': 'Custom',
  'custom-shared': 'Same for all',
};

/** The settings behind each column. */
const settingsBehind: Record<Exclude<Column, 'name'>, readonly string[]> = {
  path: ['path'],
  access: ['consoleAccess', 'accessKey'],
  password: ['passwordMode'],
  reset: ['resetRequired'],
  groups: ['groups'],
  policies: ['policyArns'],
  boundary: ['boundaryArn'],
  tags: ['tags'],
};

/**
 * A user's cell as text: what holds for the user, also where it is the batch's. `withCellText` reads each such text back
 * to the same.
 */
export function cellText(draft: Pick<Draft, 'defaults'>, user: DraftUser, column: Column): string {
  const unread = user.unread?.[column];
  if (unread !== undefined) return unread;
  return column === 'name' ? user.name : settingText(settingsOf(draft, user), column);
}

/** The batch's own cell of a column: what holds for every user without an override. */
export function defaultText({ defaults }: Pick<Draft, 'defaults'>, column: Exclude<Column, 'name'>): string {
  return settingText(defaults, column);
}

/** Whether a user's cell says something else than the batch does. */
export function isOverridden({ overrides = {}, unread = {} }: DraftUser, column: Column): boolean {
  if (unread[column] !== undefined) return true;
  return column !== 'name' && settingsBehind[column].some((key) => overrides[key] !== undefined);
}

/**
 * A user with another text in a cell. An empty one gives back what the batch says; one that cannot be understood is kept
 * as it is, for a finding to complain of; under “Console password” it is not kept, because it may be one. The same user
 * when nothing changes.
 */
export function withCellText(
  draft: Pick<Draft, 'defaults'>,
  user: DraftUser,
  column: Column,
  text: string,
  policyByName: PolicyByName = () => undefined,
): DraftUser {
  if (column === 'name') return withName(user, text);
  const read = text.trim() === '' ? {} : cellSettings(text, column, policyByName);
  const unreadText = read === undefined ? keptText(column, text) : undefined;
  const wanted = read === undefined ? {} : differing(read, draft.defaults);
  const keys = settingsBehind[column];
  const { overrides = {} } = user;
  const { [column]: was, ...unread } = user.unread ?? {};
  if (was === unreadText && keys.every((key) => isSame(overrides[key], wanted[key]))) return user;
  return withoutEmptyParts({
    ...user,
    overrides: { ...without(overrides, keys), ...wanted },
    unread: { ...unread, ...(unreadText !== undefined && { [column]: unreadText }) },
  });
}

function keptText(column: Column, text: string): string {
  return column === 'password' ? notKeptText : text;
}

function withName(user: DraftUser, name: string): DraftUser {
  const { name: was, ...unread } = user.unread ?? {};
  if (name === user.name && was === undefined) return user;
  return was === undefined ? { ...user, name } : withoutEmptyParts({ ...user, name, unread });
}

function settingText(settings: UserSettings, column: Exclude<Column, 'name'>): string {
  switch (column) {
    case 'path':
      return listText([settings.path]) || noneText;
    case 'access':
      return accessText(settings);
    case 'password':
      return passwordTexts[settings.passwordMode];
    case 'reset':
      return settings.resetRequired ? 'Yes' : 'No';
    case 'groups':
      return listText(settings.groups) || noneText;
    case 'policies':
      return listText(settings.policyArns) || noneText;
    case 'boundary':
      return listText([settings.boundaryArn ?? '']) || noneText;
    case 'tags':
      return tagsText(settings.tags) || noneText;
  }
}

function accessText({ consoleAccess, accessKey }: UserSettings): string {
  if (consoleAccess) return accessKey ? 'Console + access key' : 'Console';
  return accessKey ? 'Access key' : noneText;
}

/** What a text says; `undefined` when it cannot be understood. */
function cellSettings(
  text: string,
  column: Exclude<Column, 'name'>,
  policyByName: PolicyByName,
): CellSettings | undefined {
  const none = text.trim().toLowerCase() === noneText;
  const arnOf = (policy: string): string => policyByName(policy) ?? policy;
  switch (column) {
    case 'path':
      return none ? { path: '' } : oneOf(text, (path) => ({ path }));
    case 'access':
      return none ? { consoleAccess: false, accessKey: false } : accessOf(text);
    case 'password': {
      const mode = passwordModeOf(text);
      return mode && { passwordMode: mode };
    }
    case 'reset': {
      const answer = yesOrNo(text);
      return answer === undefined ? undefined : { resetRequired: answer };
    }
    case 'groups':
      return { groups: none ? [] : listOf(text) };
    case 'policies':
      return { policyArns: none ? [] : listOf(text).map(arnOf) };
    case 'boundary':
      return none ? { boundaryArn: null } : oneOf(text, (policy) => ({ boundaryArn: arnOf(policy) }));
    case 'tags':
      return { tags: none ? [] : tagsOf(text) };
  }
}

function oneOf(text: string, settings: (value: string) => CellSettings): CellSettings | undefined {
  const [value, ...more] = listOf(text);
  return value === undefined || more.length > 0 ? undefined : settings(value);
}

const accessWords: Record<string, 'console' | 'key' | 'both'> = {
  console: 'console',
  'console access': 'console',
  'access key': 'key',
  'access keys': 'key',
  key: 'key',
  programmatic: 'key',
  'programmatic access': 'key',
  cli: 'key',
  api: 'key',
  both: 'both',
};

function accessOf(text: string): CellSettings | undefined {
  const words = text.split(/[+,;&/]|\band\b/i).map((word) => accessWords[word.trim().toLowerCase()]);
  if (words.some((word) => word === undefined)) return undefined;
  const has = (word: string): boolean => words.some((one) => one === word || one === 'both');
  return { consoleAccess: has('console'), accessKey: has('key') };
}

function passwordModeOf(text: string): PasswordMode | undefined {
  const lower = text.trim().toLowerCase();
  if (['generated', 'autogenerated', 'auto', 'automatic'].includes(lower)) return 'generated';
  if (['custom', 'own', 'custom for each'].includes(lower)) return 'custom-each';
  return ['same for all', 'shared', 'one for all'].includes(lower) ? 'custom-shared' : undefined;
}

/** Also for other answers of the kind in a table. */
function yesOrNo(text: string): boolean | undefined {
  const lower = text.trim().toLowerCase();
  if (['yes', 'y', 'true', '1', 'x'].includes(lower)) return true;
  return ['no', 'n', 'false', '0', noneText].includes(lower) ? false : undefined;
}

/** Only what is not the batch's anyway. A group of settings behind one cell stays whole. */
function differing(read: CellSettings, defaults: UserSettings): Overrides {
  return Object.entries(read).every(([key, value]) => isSame(value, defaults[key])) ? {} : read;
}

/** Whether two settings say the same; comparing whole users would take most of the time of a paste. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return (
    typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
  );
}

function without(overrides: Overrides, keys: readonly string[]): Overrides {
  if (keys.every((key) => overrides[key] === undefined)) return overrides;
  return Object.fromEntries(Object.entries(overrides).filter(([key]) => !keys.includes(key)));
}

function withoutEmptyParts({ overrides, unread, ...user }: DraftUser): DraftUser {
  return {
    ...user,
    ...(overrides === undefined || Object.keys(overrides).length === 0 ? {} : { overrides }),
    ...(unread === undefined || Object.keys(unread).length === 0 ? {} : { unread }),
  };
}
