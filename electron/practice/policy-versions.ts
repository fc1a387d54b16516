import { accessDenied, limitExceeded, quotaExceeded } from './errors.ts';
import { customerPolicy, findPolicy } from './managed-policies.ts';
import { arn, policyDocument } from './names.ts';
import { identityOf, write } from './operation.ts';
import { flag, withDefault } from './parameters.ts';
import { versionXml } from './policies.ts';
import { checkPolicyDocument, policySize } from './policy-document.ts';
import { quotas } from './quotas.ts';
import { keyOf, type Policy } from './state.ts';

/** What makes new versions of managed policies. */
export const policyVersionOperations = {
  CreatePolicyVersion: write(
    { PolicyArn: arn, PolicyDocument: policyDocument, SetAsDefault: withDefault(flag, false) },
    (input, { state, catalogue, caller, now, date }) => {
      const found = findPolicy(state, catalogue, input.PolicyArn);
      const policy = state.policies.get(keyOf(found.name));
      if (found.owner === 'aws' || policy === undefined) {
        const who = identityOf(state, caller).arn;
        throw accessDenied(
          `User: ${who} is not authorized to perform: iam:CreatePolicyVersion on resource: policy ${found.arn}`,
        );
      }
      checkPolicyDocument(input.PolicyDocument);
      if (policySize(input.PolicyDocument) > quotas.policySize) {
        throw quotaExceeded('PolicySize', quotas.policySize);
      }
      if (policy.versions.length >= quotas.versionsPerPolicy) {
        throw limitExceeded(
          `A managed policy can have up to ${quotas.versionsPerPolicy} versions. Before you create a new version, you must delete an existing version.`,
        );
      }
      const newest = Math.max(...policy.versions.map(({ id }) => Number(id.slice(1))));
      const version = { id: `v${newest + 1}`, created: date, document: input.PolicyDocument };
      const changed: Policy = {
        ...policy,
        updated: date,
        defaultVersion: input.SetAsDefault ? version.id : policy.defaultVersion,
        versions: [version, ...policy.versions],
      };
      state.policies.set(keyOf(policy.name), changed, now);
      return { PolicyVersion: versionXml(customerPolicy(changed), version) };
    },
  ),
};
