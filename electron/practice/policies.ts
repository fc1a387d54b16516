import { accessDenied, deleteConflict, entityAlreadyExists, noSuchEntity, quotaExceeded } from './errors.ts';
import { newId } from './identifiers.ts';
import {
  type AnyPolicy,
  awsPolicy,
  customerPolicy,
  findPolicy,
  isInUse,
  type PolicyUsage,
  policyUsage,
} from './managed-policies.ts';
import {
  arn,
  paging,
  policyDescription,
  policyDocument,
  policyName,
  policyPath,
  policyPathPrefix,
  policyVersionId,
  tags,
} from './names.ts';
import { identityOf, read, write } from './operation.ts';
import { page, pageOfItems } from './pagination.ts';
import { flag, oneOf, optional, withDefault } from './parameters.ts';
import { checkPolicyDocument, encodedDocument, policySize } from './policy-document.ts';
import { quotas } from './quotas.ts';
import { keyOf, type Policy } from './state.ts';
import { acceptedTags, tagsXml } from './tags.ts';
import { Moment, type XmlRecord } from './xml.ts';

/** A managed policy as ListPolicies has it: neither description nor tags. */
export function policyXml(policy: AnyPolicy, usage: PolicyUsage): XmlRecord {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: usage.attachments.get(policy.arn) ?? 0,
    PermissionsBoundaryUsageCount: usage.boundaries.get(policy.arn) ?? 0,
    IsAttachable: true,
    CreateDate: new Moment(policy.created),
    UpdateDate: new Moment(policy.updated),
  };
}

/** A version of a managed policy without its document, as lists have it. */
export function versionXml(policy: AnyPolicy, version: Policy['versions'][number]): XmlRecord {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: new Moment(version.created),
  };
}

/** The operations on managed policies. */
export const policyOperations = {
  CreatePolicy: write(
    {
      PolicyName: policyName,
      Path: policyPath,
      PolicyDocument: policyDocument,
      Description: optional(policyDescription),
      Tags: optional(tags),
    },
    (input, { state, now, date, random }) => {
      const accepted = acceptedTags(input.Tags);
      checkPolicyDocument(input.PolicyDocument);
      if (policySize(input.PolicyDocument) > quotas.policySize) {
        throw quotaExceeded('PolicySize', quotas.policySize);
      }
      if (state.policies.has(keyOf(input.PolicyName))) {
        throw entityAlreadyExists(
          `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`,
        );
      }
      if (state.policies.size >= quotas.policies) throw quotaExceeded('PoliciesPerAccount', quotas.policies);
      const policy: Policy = {
        name: input.PolicyName,
        path: input.Path,
        id: newId('ANPA', random),
        created: date,
        updated: date,
        description: input.Description,
        tags: accepted,
        defaultVersion: 'v1',
        versions: [{ id: 'v1', created: date, document: input.PolicyDocument }],
      };
      state.policies.set(keyOf(policy.name), policy, now);
      const shown = policyXml(customerPolicy(policy), policyUsage(state));
      return { Policy: accepted.length === 0 ? shown : { ...shown, Tags: tagsXml(accepted) } };
    },
  ),

  GetPolicy: read({ PolicyArn: arn }, (input, { state, catalogue }) => {
    const policy = findPolicy(state, catalogue, input.PolicyArn);
    return {
      Policy: {
        ...policyXml(policy, policyUsage(state)),
        Description: policy.description,
        Tags: tagsXml(policy.tags),
      },
    };
  }),

  ListPolicies: read(
    {
      Scope: withDefault(oneOf(['All', 'AWS', 'Local']), 'All'),
      OnlyAttached: withDefault(flag, false),
      PathPrefix: policyPathPrefix,
      PolicyUsageFilter: optional(oneOf(['PermissionsPolicy', 'PermissionsBoundary'])),
      ...paging,
    },
    (input, { state, catalogue }) => {
      const usage = policyUsage(state);
      const wanted = ({ arn, path }: AnyPolicy): boolean => {
        if (!path.startsWith(input.PathPrefix)) return false;
        if (input.PolicyUsageFilter === 'PermissionsPolicy' && !usage.attachments.has(arn)) return false;
        if (input.PolicyUsageFilter === 'PermissionsBoundary' && !usage.boundaries.has(arn)) return false;
        return !input.OnlyAttached || isInUse(usage, arn);
      };
      const scope = [input.Scope, input.OnlyAttached, input.PolicyUsageFilter, input.PathPrefix].join(' ');
      // A customer's policy may have the name of one of AWS's: the first letter tells them apart.
      const keys = [
        ...(input.Scope === 'Local' ? [] : catalogue.keys().map((key) => `aws ${key}`)),
        ...(input.Scope === 'AWS' ? [] : state.policies.keys().map((key) => `own ${key}`)),
      ];
      const { items, end } = page(`ListPolicies ${scope}`, keys, input, (key) => {
        const name = key.slice(4);
        const known = key.startsWith('aws') ? catalogue.byName(name) : state.policies.get(name);
        const policy = known && ('arn' in known ? awsPolicy(known) : customerPolicy(known));
        return policy && wanted(policy) ? policyXml(policy, usage) : undefined;
      });
      return { Policies: items, ...end };
    },
  ),

  GetPolicyVersion: read({ PolicyArn: arn, VersionId: policyVersionId }, (input, { state, catalogue }) => {
    const policy = findPolicy(state, catalogue, input.PolicyArn);
    const version = policy.versions.find(({ id }) => id === input.VersionId);
    if (version === undefined) {
      throw noSuchEntity(
        `Policy ${policy.arn} version ${input.VersionId} does not exist or is not attachable.`,
      );
    }
    return {
      PolicyVersion: { Document: encodedDocument(version.document), ...versionXml(policy, version) },
    };
  }),

  ListPolicyVersions: read({ PolicyArn: arn, ...paging }, (input, { state, catalogue }) => {
    const policy = findPolicy(state, catalogue, input.PolicyArn);
    const { items, end } = pageOfItems(
      `ListPolicyVersions ${policy.arn}`,
      policy.versions.map((version, index) => [String(index), versionXml(policy, version)]),
      input,
    );
    return { Versions: items, ...end };
  }),

  DeletePolicy: write({ PolicyArn: arn }, (input, { state, catalogue, caller, now }) => {
    const policy = findPolicy(state, catalogue, input.PolicyArn);
    if (policy.owner === 'aws') {
      const who = identityOf(state, caller).arn;
      throw accessDenied(
        `User: ${who} is not authorized to perform: iam:DeletePolicy on resource: policy ${policy.arn}`,
      );
    }
    if (isInUse(policyUsage(state), policy.arn)) {
      throw deleteConflict('Cannot delete a policy attached to entities.');
    }
    if (policy.versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    state.policies.delete(keyOf(policy.name), now);
    return undefined;
  }),
};
