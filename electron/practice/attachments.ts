import type { Catalogue } from './catalogue.ts';
import { noSuchEntity, quotaExceeded } from './errors.ts';
import { findGroup } from './groups.ts';
import { findPolicy, lookUpPolicy } from './managed-policies.ts';
import { arn, groupName, newUserName, paging, policyPathPrefix } from './names.ts';
import { read, type ReadContext, type Result, write, type WriteContext } from './operation.ts';
import { type PageRequest, pageOfItems } from './pagination.ts';
import { quotas } from './quotas.ts';
import { type Group, keyOf, type ReadableState, type User } from './state.ts';
import { findUser } from './users.ts';
import type { XmlRecord } from './xml.ts';

interface Quota {
  readonly name: string;
  readonly count: number;
}

/** The ARNs after attaching one more; attaching what is attached already changes nothing. */
function withPolicy(
  { state, catalogue }: WriteContext,
  attached: readonly string[],
  arn: string,
  quota: Quota,
): string[] {
  const policy = lookUpPolicy(state, catalogue, arn);
  if (policy === undefined) throw noSuchEntity('Policy ARN does not exist or is not attachable.');
  if (attached.includes(arn)) return [...attached];
  if (attached.length >= quota.count) throw quotaExceeded(quota.name, quota.count);
  return [...attached, arn];
}

/** The ARNs after detaching one. */
function withoutPolicy(
  { state, catalogue }: WriteContext,
  attached: readonly string[],
  arn: string,
): string[] {
  findPolicy(state, catalogue, arn);
  if (!attached.includes(arn)) throw noSuchEntity('Policy ARN was not found.');
  return attached.filter((other) => other !== arn);
}

/** Attached policies with their names, as answers have them. */
export function attachedXml(
  state: ReadableState,
  catalogue: Catalogue,
  attached: readonly string[],
): { readonly path: string; readonly xml: XmlRecord }[] {
  return attached.flatMap((arn) => {
    const policy = lookUpPolicy(state, catalogue, arn);
    return policy === undefined
      ? []
      : [{ path: policy.path, xml: { PolicyName: policy.name, PolicyArn: policy.arn } }];
  });
}

function listAttached(
  { state, catalogue }: ReadContext,
  holder: User | Group,
  input: PageRequest & { readonly PathPrefix: string },
): Result {
  const found = attachedXml(state, catalogue, holder.attached)
    .filter(({ path }) => path.startsWith(input.PathPrefix))
    .map(({ xml }, index): [string, XmlRecord] => [String(index).padStart(3, '0'), xml]);
  const { items, end } = pageOfItems(`ListAttached ${holder.id} ${input.PathPrefix}`, found, input);
  return { AttachedPolicies: items, ...end };
}

const ofUser: Quota = { name: 'PoliciesPerUser', count: quotas.policiesPerUser };
const ofGroup: Quota = { name: 'PoliciesPerGroup', count: quotas.policiesPerGroup };

/** The operations that attach managed policies to users and groups. */
export const attachmentOperations = {
  AttachUserPolicy: write({ UserName: newUserName, PolicyArn: arn }, (input, context) => {
    const user = findUser(context.state, input.UserName);
    const attached = withPolicy(context, user.attached, input.PolicyArn, ofUser);
    context.state.users.set(keyOf(user.name), { ...user, attached }, context.now);
    return undefined;
  }),

  DetachUserPolicy: write({ UserName: newUserName, PolicyArn: arn }, (input, context) => {
    const user = findUser(context.state, input.UserName);
    const attached = withoutPolicy(context, user.attached, input.PolicyArn);
    context.state.users.set(keyOf(user.name), { ...user, attached }, context.now);
    return undefined;
  }),

  ListAttachedUserPolicies: read(
    { UserName: newUserName, PathPrefix: policyPathPrefix, ...paging },
    (input, context) => listAttached(context, findUser(context.state, input.UserName), input),
  ),

  AttachGroupPolicy: write({ GroupName: groupName, PolicyArn: arn }, (input, context) => {
    const group = findGroup(context.state, input.GroupName);
    const attached = withPolicy(context, group.attached, input.PolicyArn, ofGroup);
    context.state.groups.set(keyOf(group.name), { ...group, attached }, context.now);
    return undefined;
  }),

  DetachGroupPolicy: write({ GroupName: groupName, PolicyArn: arn }, (input, context) => {
    const group = findGroup(context.state, input.GroupName);
    const attached = withoutPolicy(context, group.attached, input.PolicyArn);
    context.state.groups.set(keyOf(group.name), { ...group, attached }, context.now);
    return undefined;
  }),

  ListAttachedGroupPolicies: read(
    { GroupName: groupName, PathPrefix: policyPathPrefix, ...paging },
    (input, context) => listAttached(context, findGroup(context.state, input.GroupName), input),
  ),
};
