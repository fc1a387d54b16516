import { paginateListGroups, type IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { AccountGroups, ListedGroup } from '../../shared/accounts/account-groups.ts';
import type { AccessDetails } from './access-details.ts';
import { attempt, toGatehouseError } from './aws-errors.ts';
import { answerDate, pageSize, parsedAnswer } from './pages.ts';

const groupsSchema = z.array(z.object({ GroupName: z.string(), Path: z.string(), CreateDate: answerDate }));

/**
 * All groups with how many members and policies they have. Where `details` may not be read, the groups are listed
 * without those numbers. Throws `Failure`.
 */
export async function groupsList(
  client: IAMClient,
  details: Promise<AccessDetails>,
): Promise<Pick<AccountGroups, 'groups' | 'countsError'>> {
  try {
    return { groups: withMembers(await details), countsError: null };
  } catch (error) {
    return {
      groups: await attempt('ListGroups', withoutCounts(client)),
      countsError: toGatehouseError(error, 'GetAccountAuthorizationDetails'),
    };
  }
}

function withMembers({ groups, users }: AccessDetails): ListedGroup[] {
  const members = new Map<string, number>();
  for (const { access } of users)
    for (const name of access.groups) members.set(name, (members.get(name) ?? 0) + 1);
  return groups.map(({ name, path, createdAt, access }) => ({
    name,
    path,
    createdAt,
    members: members.get(name) ?? 0,
    policies: access.policyArns.length + access.inlinePolicies.length,
  }));
}

async function withoutCounts(client: IAMClient): Promise<ListedGroup[]> {
  const groups: ListedGroup[] = [];
  for await (const page of paginateListGroups({ client, pageSize, stopOnSameToken: true }, {})) {
    const read = parsedAnswer(groupsSchema, page.Groups ?? [], 'ListGroups');
    groups.push(
      ...read.map((group) => ({
        name: group.GroupName,
        path: group.Path,
        createdAt: group.CreateDate,
        members: null,
        policies: null,
      })),
    );
  }
  return groups;
}
