import type { Tag } from '../drafts/draft.ts';

/** The most tags that a user can have: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const maximumTags = 50;

const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const allowed = 'Use letters, digits, spaces and _ . : / = + - @ only.';

export interface TagProblem {
  index: number;
  field: 'key' | 'value';
  message: string;
}

/**
 * What is wrong with a user's tags, field by field; empty when AWS takes them all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function tagProblems(tags: readonly Tag[]): TagProblem[] {
  const seen = new Set<string>();
  return tags.flatMap(({ key, value }, index) => {
    const problems: TagProblem[] = [];
    const folded = key.toLowerCase();
    const keyMessage =
      keyProblem(key) ?? (seen.has(folded) ? 'This key is there already; case does not matter.' : undefined);
    if (keyMessage !== undefined) problems.push({ index, field: 'key', message: keyMessage });
    const valueMessage = valueProblem(value);
    if (valueMessage !== undefined) problems.push({ index, field: 'value', message: valueMessage });
    seen.add(folded);
    return problems;
  });
}

function keyProblem(key: string): string | undefined {
  if (key === '') return 'Enter a key.';
  if ([...key].length > 128) return 'A key has at most 128 characters.';
  if (/^aws:/i.test(key)) return 'Keys that begin with aws: are reserved by AWS.';
  if (!tagCharacters.test(key)) return allowed;
  return undefined;
}

function valueProblem(value: string): string | undefined {
  if ([...value].length > 256) return 'A value has at most 256 characters.';
  if (!tagCharacters.test(value)) return allowed;
  return undefined;
}
