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
