import type { IAMClientConfig } from '@aws-sdk/client-iam';
import type { AwsCredentialIdentity } from '@smithy/types';
import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';
import { accountName } from '../../shared/accounts/account-name.ts';
import type { Identity } from '../../shared/accounts/identity.ts';
import { practiceProfileId, type ProfileSummary } from '../../shared/accounts/profile.ts';
import { Failure } from '../../shared/errors.ts';
import { signInUrl } from '../../shared/rules/partitions.ts';
import { readableAlias } from '../iam/account-settings.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';
import { createClients, type Clients } from '../iam/clients.ts';
import { callerOf, type Caller } from './caller.ts';
import type { Connection } from './connection.ts';
import { profileCredentials, sharedCredentials } from './credentials.ts';
import { endpointIdentity } from './endpoints.ts';
import { profileEntries, type ProfileEntry, type UsableProfile } from './profile-entries.ts';
import { filePaths, readProfileFiles, type FilePaths } from './profile-files.ts';

export interface ProfilesOptions {
  /** Opens the practice account and gives what answers its requests. */
  practice: () => Promise<{ requestHandler: NonNullable<IAMClientConfig['requestHandler']> }>;
  env: NodeJS.ProcessEnv;
  homedir: string;
  /** Without Electron's runtime: only the practice account and endpoints of this machine may be chosen. */
  preview: boolean;
  /** Where the chosen profile's id is kept across starts. */
  remembered: { read(): string | undefined; write(profileId: string): void };
}

const practiceSummary: ProfileSummary = { id: practiceProfileId, name: 'Practice account', kind: 'practice' };
const practiceRegion = 'us-east-1';

/** The profiles of this computer, and the one in use. Every method throws `Failure`. */
export class Profiles {
  readonly #options: ProfilesOptions;
  readonly #paths: FilePaths;
  #chosen: Connection | undefined;
  /** The choice that is under way; a later one takes its place. */
  #choosing: Promise<Connection> | undefined;

  constructor(options: ProfilesOptions) {
    this.#options = options;
    this.#paths = filePaths(options.env, options.homedir);
  }

  /** The practice account, the profiles of the shared AWS files as they are now, and what of the files is broken. */
  async list(): Promise<ProfileSummary[]> {
    return [practiceSummary, ...(await this.#entries()).map(({ summary }) => summary)];
  }

  /**
   * Chooses a profile: gets its credentials, asks who that is, and remembers the choice. On an error the former choice
   * stays; of two choices under way the later one counts, and the other fails with `conflict`.
   */
  async select(profileId: string): Promise<Identity> {
    return (await this.#choose(profileId)).identity;
  }

  /** The chosen profile's identity; at first that of the remembered profile, or of the practice account. */
  async current(): Promise<Identity> {
    return (await this.connection()).identity;
  }

  /** The chosen profile's identity where it is known, without asking anybody. */
  get inUse(): Identity | undefined {
    return this.#chosen?.identity;
  }

  /** The chosen profile's clients; see `current`. */
  async connection(): Promise<Connection> {
    if (this.#chosen !== undefined) return this.#chosen;
    try {
      return await (this.#choosing ?? this.#choose(this.#options.remembered.read() ?? practiceProfileId));
    } catch (error) {
      // A choice that was made while this one was under way is the one that counts.
      if (this.#hasLaterChoice()) return this.connection();
      throw error;
    }
  }

  /** The chosen profile's clients when they act in `account`; `conflict` with what to choose when they do not. */
  async connectionFor(account: AccountKey): Promise<Connection> {
    const connection = await this.connection();
    const { identity } = connection;
    if (accountKeyText(identity.account) === accountKeyText(account)) return connection;
    throw new Failure({
      kind: 'conflict',
      message:
        `This belongs to ${accountName(account)}, but the profile "${identity.profileName}" is in ` +
        `${accountName(identity.account)}. Choose a profile of ${accountName(account)}, then try again.`,
    });
  }

  #hasLaterChoice(): boolean {
    return this.#chosen !== undefined || this.#choosing !== undefined;
  }

  #choose(profileId: string): Promise<Connection> {
    const choosing = this.#connected(profileId)
      .then((connection) => {
        if (this.#choosing !== choosing) {
          throw new Failure({ kind: 'conflict', message: 'Another profile was chosen in the meantime.' });
        }
        this.#chosen = connection;
        this.#remember(profileId);
        return connection;
      })
      .finally(() => {
        if (this.#choosing === choosing) this.#choosing = undefined;
      });
    this.#choosing = choosing;
    return choosing;
  }

  #remember(profileId: string): void {
    try {
      this.#options.remembered.write(profileId);
    } catch {
      // A disk that is full: no reason to refuse the choice, which then holds for this session alone.
    }
  }

  async #connected(profileId: string): Promise<Connection> {
    return profileId === practiceProfileId ? this.#practice() : this.#connect(await this.#usable(profileId));
  }

  async #practice(): Promise<Connection> {
    const { requestHandler } = await this.#options.practice();
    const clients = createClients({
      credentials: { accessKeyId: 'AKIAPRACTICEOPERATOR', secretAccessKey: 'of-the-practice-account' },
      region: practiceRegion,
      requestHandler,
    });
    const caller = await callerOf(clients.sts);
    return connectionOf(practiceSummary, practiceRegion, 'practice', caller, clients);
  }

  async #connect(profile: UsableProfile): Promise<Connection> {
    const { name, region, endpoints } = profile;
    const addresses = { region, endpoint: endpoints.iam, stsEndpoint: endpoints.sts };
    const source = {
      profile: name,
      kind: profile.summary.kind,
      paths: this.#paths,
      region,
      stsEndpoint: endpoints.sts,
    };
    const ownerOf = (credentials: AwsCredentialIdentity): Promise<Caller> =>
      callerOf(createClients({ ...addresses, credentials }).sts);
    const first = await profileCredentials(source);
    const owner = await ownerOf(first);
    const renew = async (): Promise<AwsCredentialIdentity> => {
      const fresh = await profileCredentials(source);
      // The files may have been edited since: renewed credentials must not carry work into another account.
      requireSameAccount(name, owner, await ownerOf(fresh));
      return fresh;
    };
    const clients = createClients({ ...addresses, credentials: sharedCredentials(first, renew) });
    return connectionOf(profile.summary, region, endpointIdentity(endpoints.iam), owner, clients);
  }

  async #usable(profileId: string): Promise<UsableProfile> {
    const entry = (await this.#entries()).find(({ summary }) => summary.id === profileId);
    if (entry === undefined) {
      throw new Failure({
        kind: 'not-found',
        message: `${profileTitle(profileId)} is not in the AWS config and credentials files. Choose another one.`,
      });
    }
    if ('errorKind' in entry) {
      const { id, problem } = entry.summary;
      throw new Failure({ kind: entry.errorKind, message: `${profileTitle(id)} cannot be used: ${problem}` });
    }
    return entry;
  }

  async #entries(): Promise<ProfileEntry[]> {
    return profileEntries(await readProfileFiles(this.#paths), this.#options);
  }
}

function requireSameAccount(profile: string, before: Caller, after: Caller): void {
  if (after.accountId === before.accountId && after.partition === before.partition) return;
  throw new Failure({
    kind: 'conflict',
    message:
      `Profile "${profile}" now belongs to account ${after.accountId} instead of ${before.accountId}. ` +
      'Choose it again to work there.',
  });
}

async function connectionOf(
  profile: ProfileSummary,
  region: string,
  endpoint: string,
  caller: Caller,
  { reads, writes }: Clients,
): Promise<Connection> {
  const account: AccountKey = { partition: caller.partition, accountId: caller.accountId, endpoint };
  const alias = await readableAlias(reads).catch((error: unknown) => {
    throw new Failure(toGatehouseError(error, 'ListAccountAliases'));
  });
  const identity: Identity = {
    profileId: profile.id,
    profileName: profile.name,
    account,
    callerArn: caller.arn,
    isRoot: caller.isRoot,
    ...(alias === undefined ? {} : { alias }),
    region,
    signInUrl: signInUrl(account, alias),
  };
  return { identity, reads, writes };
}

function profileTitle(profileId: string): string {
  const name = /^profile:(.*)$/s.exec(profileId)?.[1];
  return name === undefined ? 'The shared AWS file' : `Profile "${name}"`;
}
