import { z } from 'zod';

/** A policy that lives in one user or group alone. */
export const inlinePolicySchema = z.object({ name: z.string(), document: z.string() });
export type InlinePolicy = z.infer<typeof inlinePolicySchema>;

/** Inline policies without those that are there a second time, document and all. */
export function eachOnce(policies: readonly InlinePolicy[]): InlinePolicy[] {
  return policies.filter(
    ({ name, document }, index) =>
      policies.findIndex((one) => one.name === name && one.document === document) === index,
  );
}

/**
 * How many characters all inline policies of a user may have together, white space not counted:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const maximumUserPolicySize = 2048;

/** A policy document's size as AWS counts it: without white space. */
export function policySize(document: string): number {
  return document.replace(/[\t\n\r ]/g, '').length;
}

/**
 * What is wrong with an inline policy's name; `undefined` when AWS takes it (1 to 128 of `[\w+=,.@-]`):
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
 */
export function inlinePolicyNameProblem(name: string): string | undefined {
  if (name === '') return 'An inline policy has no name.';
  if (name.length > 128)
    return `The name of the inline policy ${name.slice(0, 20)}… has ${name.length} characters; at most 128 are allowed.`;
  if (!/^[A-Za-z0-9_+=,.@-]+$/.test(name))
    return `The name of the inline policy “${name}” may have letters, digits and + = , . @ _ - only.`;
  return undefined;
}

/**
 * What is wrong with an inline policy's document, in words that follow its name; `undefined` when it is one: JSON, an
 * object with a Statement, of the characters that PutUserPolicy takes (U+0009, U+000A, U+000D, U+0020 to U+00FF).
 */
export function inlineDocumentProblem(document: string): string | undefined {
  const strange = [...document].find((one) => !/[\t\n\r\u0020-\u00ff]/.test(one));
  if (strange !== undefined)
    return `has the character ${codePoint(strange)}, which AWS does not take in a policy. In JSON write it as \\u….`;
  try {
    const value: unknown = JSON.parse(document);
    if (typeof value === 'object' && value !== null && 'Statement' in value) return undefined;
  } catch {
    return 'is not JSON.';
  }
  return 'has no Statement.';
}

function codePoint(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${number}`;
}
