import { paginateListUsers, type IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { AccountUsers, ListedUser } from '../../shared/accounts/account-users.ts';
import type { AccessDetails } from './access-details.ts';
import { attempt, toGatehouseError } from './aws-errors.ts';
import { answerDate, pageSize, parsedAnswer } from './pages.ts';

const usersSchema = z.array(
  z.object({
    UserName: z.string(),
    Path: z.string(),
    CreateDate: answerDate,
    PasswordLastUsed: answerDate.optional(),
  }),
);

type UserWithoutGroups = Omit<ListedUser, 'groups'>;

/**
 * All users with their groups. `details` tells the groups; where they may not be read, the users are given without.
 * `onUsers` is told how many users there are as soon as that is known. Throws `Failure`.
 */
export async function usersList(
  client: IAMClient,
  details: Promise<AccessDetails>,
  onUsers: (count: number) => void,
): Promise<Pick<AccountUsers, 'users' | 'groupsError'>> {
  const [users, access] = await Promise.allSettled([
    attempt('ListUsers', allUsers(client)).then((found) => {
      onUsers(found.length);
      return found;
    }),
    details,
  ]);
  if (users.status === 'rejected') throw users.reason;
  if (access.status === 'rejected')
    return {
      users: users.value.map((user) => ({ ...user, groups: null })),
      groupsError: toGatehouseError(access.reason, 'GetAccountAuthorizationDetails'),
    };
  const groupsOf = new Map(access.value.users.map((user) => [user.name, user.access.groups]));
  return {
    users: users.value.map((user) => ({ ...user, groups: [...(groupsOf.get(user.name) ?? [])] })),
    groupsError: null,
  };
}

async function allUsers(client: IAMClient): Promise<UserWithoutGroups[]> {
  const users: UserWithoutGroups[] = [];
  for await (const page of paginateListUsers({ client, pageSize, stopOnSameToken: true }, {})) {
    const read = parsedAnswer(usersSchema, page.Users ?? [], 'ListUsers');
    users.push(
      ...read.map((user) => ({
        name: user.UserName,
        path: user.Path,
        createdAt: user.CreateDate,
        passwordLastUsedAt: user.PasswordLastUsed ?? null,
      })),
    );
  }
  return users;
}
