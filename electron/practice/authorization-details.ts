import { attachedXml } from './attachments.ts';
import { type AnyPolicy, awsPolicy, customerPolicy, isInUse, policyUsage } from './managed-policies.ts';
import { groupXml } from './groups.ts';
import { paging } from './names.ts';
import { read, type ReadContext } from './operation.ts';
import { page } from './pagination.ts';
import { list, oneOf, optional } from './parameters.ts';
import { policyXml, versionXml } from './policies.ts';
import { encodedDocument } from './policy-document.ts';
import type { Group, User } from './state.ts';
import { tagsXml } from './tags.ts';
import { boundaryXml, userXml } from './users.ts';
import type { XmlList, XmlRecord } from './xml.ts';

const kinds = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const;
type Kind = (typeof kinds)[number];

function inlineXml(holder: User | Group): XmlList {
  return Object.entries(holder.inline).map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encodedDocument(document),
  }));
}

function managedXml({ state, catalogue }: ReadContext, holder: User | Group): XmlList {
  return attachedXml(state, catalogue, holder.attached).map(({ xml }) => xml);
}

function userDetailXml(context: ReadContext, user: User): XmlRecord {
  const groups = user.groups.flatMap((key) => context.state.groups.get(key)?.name ?? []);
  return {
    ...userXml(user),
    PasswordLastUsed: undefined,
    UserPolicyList: inlineXml(user),
    GroupList: groups,
    AttachedManagedPolicies: managedXml(context, user),
    PermissionsBoundary: boundaryXml(user),
    Tags: tagsXml(user.tags),
  };
}

function groupDetailXml(context: ReadContext, group: Group): XmlRecord {
  return {
    ...groupXml(group),
    GroupPolicyList: inlineXml(group),
    AttachedManagedPolicies: managedXml(context, group),
  };
}

function policyDetailXml(policy: AnyPolicy, usage: ReturnType<typeof policyUsage>): XmlRecord {
  return {
    ...policyXml(policy, usage),
    Description: policy.description,
    PolicyVersionList: policy.versions.map((version) => ({
      Document: encodedDocument(version.document),
      ...versionXml(policy, version),
    })),
  };
}

/** One entity of the answer with the list that it belongs in. */
interface Detail {
  readonly list: 'UserDetailList' | 'GroupDetailList' | 'Policies';
  readonly xml: XmlRecord;
}

/** The operation that reads everything; of AWS's policies it has those in use. */
export const authorizationDetailsOperations = {
  GetAccountAuthorizationDetails: read(
    { Filter: optional(list(oneOf(kinds), { max: kinds.length })), ...paging },
    (input, context) => {
      const { state, catalogue } = context;
      const wanted = new Set<Kind>(
        input.Filter === undefined || input.Filter.length === 0 ? kinds : input.Filter,
      );
      const usage = policyUsage(state);
      const keysOf = (kind: Kind, letter: string, keys: readonly string[]): string[] =>
        wanted.has(kind) ? keys.map((key) => `${letter} ${key}`) : [];
      const keys = [
        ...keysOf('User', 'a', state.users.keys()),
        ...keysOf('Group', 'b', state.groups.keys()),
        ...keysOf('LocalManagedPolicy', 'c', state.policies.keys()),
        ...keysOf('AWSManagedPolicy', 'd', catalogue.keys()),
      ];
      const pick = (key: string): Detail | undefined => {
        const name = key.slice(2);
        switch (key.charAt(0)) {
          case 'a': {
            const user = state.users.get(name);
            return user && { list: 'UserDetailList', xml: userDetailXml(context, user) };
          }
          case 'b': {
            const group = state.groups.get(name);
            return group && { list: 'GroupDetailList', xml: groupDetailXml(context, group) };
          }
          case 'c': {
            const policy = state.policies.get(name);
            return policy && { list: 'Policies', xml: policyDetailXml(customerPolicy(policy), usage) };
          }
          default: {
            const policy = catalogue.byName(name);
            if (policy === undefined || !isInUse(usage, policy.arn)) return undefined;
            return { list: 'Policies', xml: policyDetailXml(awsPolicy(policy), usage) };
          }
        }
      };
      const scope = `GetAccountAuthorizationDetails ${[...wanted].sort().join(' ')}`;
      const { items, end } = page(scope, keys, input, pick);
      const of = (name: Detail['list']): XmlList =>
        items.filter((item) => item.list === name).map((item) => item.xml);
      return {
        UserDetailList: of('UserDetailList'),
        GroupDetailList: of('GroupDetailList'),
        RoleDetailList: [],
        Policies: of('Policies'),
        ...end,
      };
    },
  ),
};
