import { newPolicyName } from '../../shared/drafts/policy-reference.ts';

/** A managed policy's name from its ARN: what stands after the last slash. One that the batch creates is marked. */
export function policyName(reference: string): string {
  const created = newPolicyName(reference);
  return created === undefined ? reference.slice(reference.lastIndexOf('/') + 1) : `${created} (new)`;
}
