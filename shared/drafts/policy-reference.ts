import type { AccountKey } from '../accounts/account-key.ts';
import { customerPolicyArn } from '../rules/partitions.ts';
import type { Draft, UserSettings } from './draft.ts';

/**
 * How a draft, which knows no account, names a policy that it creates itself wherever it names others by their ARN:
 * `new-policy:` and the policy's name.
 */
const prefix = 'new-policy:';

/** The reference to a policy that the draft creates. */
export function newPolicyReference(name: string): string {
  return `${prefix}${name}`;
}

/** The name of the policy that a reference is about; `undefined` for an ARN. */
export function newPolicyName(reference: string): string | undefined {
  return reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
}

/**
 * The ARN of what a draft's reference names, in an account. A reference to a policy that the draft does not have
 * becomes the ARN of one at the path `/`, which the plan's findings complain of.
 */
export function policyArnOf(
  reference: string,
  { newPolicies }: Pick<Draft, 'newPolicies'>,
  account: AccountKey,
): string {
  const name = newPolicyName(reference);
  if (name === undefined) return reference;
  const path = newPolicies.find((policy) => policy.name === name)?.path ?? '/';
  return customerPolicyArn(account, path, name);
}

/** A user's settings with real ARNs instead of references. */
export function withRealArns(
  settings: UserSettings,
  draft: Pick<Draft, 'newPolicies'>,
  account: AccountKey,
): UserSettings {
  const arnOf = (reference: string): string => policyArnOf(reference, draft, account);
  const { policyArns, boundaryArn } = settings;
  return {
    ...settings,
    policyArns: policyArns.map(arnOf),
    boundaryArn: boundaryArn === null ? null : arnOf(boundaryArn),
  };
}
