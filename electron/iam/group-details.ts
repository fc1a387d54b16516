import { paginateGetGroup, type IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { GroupDetails } from '../../shared/accounts/account-groups.ts';
import { Failure } from '../../shared/errors.ts';
import { attempt } from './aws-errors.ts';
import { attachedToGroup, inlinePoliciesOfGroup } from './group-policies.ts';
import { answerDate, pageSize, parsedAnswer } from './pages.ts';
import { together } from './together.ts';

const groupSchema = z.object({
  GroupName: z.string(),
  GroupId: z.string(),
  Arn: z.string(),
  Path: z.string(),
  CreateDate: answerDate,
});
const membersSchema = z.array(z.object({ UserName: z.string(), Path: z.string(), CreateDate: answerDate }));

/** A group with its members and policies; throws `Failure`, `not-found` when there is no such group. */
export async function groupDetails(client: IAMClient, groupName: string): Promise<GroupDetails> {
  const [group, attachedPolicies, inlinePolicies] = await together('this group', [
    attempt('GetGroup', groupWithMembers(client, groupName)),
    attachedToGroup(client, groupName),
    inlinePoliciesOfGroup(client, groupName),
  ]);
  return { ...group, attachedPolicies, inlinePolicies };
}

async function groupWithMembers(
  client: IAMClient,
  groupName: string,
): Promise<Omit<GroupDetails, 'attachedPolicies' | 'inlinePolicies'>> {
  let group: z.infer<typeof groupSchema> | undefined;
  const members: GroupDetails['members'] = [];
  const pages = paginateGetGroup({ client, pageSize, stopOnSameToken: true }, { GroupName: groupName });
  for await (const page of pages) {
    group = parsedAnswer(groupSchema, page.Group, 'GetGroup');
    for (const user of parsedAnswer(membersSchema, page.Users ?? [], 'GetGroup'))
      members.push({ name: user.UserName, path: user.Path, createdAt: user.CreateDate });
  }
  if (group === undefined)
    throw new Failure({ kind: 'unexpected', message: 'AWS gave no group. Try again.', call: 'GetGroup' });
  return {
    name: group.GroupName,
    arn: group.Arn,
    path: group.Path,
    id: group.GroupId,
    createdAt: group.CreateDate,
    members,
  };
}
