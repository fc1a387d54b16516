import type { Tag } from '../drafts/draft.ts';

/** What a user can be given beside being made. */
export interface Things {
  groups: readonly string[];
  /** ARNs of managed policies attached directly. */
  policyArns: readonly string[];
  /** Names. */
  inlinePolicies: readonly string[];
  tags: readonly Tag[];
}

/**
 * What a plan does with one row: makes the user, leaves alone one who exists already, adds what such a one lacks, or
 * cannot do anything because the name is taken (an error finding says so; its steps are those of a new user).
 */
export interface Outcome {
  kind: 'create' | 'skip' | 'merge' | 'stop';
  /** What the steps add. */
  added: Things;
  /** What was asked for and is there already, or is there with another value and is left as it is. */
  unchanged: Things;
}

export const nothing: Things = { groups: [], policyArns: [], inlinePolicies: [], tags: [] };

/** How many things there are. */
export function countOf({ groups, policyArns, inlinePolicies, tags }: Things): number {
  return groups.length + policyArns.length + inlinePolicies.length + tags.length;
}
