import { paginateGetAccountAuthorizationDetails, type IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { answerDate, pageSize, parsedAnswer } from './pages.ts';

const usersSchema = z.array(z.object({ UserName: z.string(), GroupList: z.array(z.string()).default([]) }));
const groupsSchema = z.array(
  z.object({
    GroupName: z.string(),
    Path: z.string(),
    CreateDate: answerDate,
    GroupPolicyList: z.array(z.unknown()).default([]),
    AttachedManagedPolicies: z.array(z.unknown()).default([]),
  }),
);

/** A group with how many policies it has, attached and inline. */
interface DetailedGroup {
  name: string;
  path: string;
  createdAt: string;
  policies: number;
}

/** Who is in which group, and what groups there are. */
export interface AccessDetails {
  /** The groups of every user, by user name. */
  groupsOf: ReadonlyMap<string, readonly string[]>;
  groups: readonly DetailedGroup[];
}

/**
 * Who is in which group, of the whole account in a few calls: asking user by user would take thousands. `onUsers` is
 * told how many users were read so far. Throws what the SDK throws, and `Failure` for an answer of another shape.
 */
export async function accessDetails(
  client: IAMClient,
  onUsers: (count: number) => void,
): Promise<AccessDetails> {
  const groupsOf = new Map<string, readonly string[]>();
  const groups: DetailedGroup[] = [];
  const pages = paginateGetAccountAuthorizationDetails(
    { client, pageSize, stopOnSameToken: true },
    { Filter: ['User', 'Group'] },
  );
  for await (const page of pages) {
    const call = 'GetAccountAuthorizationDetails';
    for (const user of parsedAnswer(usersSchema, page.UserDetailList ?? [], call))
      groupsOf.set(user.UserName, user.GroupList);
    for (const group of parsedAnswer(groupsSchema, page.GroupDetailList ?? [], call))
      groups.push({
        name: group.GroupName,
        path: group.Path,
        createdAt: group.CreateDate,
        policies: group.GroupPolicyList.length + group.AttachedManagedPolicies.length,
      });
    onUsers(groupsOf.size);
  }
  return { groupsOf, groups };
}
