import { setTimeout } from 'node:timers/promises';
import { accountKeyText, type AccountKey, type Partition } from '../../shared/accounts/account-key.ts';
import type { AccountGroups } from '../../shared/accounts/account-groups.ts';
import type { AccountUsers, CredentialReport, UsersProgress } from '../../shared/accounts/account-users.ts';
import type { ManagedPolicy, Snapshot } from '../../shared/accounts/snapshot.ts';
import type { Connection } from '../profiles/connection.ts';
import { accessDetails, type AccessDetails } from './access-details.ts';
import { attempt } from './aws-errors.ts';
import { credentialReport } from './credential-report.ts';
import { groupsList } from './groups-list.ts';
import { KeptReadings } from './kept-readings.ts';
import { readSnapshot } from './read-snapshot.ts';
import { usersList } from './users-list.ts';

interface AccountsOptions {
  now?: () => Date;
  sleep?: (ms: number) => Promise<unknown>;
  /** AWS's managed policies for where they may not be listed. */
  builtInPolicies?: (partition: Partition) => ManagedPolicy[];
  /** Hears of every snapshot that was taken, and may take its time to keep it. */
  onSnapshot?: (snapshot: Snapshot) => Promise<void>;
  /** How far the reading of an account's users is. */
  onUsersProgress?: (progress: UsersProgress) => void;
}

type DatedDetails = AccessDetails & { readAt: string };

/** What accounts look like, kept in memory per account identity. Holds no secret. */
export class Accounts {
  readonly #now: () => Date;
  readonly #sleep: (ms: number) => Promise<unknown>;
  readonly #builtInPolicies: (partition: Partition) => ManagedPolicy[];
  readonly #onSnapshot: (snapshot: Snapshot) => Promise<void>;
  readonly #onUsersProgress: (progress: UsersProgress) => void;
  readonly #snapshots = new KeptReadings<Snapshot>();
  readonly #details = new KeptReadings<DatedDetails>();
  readonly #users = new KeptReadings<AccountUsers>();
  readonly #groups = new KeptReadings<AccountGroups>();
  readonly #reports = new KeptReadings<CredentialReport>();

  constructor({ now, sleep, builtInPolicies, onSnapshot, onUsersProgress }: AccountsOptions = {}) {
    this.#now = now ?? (() => new Date());
    this.#sleep = sleep ?? setTimeout;
    this.#builtInPolicies = builtInPolicies ?? (() => []);
    this.#onSnapshot = onSnapshot ?? (() => Promise.resolve());
    this.#onUsersProgress = onUsersProgress ?? (() => undefined);
  }

  /**
   * The account of a connection, from memory unless `refresh` or nothing was read yet. Throws `Failure`; when reading
   * is denied, it names every permission that is missing. A failed reading leaves the former snapshot as it was.
   */
  snapshot(connection: Connection, options: { refresh: boolean }): Promise<Snapshot> {
    return this.#snapshots.value(keyOf(connection), options, async () => {
      const takenAt = this.#now().toISOString();
      const details = this.#accessDetails(connection, options, () => undefined);
      const snapshot = await readSnapshot({
        connection,
        takenAt,
        details,
        builtInPolicies: () => this.#builtInPolicies(connection.identity.account.partition),
      });
      const dated = { ...snapshot, takenAt: await older(takenAt, details) };
      await this.#onSnapshot(dated);
      return dated;
    });
  }

  /** All users with their groups; kept as a snapshot is. Throws `Failure`. */
  users(connection: Connection, options: { refresh: boolean }): Promise<AccountUsers> {
    return this.#users.value(keyOf(connection), options, async () => {
      const readAt = this.#now().toISOString();
      const { account } = connection.identity;
      let progress: UsersProgress = { account, read: 0, total: null };
      const tell = (news: Partial<UsersProgress>): void => {
        progress = { ...progress, ...news };
        this.#onUsersProgress(progress);
      };
      tell({});
      const details = this.#accessDetails(connection, options, (read) => tell({ read }));
      const list = await usersList(connection.reads, details, (total) => tell({ total }));
      return { account, readAt: await older(readAt, details), ...list };
    });
  }

  /** All groups with how many members and policies they have; kept as a snapshot is. Throws `Failure`. */
  groups(connection: Connection, options: { refresh: boolean }): Promise<AccountGroups> {
    return this.#groups.value(keyOf(connection), options, async () => {
      const readAt = this.#now().toISOString();
      const details = this.#accessDetails(connection, options, () => undefined);
      const list = await groupsList(connection.reads, details);
      return { account: connection.identity.account, readAt: await older(readAt, details), ...list };
    });
  }

  /** What the credential report says of all users; kept as a snapshot is. Throws `Failure`. */
  credentialReport(connection: Connection, options: { refresh: boolean }): Promise<CredentialReport> {
    return this.#reports.value(keyOf(connection), options, async () => ({
      account: connection.identity.account,
      ...(await credentialReport(connection.reads, this.#sleep)),
    }));
  }

  /** Has the account read again the next time, because something in it was changed. */
  forget(account: AccountKey): void {
    const key = accountKeyText(account);
    for (const kept of [this.#snapshots, this.#details, this.#users, this.#groups, this.#reports])
      kept.forget(key);
  }

  /** Snapshots, users and groups are all made of it, so one reading serves the three. */
  #accessDetails(
    connection: Connection,
    options: { refresh: boolean },
    onUsers: (count: number) => void,
  ): Promise<DatedDetails> {
    return this.#details.value(keyOf(connection), options, async () => {
      const readAt = this.#now().toISOString();
      const details = await attempt(
        'GetAccountAuthorizationDetails',
        accessDetails(connection.reads, onUsers),
      );
      return { readAt, ...details };
    });
  }
}

/** A list is as old as the oldest part of it. */
async function older(readAt: string, details: Promise<DatedDetails>): Promise<string> {
  const other = await details.then((known) => known.readAt).catch(() => readAt);
  return other < readAt ? other : readAt;
}

function keyOf(connection: Connection): string {
  return accountKeyText(connection.identity.account);
}
