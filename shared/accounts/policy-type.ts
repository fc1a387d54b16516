import type { ManagedPolicy } from './snapshot.ts';

/** Whose a managed policy is, by its ARN. */
export function policyType(arn: string): ManagedPolicy['type'] {
  return /^arn:[^:]+:iam::aws:policy\//.test(arn) ? 'AWS managed' : 'Customer managed';
}
