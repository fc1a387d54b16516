import type { IAMClient } from '@aws-sdk/client-iam';
import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';
import type { Snapshot } from '../../shared/accounts/snapshot.ts';
import { Failure, type GatehouseError } from '../../shared/errors.ts';
import type { Connection } from '../profiles/connection.ts';
import { passwordPolicy, quotas } from './account-settings.ts';
import { attempt, permissionOf, toGatehouseError } from './aws-errors.ts';
import { accountAlias, listGroups, listPolicies, listUsers } from './pages.ts';
import { policyDocument } from './policy-document.ts';

/** What accounts look like: snapshots, kept in memory per account identity. Holds no secret. */
export class Accounts {
  readonly #now: () => Date;
  /** A reading that is under way is in here too, so that several who ask share it. */
  readonly #snapshots = new Map<string, Promise<Snapshot>>();

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  /**
   * The account of a connection, from memory unless `refresh` or nothing was read yet. Throws `Failure`; when reading
   * is denied, it names every permission that is missing. A failed reading leaves the former snapshot as it was.
   */
  async snapshot(connection: Connection, options: { refresh: boolean }): Promise<Snapshot> {
    const key = accountKeyText(connection.identity.account);
    const known = this.#snapshots.get(key);
    if (known !== undefined && !options.refresh) return known;
    const reading = this.#read(connection);
    this.#snapshots.set(key, reading);
    reading.catch(() => {
      if (this.#snapshots.get(key) !== reading) return;
      if (known === undefined) this.#snapshots.delete(key);
      else this.#snapshots.set(key, known);
    });
    return reading;
  }

  /** The default version of a managed policy's document, as indented JSON. */
  policyDocument(connection: Connection, arn: string): Promise<string> {
    return policyDocument(connection.reads, arn);
  }

  /** Has the account read again the next time, because something in it was changed. */
  forget(account: AccountKey): void {
    this.#snapshots.delete(accountKeyText(account));
  }

  async #read(connection: Connection): Promise<Snapshot> {
    const client = connection.reads;
    const takenAt = this.#now().toISOString();
    const [users, groups, policies, policy, limits, alias] = await together([
      attempt('ListUsers', listUsers(client)),
      attempt('ListGroups', listGroups(client)),
      attempt('ListPolicies', listPolicies(client)),
      attempt('GetAccountPasswordPolicy', passwordPolicy(client)),
      attempt('GetAccountSummary', quotas(client)),
      attempt('ListAccountAliases', readableAlias(client)),
    ]);
    return {
      account: connection.identity.account,
      takenAt,
      ...(alias === undefined ? {} : { alias }),
      users,
      groups,
      policies,
      passwordPolicy: policy,
      quotas: limits,
    };
  }
}

/** The account's alias; `undefined` also where it may not be read. */
export async function readableAlias(client: IAMClient): Promise<string | undefined> {
  try {
    return await accountAlias(client);
  } catch (error) {
    if (toGatehouseError(error, 'ListAccountAliases').kind === 'denied') return undefined;
    throw error;
  }
}

/** Waits for all; when several are denied, one failure names all the permissions that are missing. */
export async function together<const Values extends readonly Promise<unknown>[]>(
  values: Values,
): Promise<{ -readonly [Index in keyof Values]: Awaited<Values[Index]> }> {
  const outcomes = await Promise.allSettled(values);
  const reasons = outcomes.flatMap((outcome): unknown[] =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  const denied = reasons.flatMap((reason) =>
    reason instanceof Failure && reason.error.code === 'AccessDenied' ? [reason.error] : [],
  );
  if (denied.length > 1 && denied.length === reasons.length) throw new Failure(allDenied(denied));
  return Promise.all(values);
}

function allDenied(errors: GatehouseError[]): GatehouseError {
  const permissions = errors.map((error) => permissionOf(error.call ?? '')).join(', ');
  return {
    kind: 'denied',
    message:
      `This profile lacks permissions to read the account: ${permissions}. ` +
      'Ask for them, or choose another profile.',
    code: 'AccessDenied',
  };
}
