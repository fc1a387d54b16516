import { GetUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { UserDetails } from '../../shared/accounts/user-details.ts';
import { attempt } from './aws-errors.ts';
import { groupPolicies } from './group-policies.ts';
import { answerDate, parsedAnswer } from './pages.ts';
import { together } from './together.ts';
import { permissionsOf } from './user-permissions.ts';

const userSchema = z.object({
  UserName: z.string(),
  UserId: z.string(),
  Arn: z.string(),
  Path: z.string(),
  CreateDate: answerDate,
  PasswordLastUsed: answerDate.optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});

/**
 * A user with tags and all policies, and by which group they come; throws `Failure`, `not-found` when there is no such
 * user.
 */
export async function userDetails(client: IAMClient, userName: string): Promise<UserDetails> {
  const { User: answer } = await attempt('GetUser', client.send(new GetUserCommand({ UserName: userName })));
  const user = parsedAnswer(userSchema, answer, 'GetUser');
  const permissions = await permissionsOf(client, user.UserName, answer);
  return {
    name: user.UserName,
    arn: user.Arn,
    path: user.Path,
    id: user.UserId,
    createdAt: user.CreateDate,
    passwordLastUsedAt: user.PasswordLastUsed ?? null,
    tags: user.Tags.map((tag) => ({ key: tag.Key, value: tag.Value })),
    permissions,
    groupPolicies: await together(
      'the policies of this user’s groups',
      permissions.groups.map((name) => groupPolicies(client, name)),
    ),
  };
}
