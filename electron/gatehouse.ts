import { randomInt, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpHandler } from '@smithy/protocol-http';
import type { UsersProgress } from '../shared/accounts/account-users.ts';
import type { EventPayload, Services } from '../shared/contract.ts';
import { Failure } from '../shared/errors.ts';
import type { RunChange } from '../shared/runs/run.ts';
import type { ClosingQuestion } from './desktop/closing.ts';
import { isAllowedLink } from './desktop/external-links.ts';
import type { ExistingFiles } from './handover/file-placement.ts';
import { Handovers } from './handover/handovers.ts';
import { EquivalentScript } from './handover/equivalent-script.ts';
import { Accounts } from './iam/accounts.ts';
import { credentialFacts } from './iam/credential-facts.ts';
import { groupDetails } from './iam/group-details.ts';
import { policyDetails } from './iam/policy-details.ts';
import { policyDocument } from './iam/policy-document.ts';
import { policyEntities } from './iam/policy-entities.ts';
import { userDetails } from './iam/user-details.ts';
import { userPermissions } from './iam/user-permissions.ts';
import { Devices } from './mfa/devices.ts';
import { Enrolments } from './mfa/enrolments.ts';
import { RecentChanges } from './mfa/recent-changes.ts';
import { loadCatalogue } from './practice/catalogue.ts';
import { openPracticeAccount } from './practice/persistence.ts';
import { practiceRequestHandler } from './practice/request-handler.ts';
import { seedSmallCompany } from './practice/seed.ts';
import { Profiles } from './profiles/profiles.ts';
import { Runs } from './runs/runs.ts';
import { DraftFile } from './storage/draft-file.ts';
import { practiceStore } from './storage/practice-store.ts';
import type { Sealer } from './storage/sealer.ts';
import type { Settings } from './storage/settings.ts';
import { CredentialsOfUsers } from './user-credentials/user-credentials.ts';

/** What Gatehouse needs of the world around it: Electron in the app, stand-ins for the desktop in tests. */
export interface Surroundings {
  version: string;
  preview: boolean;
  /** Where all state is kept. */
  dataFolder: string;
  catalogueFile: string;
  environment: NodeJS.ProcessEnv;
  homeFolder: string;
  sealer: Sealer;
  settings: Settings;
  /** What was found wrong before, as sentences for the administrator. */
  startProblems: string[];
  /** Milliseconds since the epoch. */
  clock: () => number;
  copySecret: (secret: string) => Promise<void>;
  /** Puts what is no secret on the clipboard. */
  copyText: (text: string) => Promise<void>;
  /** Asks where a .csv goes; `null` when cancelled. */
  chooseCsvFile: (suggestedName: string) => Promise<string | null>;
  /** Asks for a folder; `null` when cancelled. */
  chooseFolder: (title: string) => Promise<string | null>;
  /** Asks what is to become of files of these names that are in a folder; `null` when cancelled. */
  askAboutExisting: (folder: string, names: string[]) => Promise<ExistingFiles | null>;
  /** Asks where a shell script goes; `null` when cancelled. */
  chooseScriptFile: (suggestedName: string) => Promise<string | null>;
  openExternal: (url: string) => Promise<void>;
  onRunChange: (change: RunChange) => void;
  onHandoverProgress: (progress: EventPayload<'handover.progress'>) => void;
  onUsersProgress: (progress: UsersProgress) => void;
  /** Sits between the practice account and its clients; for tests that need AWS to misbehave. */
  wrapPractice?: (handler: HttpHandler) => HttpHandler;
}

/** The application without its desktop. */
export interface Gatehouse {
  services: Services;
  /** What closing now would lose or cut off; `undefined` when nothing. */
  closingQuestion: () => ClosingQuestion | undefined;
  /** Lets calls in flight end, deletes MFA devices that nobody has enabled, and writes all that is to be written. */
  shutDown: () => Promise<void>;
}

/** Builds all services over one folder. Never fails because of a damaged file: those are set aside and named. */
export async function createGatehouse(world: Surroundings): Promise<Gatehouse> {
  await mkdir(world.dataFolder, { recursive: true });
  const startProblems = [...world.startProblems];
  const note = (problem: string | undefined): void => {
    if (problem !== undefined) startProblems.push(problem);
  };

  const practice = await openPracticeAccount({
    store: practiceStore(join(world.dataFolder, 'practice.sealed'), world.sealer),
    seed: seedSmallCompany,
    catalogue: loadCatalogue(world.catalogueFile),
    clock: world.clock,
  });
  note(practice.problem);
  const handler = practiceRequestHandler(practice.account);
  const requestHandler = world.wrapPractice?.(handler) ?? handler;

  const profiles = new Profiles({
    practice: () => Promise.resolve({ requestHandler }),
    env: world.environment,
    homedir: world.homeFolder,
    preview: world.preview,
    remembered: world.settings,
  });
  const now = (): Date => new Date(world.clock());
  const accounts = new Accounts({ now, sleep, onUsersProgress: world.onUsersProgress });
  const draft = new DraftFile(join(world.dataFolder, 'draft.json'));
  note(await draft.check());

  const runs = await Runs.open({
    folder: join(world.dataFolder, 'runs'),
    sealer: world.sealer,
    profiles,
    accounts,
    clock: world.clock,
    sleep,
    randomInt,
    newId: randomUUID,
    copySecret: world.copySecret,
    chooseFile: world.chooseCsvFile,
    onChange: world.onRunChange,
  });
  for (const problem of runs.startProblems) note(problem);
  const recent = new RecentChanges(world.clock);
  const enrolments = new Enrolments({
    runs,
    connectionFor: (account) => profiles.connectionFor(account),
    now: world.clock,
    sleep,
    recent,
    copySecret: world.copySecret,
    newId: randomUUID,
  });
  const credentialsOfUsers = new CredentialsOfUsers({ profiles, accounts, sleep });
  const devices = new Devices({
    connectionFor: (account) => profiles.connectionFor(account),
    sleep,
    recent,
    isOpenHere: (account, serialNumber) => enrolments.isOpen(account, serialNumber),
  });
  const script = new EquivalentScript({
    profiles,
    accounts,
    copyText: world.copyText,
    chooseFile: world.chooseScriptFile,
  });

  const openLink = async (url: string): Promise<void> => {
    if (!isAllowedLink(url))
      throw new Failure({ kind: 'invalid', message: 'Gatehouse does not open links of that kind.' });
    await world.openExternal(url);
  };
  const handovers = new Handovers({
    runs,
    chooseFolder: world.chooseFolder,
    askAboutExisting: world.askAboutExisting,
    openLink,
    onProgress: world.onHandoverProgress,
  });

  const services: Services = {
    'app.info': () =>
      Promise.resolve({
        version: world.version,
        preview: world.preview,
        vaultProblem: world.sealer.problem,
        startProblems,
        welcomed: world.settings.isWelcomed(),
      }),
    'app.welcomed': () => {
      world.settings.setWelcomed();
      return Promise.resolve(null);
    },
    'app.openLink': async ({ url }) => {
      await openLink(url);
      return null;
    },
    'app.copyText': async ({ text }) => {
      await world.copyText(text);
      return null;
    },

    'profiles.list': () => profiles.list(),
    'profiles.select': ({ profileId }) => profiles.select(profileId),
    'profiles.current': () => profiles.current(),

    'account.snapshot': async (options) => accounts.snapshot(await profiles.connection(), options),
    'account.userPermissions': async ({ userName }) =>
      userPermissions((await profiles.connection()).reads, userName),

    'users.list': async (options) => accounts.users(await profiles.connection(), options),
    'users.read': async ({ userName }) => userDetails((await profiles.connection()).reads, userName),
    'users.credentialReport': async (options) =>
      accounts.credentialReport(await profiles.connection(), options),
    'users.credentialFacts': async ({ userNames }) =>
      credentialFacts((await profiles.connection()).reads, userNames, now),
    'groups.list': async (options) => accounts.groups(await profiles.connection(), options),
    'groups.read': async ({ groupName }) => groupDetails((await profiles.connection()).reads, groupName),
    'policies.read': async ({ arn }) => policyDetails((await profiles.connection()).reads, arn),
    'policies.document': async ({ arn, versionId }) => ({
      document: await policyDocument((await profiles.connection()).reads, arn, versionId),
    }),
    'policies.entities': async ({ arn }) => ({
      entities: await policyEntities((await profiles.connection()).reads, arn),
    }),

    'draft.read': () => draft.read(),
    'draft.save': async (input) => {
      await draft.save(input.draft);
      return null;
    },

    'script.copy': async (input) => {
      await script.copy(input);
      return null;
    },
    'script.save': (input) => script.save(input),

    'runs.open': () => runs.open(),
    'runs.read': ({ runId }) => runs.read(runId),
    'runs.start': (input) => runs.start(input),
    'runs.startCredentials': (input) => runs.startCredentials(input),
    'runs.resume': ({ runId }) => runs.resume(runId),
    'runs.stop': ({ runId }) => runs.stop(runId),
    'runs.retryRow': ({ runId, rowId }) => runs.retryRow(runId, rowId),
    'runs.reveal': (input) => runs.reveal(input),
    'runs.copySecret': async (input) => {
      await runs.copySecret(input);
      return null;
    },
    'runs.saveCsv': ({ runId }) => runs.saveCsv(runId),
    'runs.close': async (input) => {
      const leftovers = (await runs.rowsWithMfaLeftover(input.runId)).map((rowId) =>
        enrolments.removeLeftover({ runId: input.runId, rowId }),
      );
      // Whoever gives up the credentials can close the run of an account that is out of reach for good.
      await (input.discardCredentials ? Promise.allSettled(leftovers) : Promise.all(leftovers));
      await runs.close(input);
      return null;
    },

    'handover.saveFiles': (input) => handovers.saveFiles(input),
    'handover.saveDrafts': (input) => handovers.saveDrafts(input),
    'handover.openDraft': (input) => handovers.openDraft(input),
    'handover.mark': (input) => handovers.mark(input),
    'handover.stop': ({ runId }) => {
      handovers.stop(runId);
      return Promise.resolve(null);
    },

    'users.credentials': ({ userName }) => credentialsOfUsers.read(userName),
    'users.disableSignIn': async (input) => {
      await credentialsOfUsers.disableSignIn(input);
      return null;
    },
    'users.setAccessKeyStatus': async (input) => {
      await credentialsOfUsers.setAccessKeyStatus(input);
      return null;
    },
    'users.deleteAccessKey': async (input) => {
      await credentialsOfUsers.deleteAccessKey(input);
      return null;
    },

    'mfa.begin': (input) => enrolments.begin(input),
    'mfa.reveal': (input) => enrolments.reveal(input),
    'mfa.copySecretKey': async (input) => {
      await enrolments.copySecretKey(input);
      return null;
    },
    'mfa.confirm': async (input) => {
      const confirmed = await enrolments.confirm(input);
      // The list of users tells who has MFA.
      accounts.forget((await profiles.connection()).identity.account);
      return confirmed;
    },
    'mfa.cancel': async (input) => {
      await enrolments.cancel(input);
      return null;
    },
    'mfa.devices': (input) => devices.ofUser(input),
    'mfa.resync': async (input) => {
      await devices.resync(input);
      return null;
    },
    'mfa.remove': async (input) => {
      const removal = await devices.remove(input);
      accounts.forget(input.account);
      return removal;
    },
    'mfa.accountDevices': (input) => devices.ofAccount(input),
    'mfa.deleteUnassigned': async (input) => {
      await devices.deleteUnassigned(input);
      return null;
    },
  };

  return {
    services,
    closingQuestion: () => closingQuestion(runs.unfinishedBusiness(), world.sealer.problem === null),
    shutDown: async () => {
      // First, because what becomes of a device is written into its run's journal.
      await enrolments.cancelAll();
      await runs.stopAll();
      await practice.flush();
      await draft.flush();
    },
  };
}

function closingQuestion(
  { running, unexported }: { running: number; unexported: number },
  secretsKept: boolean,
): ClosingQuestion | undefined {
  if (unexported > 0 && !secretsKept)
    return {
      message: 'Credentials have not been downloaded',
      detail:
        'They are only in memory and are lost when Gatehouse closes. Stay, and choose “Download .csv file” first.',
    };
  if (running > 0)
    return {
      message: 'A run is still going on',
      detail: 'Gatehouse stops after the calls that are out. The rest can be resumed at the next start.',
    };
  if (unexported > 0)
    return {
      message: 'Credentials have not been downloaded',
      detail: 'They are kept on this computer, sealed, and are offered at the next start.',
    };
  return undefined;
}
