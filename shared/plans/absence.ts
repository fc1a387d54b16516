import { policyType } from '../accounts/policy-type.ts';
import type { Snapshot } from '../accounts/snapshot.ts';
import { isUnknownAccount } from '../accounts/unknown-account.ts';

/**
 * What a snapshot tells of a policy that it does not have. `no-policy`: a text that is the name or ARN of none. `unlisted`:
 * not in the built-in catalogue of AWS's policies, to which AWS may have added since. `unknown`: nothing.
 */
export type Absence = 'no-policy' | 'missing' | 'unlisted' | 'unknown';

/** What is to be said of a policy by its ARN, or by whatever else was chosen as one. */
export function absence(reference: string, snapshot: Snapshot): Absence {
  const isUnknown = isUnknownAccount(snapshot.account);
  const unlisted = isUnknown && snapshot.policies.length === 0 ? 'unknown' : 'unlisted';
  if (!isPolicyArn(reference) && !isName(reference)) return 'no-policy';
  if (!isPolicyArn(reference)) return isUnknown ? unlisted : 'missing';
  if (policyType(reference) === 'AWS managed' && isOfPartition(reference, snapshot))
    return isUnknown || isFromCatalogue(snapshot) ? unlisted : 'missing';
  return isUnknown ? 'unknown' : 'missing';
}

/** Whether a text is the ARN of a managed policy, whoever's. */
export function isPolicyArn(text: string): boolean {
  return /^arn:[^:\s]+:iam::(?:aws|\d{12}):policy\/\S+$/.test(text);
}

/** A policy's name may be typed where its ARN is not known yet. */
function isName(text: string): boolean {
  return /^[\w+=,.@-]+$/.test(text);
}

function isOfPartition(arn: string, { account }: Snapshot): boolean {
  return arn.startsWith(`arn:${account.partition}:`);
}

function isFromCatalogue({ missingPermissions = [] }: Snapshot): boolean {
  return missingPermissions.includes('iam:ListPolicies');
}
