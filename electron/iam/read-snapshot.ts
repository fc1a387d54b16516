import type { ManagedPolicy, Snapshot } from '../../shared/accounts/snapshot.ts';
import { Failure } from '../../shared/errors.ts';
import type { Connection } from '../profiles/connection.ts';
import type { AccessDetails } from './access-details.ts';
import { documentedQuotas, passwordPolicy, quotas, readableAlias } from './account-settings.ts';
import { attempt, permissionOf } from './aws-errors.ts';
import { listGroups, listPolicies, listUsers } from './pages.ts';
import { together } from './together.ts';

interface Reading {
  connection: Connection;
  /** ISO 8601: when the reading began. */
  takenAt: string;
  /** What GetAccountAuthorizationDetails tells; rejects with a `Failure`. */
  details: Promise<AccessDetails>;
  /** AWS's managed policies for where they may not be listed. */
  builtInPolicies: () => ManagedPolicy[];
}

/**
 * Reads all of an account that plans need. Where GetAccountAuthorizationDetails is denied, names alone are listed, and
 * what users and groups have stays unknown: `missingPermissions` says so. Throws `Failure`, which names every
 * permission that is missing and cannot be done without.
 */
export async function readSnapshot(reading: Reading): Promise<Snapshot> {
  const { connection, takenAt, builtInPolicies } = reading;
  const client = connection.reads;
  const missing = new Set<string>();
  const details = unlessDenied(reading.details, missing);
  const users: Promise<Snapshot['users']> = details.then(
    (known) => known?.users ?? attempt('ListUsers', listUsers(client)),
  );
  const groups: Promise<Snapshot['groups']> = details.then(
    (known) => known?.groups ?? attempt('ListGroups', listGroups(client)),
  );
  const own: Promise<ManagedPolicy[]> = details.then(
    (known) => known?.policies ?? attempt('ListPolicies', listPolicies(client, 'Local')),
  );
  const [allUsers, allGroups, ownPolicies, aws, policy, limits, alias] = await together('the account', [
    users,
    groups,
    own,
    unlessDenied(attempt('ListPolicies', listPolicies(client, 'AWS')), missing),
    attempt('GetAccountPasswordPolicy', passwordPolicy(client)),
    unlessDenied(attempt('GetAccountSummary', quotas(client)), missing),
    attempt('ListAccountAliases', readableAlias(client)),
  ]);
  return {
    account: connection.identity.account,
    takenAt,
    ...(alias === undefined ? {} : { alias }),
    users: allUsers,
    groups: allGroups.map(({ name, path, arn, access }) => ({
      name,
      path,
      arn,
      ...(access === undefined ? {} : { access }),
    })),
    policies: [...(aws ?? builtInPolicies()), ...ownPolicies],
    passwordPolicy: policy,
    quotas: limits ?? documentedQuotas,
    ...(missing.size === 0 ? {} : { missingPermissions: [...missing].sort() }),
  };
}

/** What was read; `undefined` where it was denied, which is noted in `missing`. */
async function unlessDenied<Value>(value: Promise<Value>, missing: Set<string>): Promise<Value | undefined> {
  try {
    return await value;
  } catch (error) {
    if (!(error instanceof Failure) || error.error.code !== 'AccessDenied') throw error;
    missing.add(permissionOf(error.error.call ?? ''));
    return undefined;
  }
}
