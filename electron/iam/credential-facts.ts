import {
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  paginateListAccessKeys,
  paginateListMFADevices,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { AccessKeyFacts, CredentialFacts } from '../../shared/accounts/credential-facts.ts';
import type { Output } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import { attempt, permissionOf } from './aws-errors.ts';
import { answerDate, parsedAnswer } from './pages.ts';

/** IAM throttles the whole account: no more users at a time. */
const atOnce = 5;

const keysSchema = z.array(z.object({ AccessKeyId: z.string(), Status: z.string(), CreateDate: answerDate }));
const lastUsedSchema = z.object({ LastUsedDate: answerDate.optional() }).optional();

/**
 * Users' credentials, read user by user, a few at a time. What may not be read is `null` and its permission is named;
 * users that are gone are left out. Throws `Failure` for anything else that goes wrong.
 */
export async function credentialFacts(
  client: IAMClient,
  userNames: readonly string[],
  now: () => Date,
): Promise<Output<'users.credentialFacts'>> {
  const missing = new Set<string>();
  const facts: Record<string, CredentialFacts> = {};
  for (let first = 0; first < userNames.length; first += atOnce) {
    const some = userNames.slice(first, first + atOnce);
    const read = await Promise.all(some.map((name) => factsOf(client, name, now, missing)));
    for (const [index, name] of some.entries()) {
      const found = read[index];
      if (found != null) facts[name] = found;
    }
  }
  return { facts, missingPermissions: [...missing].sort() };
}

async function factsOf(
  client: IAMClient,
  userName: string,
  now: () => Date,
  missing: Set<string>,
): Promise<CredentialFacts | null> {
  const asOf = now().toISOString();
  try {
    const [consoleAccess, mfa, accessKeys] = await Promise.all([
      readable(hasLoginProfile(client, userName), missing),
      readable(attempt('ListMFADevices', hasMfa(client, userName)), missing),
      readable(accessKeysOf(client, userName), missing),
    ]);
    return { asOf, consoleAccess, mfa, passwordLastUsedAt: null, accessKeys };
  } catch (error) {
    if (error instanceof Failure && error.error.kind === 'not-found') return null;
    throw error;
  }
}

/** `null`, and the permission noted, for what may not be read. */
async function readable<Value>(reading: Promise<Value>, missing: Set<string>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Failure) || error.error.kind !== 'denied') throw error;
    missing.add(permissionOf(error.error.call ?? ''));
    return null;
  }
}

async function hasLoginProfile(client: IAMClient, userName: string): Promise<boolean> {
  try {
    await attempt('GetLoginProfile', client.send(new GetLoginProfileCommand({ UserName: userName })));
    return true;
  } catch (error) {
    // Of a user that is gone, the other calls tell.
    if (error instanceof Failure && error.error.kind === 'not-found') return false;
    throw error;
  }
}

async function hasMfa(client: IAMClient, userName: string): Promise<boolean> {
  for await (const page of paginateListMFADevices({ client, stopOnSameToken: true }, { UserName: userName }))
    if ((page.MFADevices ?? []).length > 0) return true;
  return false;
}

async function accessKeysOf(client: IAMClient, userName: string): Promise<AccessKeyFacts[]> {
  const keys = await attempt('ListAccessKeys', listedKeys(client, userName));
  return Promise.all(
    keys.map(async ({ AccessKeyId: id, Status: status, CreateDate: createdAt }) => {
      const command = new GetAccessKeyLastUsedCommand({ AccessKeyId: id });
      const answer = await attempt('GetAccessKeyLastUsed', client.send(command));
      const used = parsedAnswer(lastUsedSchema, answer.AccessKeyLastUsed, 'GetAccessKeyLastUsed');
      return { active: status === 'Active', createdAt, lastUsedAt: used?.LastUsedDate ?? null };
    }),
  );
}

async function listedKeys(client: IAMClient, userName: string): Promise<z.infer<typeof keysSchema>> {
  const keys: z.infer<typeof keysSchema> = [];
  for await (const page of paginateListAccessKeys({ client, stopOnSameToken: true }, { UserName: userName }))
    keys.push(...parsedAnswer(keysSchema, page.AccessKeyMetadata ?? [], 'ListAccessKeys'));
  return keys;
}
