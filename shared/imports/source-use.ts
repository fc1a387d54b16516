import type { Column } from '../drafts/column.ts';

/** What becomes of one column of an imported table. */
export type SourceUse =
  | { to: 'nothing' }
  /** Its cells are the draft's, as its grid has them. */
  | { to: 'column'; column: Column }
  /** Each value is a group of its own, with the prefix before it. */
  | { to: 'group'; prefix: string }
  /** Each value is a tag's, with this key. */
  | { to: 'tag'; key: string }
  /** What user names are made of. */
  | { to: PersonPart };

export type PersonPart = 'first-name' | 'last-name' | 'full-name' | 'email';

/** How user names are made of people's names and addresses. */
export interface NameRules {
  /** With placeholders, for instance `{first}.{last}`. */
  template: string;
  lowerCase: boolean;
  /** ä, ö and ü become ae, oe and ue. */
  german: boolean;
  /** The order in full names without a comma. */
  fullNames: 'first-last' | 'last-first';
  /** Whether a taken name gets a number, or stays to be put right by hand. */
  clashes: 'number' | 'keep';
}

/** How a table becomes users. */
export interface ImportMapping {
  /** The index of the row with the columns' headers; `null`: there is none. */
  headerRow: number | null;
  /** By the index of the table's column. */
  uses: readonly SourceUse[];
  names: NameRules;
}

/** Whether a column has e-mail addresses: also as tags, names can be made of them. */
export function isEmail(use: SourceUse): boolean {
  return use.to === 'email' || (use.to === 'tag' && use.key.toLowerCase() === 'email');
}

/** Equal for uses that only one column can have. */
export function soleUse(use: SourceUse): string | undefined {
  if (use.to === 'column') return use.column;
  return use.to === 'nothing' || use.to === 'group' || use.to === 'tag' ? undefined : use.to;
}

/** Equal for uses of which a table takes one; unlike for a suggestion, tags are told apart by their keys. */
export function exclusiveUse(use: SourceUse): string | undefined {
  return use.to === 'tag' ? `tag ${use.key.toLowerCase()}` : soleUse(use);
}
