import type { Catalogue, ManagedPolicy } from './catalogue.ts';
import { invalidInput, noSuchEntity, validationError } from './errors.ts';
import { accountId, arnOf, managedPolicyId, partition } from './identifiers.ts';
import { keyOf, type Policy, type ReadableState } from './state.ts';

/** A managed policy, the customer's or AWS's, in one shape. */
export interface AnyPolicy {
  readonly arn: string;
  readonly owner: 'customer' | 'aws';
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly created: number;
  readonly updated: number;
  readonly description: string | undefined;
  readonly tags: Policy['tags'];
  readonly defaultVersion: string;
  /** The newest first. Of AWS's policies only the default version is known. */
  readonly versions: Policy['versions'];
}

/** A customer managed policy in the common shape. */
export function customerPolicy(policy: Policy): AnyPolicy {
  return {
    ...policy,
    description: policy.description,
    arn: arnOf('policy', policy.path, policy.name),
    owner: 'customer',
  };
}

/** An AWS managed policy in the common shape. */
export function awsPolicy(policy: ManagedPolicy): AnyPolicy {
  return {
    arn: policy.arn,
    owner: 'aws',
    name: policy.name,
    path: policy.path,
    id: managedPolicyId(policy.arn),
    created: policy.created,
    updated: policy.updated,
    description: undefined,
    tags: [],
    defaultVersion: policy.version,
    versions: [{ id: policy.version, created: policy.updated, document: policy.document }],
  };
}

const policyArn = new RegExp(`^arn:${partition}:iam::(aws|${accountId}):policy(?:/[!-~]*)?/([^/]+)$`);

/**
 * The policy that an ARN names; undefined when there is none.
 * @throws AwsError when the ARN cannot be one of a policy that this account sees
 */
export function lookUpPolicy(state: ReadableState, catalogue: Catalogue, arn: string): AnyPolicy | undefined {
  if (arn.split(':').length < 6) throw validationError('Invalid ARN:  Could not be parsed!');
  const [, owner, name] = policyArn.exec(arn) ?? [];
  if (owner === undefined || name === undefined) throw invalidInput(`ARN ${arn} is not valid.`);
  let found: AnyPolicy | undefined;
  if (owner === 'aws') {
    const policy = catalogue.byName(keyOf(name));
    found = policy && awsPolicy(policy);
  } else {
    const policy = state.policies.get(keyOf(name));
    found = policy && customerPolicy(policy);
  }
  return found?.arn === arn ? found : undefined;
}

/** The policy that an ARN names. @throws AwsError NoSuchEntity */
export function findPolicy(state: ReadableState, catalogue: Catalogue, arn: string): AnyPolicy {
  const policy = lookUpPolicy(state, catalogue, arn);
  if (policy === undefined) throw noSuchEntity('Policy ARN was not found.');
  return policy;
}

/** The ARN, when it is one of a policy that can be a permissions boundary. @throws AwsError NoSuchEntity */
export function acceptedBoundary(state: ReadableState, catalogue: Catalogue, arn: string): string {
  const policy = lookUpPolicy(state, catalogue, arn);
  if (policy === undefined) {
    throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
  }
  return policy.arn;
}

/** How often policies are in use, by ARN. */
export interface PolicyUsage {
  readonly attachments: ReadonlyMap<string, number>;
  readonly boundaries: ReadonlyMap<string, number>;
}

/** Counts every attachment and boundary in the account. */
export function policyUsage(state: ReadableState): PolicyUsage {
  const attachments = new Map<string, number>();
  const boundaries = new Map<string, number>();
  const count = (counts: Map<string, number>, arn: string): void => {
    counts.set(arn, (counts.get(arn) ?? 0) + 1);
  };
  for (const user of state.users.values()) {
    for (const arn of user.attached) count(attachments, arn);
    if (user.boundary !== undefined) count(boundaries, user.boundary);
  }
  for (const group of state.groups.values()) for (const arn of group.attached) count(attachments, arn);
  return { attachments, boundaries };
}

/** Whether a policy is attached or used as a boundary anywhere. */
export function isInUse(usage: PolicyUsage, arn: string): boolean {
  return usage.attachments.has(arn) || usage.boundaries.has(arn);
}
