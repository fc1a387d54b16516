import { noneText } from '../../../../shared/drafts/cells.ts';
import { listText } from '../../../../shared/drafts/cell-list.ts';
import type { Column } from '../../../../shared/drafts/column.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import { withNames, type PolicyNames } from '../../../../shared/drafts/policy-names.ts';

/** What is known of the account, for suggestions; both may be empty, since anything can be typed. */
export interface KnownEntities {
  groups: readonly string[];
  policies: readonly { arn: string; name: string; attachable: boolean }[];
}

/** What a cell's editor offers. */
export interface Suggestions {
  options: readonly string[];
  /** Several values, separated by semicolons, can be in the cell. */
  several: boolean;
}

const fewValues: Partial<Record<Column, readonly string[]>> = {
  access: ['Console', 'Access key', 'Console + access key', noneText],
  password: ['Generated', 'Custom', 'Same for all'],
  reset: ['Yes', 'No'],
};

/** What is offered for a column: its few values, or the groups and policies of the account and of the draft itself. */
export function suggestionsFor(
  column: Column,
  draft: Draft,
  { groups, policies }: KnownEntities,
  names: PolicyNames,
): Suggestions {
  const few = fewValues[column];
  if (few !== undefined) return { options: few, several: false };
  if (column === 'groups') {
    const all = new Set([...draft.newGroups.map(({ name }) => name), ...groups]);
    return { options: [...[...all].map((group) => listText([group])), noneText], several: true };
  }
  if (column === 'policies' || column === 'boundary') {
    const own = draft.newPolicies.map(({ name }) => listText([name]));
    const known = policies
      .filter(({ attachable }) => attachable)
      .map(({ arn }) => withNames(listText([arn]), names));
    return { options: [...new Set([...own, ...known]), noneText], several: column === 'policies' };
  }
  return { options: [], several: false };
}

/** No list is longer than somebody reads. */
const mostOffered = 50;

/** The options that fit what is typed: all while nothing is, else those with the last value's letters. */
export function offered({ options, several }: Suggestions, typed: string | null): readonly string[] {
  if (typed === null) return options.slice(0, mostOffered);
  const piece = (several ? typed.slice(typed.lastIndexOf(';') + 1) : typed).trim().toLowerCase();
  return options.filter((option) => option.toLowerCase().includes(piece)).slice(0, mostOffered);
}

/** The text after an option was taken: in place of the last value, or of all. */
export function withOption(text: string, option: string, several: boolean): string {
  if (!several || option === noneText) return option;
  const before = text.slice(0, text.lastIndexOf(';') + 1).trim();
  return before === '' ? option : `${before} ${option}`;
}
