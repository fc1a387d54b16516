import {
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  paginateListAccessKeys,
  paginateListAttachedUserPolicies,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import { knownEmailAddress } from '../../shared/handover/email-address.ts';
import { awsManagedPolicyArn } from '../../shared/rules/partitions.ts';
import type { AccessKey, UserCredentials } from '../../shared/user-credentials/user-credentials.ts';
import { passwordPolicy } from '../iam/account-settings.ts';
import { together } from '../iam/together.ts';
import { attempt, toGatehouseError } from '../iam/aws-errors.ts';
import { parsedAnswer } from '../iam/pages.ts';
import type { Connection } from '../profiles/connection.ts';

const userSchema = z.object({
  UserName: z.string(),
  Arn: z.string(),
  PasswordLastUsed: z.date().optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});
const loginProfileSchema = z.object({
  CreateDate: z.date(),
  PasswordResetRequired: z.boolean().default(false),
});
const accessKeysSchema = z.array(
  z.object({ AccessKeyId: z.string(), Status: z.string(), CreateDate: z.date() }),
);
const lastUsedSchema = z.object({
  LastUsedDate: z.date().optional(),
  ServiceName: z.string().default('N/A'),
  Region: z.string().default('N/A'),
});

/**
 * How a user signs in and signs calls, as AWS knows it now. Throws `Failure`: `not-found` when there is no such user,
 * `denied` with every permission that is missing. When a key was last used may stay unknown.
 */
export async function readCredentials(
  { reads, identity }: Connection,
  userName: string,
): Promise<UserCredentials> {
  const [user, signIn, keys, policy, hasChangePasswordPolicy] = await together('this user', [
    attempt('GetUser', userOf(reads, userName)),
    attempt('GetLoginProfile', loginProfileOf(reads, userName)),
    attempt('ListAccessKeys', accessKeysOf(reads, userName)),
    attempt('GetAccountPasswordPolicy', passwordPolicy(reads)),
    attempt('ListAttachedUserPolicies', isAttached(reads, userName, changePasswordArn(identity))),
  ]);
  const email = knownEmailAddress(user.UserName, user.Tags);
  return {
    account: identity.account,
    userName: user.UserName,
    ...(email === undefined ? {} : { email }),
    isCaller: user.Arn === identity.callerArn,
    signIn,
    passwordLastUsed: user.PasswordLastUsed?.toISOString() ?? null,
    accessKeys: keys,
    passwordPolicy: policy,
    hasChangePasswordPolicy,
  };
}

async function userOf(client: IAMClient, UserName: string): Promise<z.infer<typeof userSchema>> {
  const { User } = await client.send(new GetUserCommand({ UserName }));
  return parsedAnswer(userSchema, User, 'GetUser');
}

/** `null` for a user without console access; a user that is not there is told by GetUser. */
async function loginProfileOf(client: IAMClient, UserName: string): Promise<UserCredentials['signIn']> {
  try {
    const { LoginProfile } = await client.send(new GetLoginProfileCommand({ UserName }));
    const profile = parsedAnswer(loginProfileSchema, LoginProfile, 'GetLoginProfile');
    return { createdAt: profile.CreateDate.toISOString(), resetRequired: profile.PasswordResetRequired };
  } catch (error) {
    if (toGatehouseError(error, 'GetLoginProfile').kind === 'not-found') return null;
    throw error;
  }
}

async function accessKeysOf(client: IAMClient, UserName: string): Promise<AccessKey[]> {
  const keys: z.infer<typeof accessKeysSchema> = [];
  for await (const page of paginateListAccessKeys({ client, stopOnSameToken: true }, { UserName }))
    keys.push(...parsedAnswer(accessKeysSchema, page.AccessKeyMetadata ?? [], 'ListAccessKeys'));
  const { accessKeyId: ownId } = await client.config.credentials();
  return Promise.all(
    keys.map(async ({ AccessKeyId, Status, CreateDate }) => ({
      id: AccessKeyId,
      status: Status,
      createdAt: CreateDate.toISOString(),
      lastUse: await lastUseOf(client, AccessKeyId),
      isInUseHere: AccessKeyId === ownId,
    })),
  );
}

async function lastUseOf(client: IAMClient, AccessKeyId: string): Promise<AccessKey['lastUse']> {
  const call = 'GetAccessKeyLastUsed';
  try {
    const { AccessKeyLastUsed } = await client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    const used = parsedAnswer(lastUsedSchema, AccessKeyLastUsed, call);
    if (used.LastUsedDate === undefined) return { kind: 'never' };
    return {
      kind: 'used',
      at: used.LastUsedDate.toISOString(),
      service: used.ServiceName,
      region: used.Region,
    };
  } catch (error) {
    // AWS also answers so for a key that it does not know everywhere yet.
    if (toGatehouseError(error, call).kind === 'denied') return { kind: 'unknown' };
    throw error;
  }
}

function changePasswordArn({ account }: Connection['identity']): string {
  return awsManagedPolicyArn(account.partition, 'IAMUserChangePassword');
}

async function isAttached(client: IAMClient, UserName: string, arn: string): Promise<boolean> {
  const pages = paginateListAttachedUserPolicies({ client, stopOnSameToken: true }, { UserName });
  for await (const { AttachedPolicies = [] } of pages)
    if (AttachedPolicies.some(({ PolicyArn }) => PolicyArn === arn)) return true;
  return false;
}
