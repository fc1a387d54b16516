import {
  GetGroupPolicyCommand,
  paginateListAttachedGroupPolicies,
  paginateListGroupPolicies,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { GroupDetails } from '../../shared/accounts/account-groups.ts';
import type { GroupPolicies } from '../../shared/accounts/user-details.ts';
import type { InlinePolicy } from '../../shared/rules/inline-policy.ts';
import { attempt } from './aws-errors.ts';
import { parsedAnswer } from './pages.ts';
import { indented } from './policy-document.ts';

const attachedSchema = z.array(z.object({ PolicyArn: z.string(), PolicyName: z.string() }));

/** The managed policies that are attached to a group; throws `Failure`. */
export function attachedToGroup(
  client: IAMClient,
  groupName: string,
): Promise<GroupDetails['attachedPolicies']> {
  return attempt('ListAttachedGroupPolicies', allAttached(client, groupName));
}

/** A group's inline policies with their documents; throws `Failure`. */
export async function inlinePoliciesOfGroup(client: IAMClient, groupName: string): Promise<InlinePolicy[]> {
  const names = await attempt('ListGroupPolicies', inlineNames(client, groupName));
  return Promise.all(
    names.map(async (name) => {
      const command = new GetGroupPolicyCommand({ GroupName: groupName, PolicyName: name });
      const { PolicyDocument: document = '' } = await attempt('GetGroupPolicy', client.send(command));
      return { name, document: indented(document) };
    }),
  );
}

/** What a group gives to who is in it, inline policies by name only; throws `Failure`. */
export async function groupPolicies(client: IAMClient, groupName: string): Promise<GroupPolicies> {
  const [attachedPolicies, inlinePolicies] = await Promise.all([
    attachedToGroup(client, groupName),
    attempt('ListGroupPolicies', inlineNames(client, groupName)),
  ]);
  return { group: groupName, attachedPolicies, inlinePolicies };
}

async function allAttached(client: IAMClient, groupName: string): Promise<GroupDetails['attachedPolicies']> {
  const policies: GroupDetails['attachedPolicies'] = [];
  const pages = paginateListAttachedGroupPolicies(
    { client, stopOnSameToken: true },
    { GroupName: groupName },
  );
  for await (const page of pages) {
    const read = parsedAnswer(attachedSchema, page.AttachedPolicies ?? [], 'ListAttachedGroupPolicies');
    policies.push(...read.map((policy) => ({ arn: policy.PolicyArn, name: policy.PolicyName })));
  }
  return policies;
}

async function inlineNames(client: IAMClient, groupName: string): Promise<string[]> {
  const names: string[] = [];
  const pages = paginateListGroupPolicies({ client, stopOnSameToken: true }, { GroupName: groupName });
  for await (const { PolicyNames: found = [] } of pages) names.push(...found);
  return names;
}
