import {
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  GetLoginProfileCommand,
  paginateListAccessKeys,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import type { AccountKey } from '../../shared/accounts/account-key.ts';
import { Failure } from '../../shared/errors.ts';
import type { KeyStatus, UserCredentials } from '../../shared/user-credentials/user-credentials.ts';
import { attempt, toGatehouseError } from '../iam/aws-errors.ts';
import { lookUntil, type Sleep } from '../iam/backoff.ts';
import type { Connection } from '../profiles/connection.ts';
import { makeChange } from './change.ts';
import { readCredentials } from './read-credentials.ts';

interface Options {
  profiles: {
    connection(): Promise<Connection>;
    connectionFor(account: AccountKey): Promise<Connection>;
  };
  accounts: { forget(account: AccountKey): void };
  sleep: Sleep;
}

interface UserOfAccount {
  account: AccountKey;
  userName: string;
}

interface KeyOfUser extends UserOfAccount {
  accessKeyId: string;
}

/** The credentials of existing users, as far as no secret comes of them. Every method throws `Failure`. */
export class CredentialsOfUsers {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** In the chosen account; see `readCredentials`. */
  async read(userName: string): Promise<UserCredentials> {
    return readCredentials(await this.#options.profiles.connection(), userName);
  }

  /** Deletes the console password. Right after it was made AWS refuses that for some seconds, which are waited for. */
  async disableSignIn({ account, userName: UserName }: UserOfAccount): Promise<void> {
    await this.#change(account, 'DeleteLoginProfile', ({ writes, reads }) => ({
      send: () => writes.send(new DeleteLoginProfileCommand({ UserName })),
      isDone: async () => {
        try {
          await reads.send(new GetLoginProfileCommand({ UserName }));
          return false;
        } catch (error) {
          if (toGatehouseError(error, 'GetLoginProfile').kind === 'not-found') return true;
          throw error;
        }
      },
    }));
  }

  /** Activates or deactivates an access key. */
  async setAccessKeyStatus(input: KeyOfUser & { status: KeyStatus }): Promise<void> {
    const { account, userName: UserName, accessKeyId: AccessKeyId, status: Status } = input;
    await this.#change(account, 'UpdateAccessKey', (connection) => ({
      send: () => connection.writes.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status })),
      isDone: async () => (await statusOf(connection, input)) === Status,
    }));
  }

  /** Deletes an access key for good; `conflict` for one that is not inactive. */
  async deleteAccessKey(input: KeyOfUser): Promise<void> {
    const { account, userName: UserName, accessKeyId: AccessKeyId } = input;
    await this.#requireInactive(input);
    await this.#change(account, 'DeleteAccessKey', (connection) => ({
      send: () => connection.writes.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })),
      isDone: async () => (await statusOf(connection, input)) === undefined,
    }));
  }

  /** IAM's reads lag its writes: a key that was deactivated a moment ago may be shown as active for some seconds. */
  async #requireInactive(key: KeyOfUser): Promise<void> {
    const connection = await this.#options.profiles.connectionFor(key.account);
    const inactive = await lookUntil(this.#options.sleep, async () => {
      const status = await attempt('ListAccessKeys', statusOf(connection, key));
      return status === 'Active' ? undefined : true;
    });
    if (inactive === true) return;
    throw new Failure({
      kind: 'conflict',
      message: `The access key ${key.accessKeyId} is active. Deactivate it first, and delete it when nothing has failed without it.`,
    });
  }

  async #change(
    account: AccountKey,
    call: string,
    how: (connection: Connection) => Pick<Parameters<typeof makeChange>[0], 'send' | 'isDone'>,
  ): Promise<void> {
    const { profiles, accounts, sleep } = this.#options;
    const connection = await profiles.connectionFor(account);
    try {
      await makeChange({ call, sleep, ...how(connection) });
    } finally {
      accounts.forget(account);
    }
  }
}

/** A key's status as AWS shows it; `undefined` when the user has no such key. */
async function statusOf(
  { reads: client }: Connection,
  { userName: UserName, accessKeyId }: KeyOfUser,
): Promise<string | undefined> {
  for await (const page of paginateListAccessKeys({ client, stopOnSameToken: true }, { UserName }))
    for (const { AccessKeyId, Status } of page.AccessKeyMetadata ?? [])
      if (AccessKeyId === accessKeyId) return Status;
  return undefined;
}
