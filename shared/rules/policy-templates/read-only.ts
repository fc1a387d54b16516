import { policyDocumentOf } from './policy-document.ts';

/** What a policy to begin with looks like: one statement that is still to be filled in. */
export const emptyPolicy = policyDocumentOf([{ Effect: 'Allow', Action: [], Resource: [] }]);

/**
 * Reading everything of one service, by the verbs with which its reading actions begin.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
 */
export function readOnlyPolicy(service: string, verbs: readonly string[]): string {
  return policyDocumentOf([
    {
      Sid: 'Read',
      Effect: 'Allow',
      Action: verbs.map((verb) => `${service}:${verb}*`),
      Resource: '*',
    },
  ]);
}
