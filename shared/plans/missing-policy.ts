import { policyType } from '../accounts/policy-type.ts';
import type { ManagedPolicy } from '../accounts/snapshot.ts';
import { foldName } from '../rules/names.ts';
import { absence, isPolicyArn } from './absence.ts';
import type { Severity } from './finding.ts';
import type { PlanContext } from './plan-context.ts';
import { isSlip } from './slip.ts';

/** What is to be said of a policy that is chosen and that the snapshot does not have. */
export interface MissingPolicy {
  /** An error where it is known to be missing; a warning where it may be there all the same. */
  severity: Exclude<Severity, 'advice'>;
  message: string;
  /** The policy that was meant, where that is beyond doubt. */
  meant: ManagedPolicy | undefined;
}

/**
 * What is to be said of a policy by its ARN, or by whatever else was typed; `undefined` for one that the snapshot has,
 * and for one of an account of which nothing is known.
 */
export function missingPolicy(reference: string, context: PlanContext): MissingPolicy | undefined {
  if (context.policies.has(reference)) return undefined;
  const meant = meantPolicy(reference, context);
  const say = (severity: MissingPolicy['severity'], message: string): MissingPolicy => ({
    severity,
    message: meant === undefined ? message : `${message} Is it ${meant.arn}?`,
    meant,
  });
  switch (absence(reference, context.snapshot)) {
    case 'unknown':
      return undefined;
    case 'missing':
      return say('error', `The account has no policy ${reference}.`);
    case 'no-policy':
      return say(
        'error',
        reference === ''
          ? 'A policy without a name is chosen.'
          : `“${reference}” is neither the name nor the ARN of a policy.`,
      );
    case 'unlisted':
      return say(
        'warning',
        isPolicyArn(reference)
          ? `${reference} is not in the built-in catalogue of AWS managed policies: it is misspelt, or newer than this Gatehouse.`
          : `AWS has no managed policy ${reference}, and which ones the account has is not known: it is looked for there once the account is read.`,
      );
  }
}

/** One of the same name, or of a name that was mistyped. */
function meantPolicy(
  reference: string,
  { policyByName, nearPolicy }: PlanContext,
): ManagedPolicy | undefined {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  const near = nearPolicy(name);
  const meant =
    policyByName.get(foldName(name)) ??
    (near !== undefined && isSlip(name, near) ? policyByName.get(foldName(near)) : undefined);
  // An own policy may have the name of one of AWS's that allows far more, AdministratorAccess for one.
  const isOther = isPolicyArn(reference) && meant?.type !== policyType(reference);
  return meant?.attachable === true && !isOther ? meant : undefined;
}
