import { policyMistakes } from './policy-mistakes.ts';

/** The first mistake of a policy document as a sentence, and how many come after it; `undefined` when AWS takes it. */
export function firstMistake(document: string): string | undefined {
  const [first, ...more] = policyMistakes(document);
  if (first === undefined) return undefined;
  const rest =
    more.length === 0
      ? ''
      : ` ${more.length === 1 ? 'One more mistake' : `${more.length} more mistakes`} after it.`;
  return `Line ${first.line}, column ${first.column}: ${first.message}${rest}`;
}
