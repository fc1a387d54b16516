import { randomInt, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpHandler } from '@smithy/protocol-http';
import type { AccountKey } from '../shared/accounts/account-key.ts';
import type { Snapshot } from '../shared/accounts/snapshot.ts';
import type { UsersProgress } from '../shared/accounts/account-users.ts';
import type { EventPayload, Services } from '../shared/contract.ts';
import { Failure } from '../shared/errors.ts';
import type { ExportFormat } from '../shared/exports/export-format.ts';
import type { RunChange } from '../shared/runs/run.ts';
import type { ClosingQuestion } from './desktop/closing.ts';
import { isAllowedLink } from './desktop/external-links.ts';
import { adoptDraft } from './drafts/adopt-draft.ts';
import { Approvals } from './drafts/approvals/approvals.ts';
import { DamagedDrafts } from './drafts/damaged-drafts.ts';
import { draftExport } from './drafts/draft-export.ts';
import { DraftLibrary } from './drafts/draft-library.ts';
import { DraftVersions } from './drafts/draft-versions.ts';
import type { OpenedFiles } from './drafts/opened-files.ts';
import { Templates } from './drafts/templates.ts';
import { PlanExports } from './exports/plan-exports.ts';
import type { ExistingFiles } from './handover/file-placement.ts';
import { Handovers } from './handover/handovers.ts';
import { Accounts } from './iam/accounts.ts';
import { BuiltInPolicies } from './iam/built-in-policies.ts';
import { Devices } from './mfa/devices.ts';
import { Enrolments } from './mfa/enrolments.ts';
import { RecentChanges } from './mfa/recent-changes.ts';
import { Imports } from './imports/imports.ts';
import { loadCatalogue } from './practice/catalogue.ts';
import { openPracticeAccount } from './practice/persistence.ts';
import { practiceRequestHandler } from './practice/request-handler.ts';
import { seedSmallCompany } from './practice/seed.ts';
import { Profiles } from './profiles/profiles.ts';
import { Runs } from './runs/runs.ts';
import { accountServices } from './services/accounts.ts';
import { appServices } from './services/app.ts';
import { draftServices } from './services/drafts.ts';
import { handoverServices } from './services/handover.ts';
import { importServices } from './services/imports.ts';
import { mfaServices } from './services/mfa.ts';
import { planServices } from './services/plans.ts';
import { exportServices } from './services/exports.ts';
import { runServices } from './services/runs.ts';
import { snapshotServices } from './services/snapshots.ts';
import { templateServices } from './services/templates.ts';
import { userCredentialsServices } from './services/user-credentials.ts';
import { KeptSnapshots } from './snapshots/kept-snapshots.ts';
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
  /** The script of the thread that reads tables. */
  tableWorkerFile: string;
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
  /** Asks for a table's file; `null` when cancelled. */
  chooseTableFile: () => Promise<string | null>;
  /** Asks where a table goes, .xlsx or .csv; `null` when cancelled. */
  chooseTableTarget: (suggestedName: string) => Promise<string | null>;
  /** Asks where a draft's file goes; `null` when cancelled. */
  chooseDraftFile: (suggestedName: string) => Promise<string | null>;
  /** Asks for drafts' files to open; empty when cancelled. */
  chooseDraftsToOpen: () => Promise<string[]>;
  /** What the system has Gatehouse open. */
  openedFiles: OpenedFiles;
  /** Asks for a folder; `null` when cancelled. */
  chooseFolder: (title: string) => Promise<string | null>;
  /** Asks what is to become of files of these names that are in a folder; `null` when cancelled. */
  askAboutExisting: (folder: string, names: string[]) => Promise<ExistingFiles | null>;
  /** Asks where a plan's export goes; `null` when cancelled. */
  chooseExportFile: (format: ExportFormat) => Promise<string | null>;
  openExternal: (url: string) => Promise<void>;
  onRunChange: (change: RunChange) => void;
  onHandoverProgress: (progress: EventPayload<'handover.progress'>) => void;
  onUsersProgress: (progress: UsersProgress) => void;
  onDraftsChange: () => void;
  /** The window, which is about to close, has handed over what was being typed. */
  onSettled: () => void;
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

  const catalogue = loadCatalogue(world.catalogueFile);
  const practice = await openPracticeAccount({
    store: practiceStore(join(world.dataFolder, 'practice.sealed'), world.sealer),
    seed: seedSmallCompany,
    catalogue,
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
  const { kept: keptSnapshots, problems } = await KeptSnapshots.open(join(world.dataFolder, 'snapshots'));
  for (const problem of problems) note(problem);
  const builtInPolicies = new BuiltInPolicies(catalogue);
  const accounts = new Accounts({
    now,
    sleep,
    builtInPolicies: (partition) => builtInPolicies.list(partition),
    onSnapshot: (snapshot) => keptSnapshots.keep(snapshot),
    onUsersProgress: world.onUsersProgress,
  });

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
  const draftsFolder = join(world.dataFolder, 'drafts');
  const versions = new DraftVersions(join(draftsFolder, 'versions'), now);
  const approvals = new Approvals({
    folder: join(draftsFolder, 'approvals'),
    newId: randomUUID,
    now,
    wasBegun: (runId) => runs.wasBegun(runId),
  });
  const library = await DraftLibrary.open({
    folder: draftsFolder,
    versions,
    approvals,
    newId: randomUUID,
    now,
    outcomeOf: (runId) => runs.outcomeOf(runId),
    onChange: world.onDraftsChange,
  });
  note(await adoptDraft(library, join(world.dataFolder, 'draft.json'), randomUUID));
  await library.noteApplied(runs.applications()).catch(() => undefined);
  for (const problem of library.startProblems) note(problem);
  const templates = new Templates({ folder: join(world.dataFolder, 'templates'), newId: randomUUID, now });
  await templates.purge();
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
  const snapshotOf = async (account: AccountKey, takenAt: string): Promise<Snapshot> => {
    const kept = await keptSnapshots.read(account).catch(() => undefined);
    if (kept?.takenAt === takenAt) return kept;
    return accounts.snapshot(await profiles.connectionFor(account), { refresh: false });
  };
  const planExports = new PlanExports({
    snapshotOf,
    inUse: () => profiles.inUse,
    copyText: world.copyText,
    chooseFile: world.chooseExportFile,
  });

  const imports = new Imports({
    workerFile: world.tableWorkerFile,
    chooseTableFile: world.chooseTableFile,
    chooseTableTarget: world.chooseTableTarget,
    newId: randomUUID,
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
    ...appServices({ world, startProblems, openLink }),
    ...accountServices({ profiles, accounts, now }),
    ...snapshotServices({ keptSnapshots, accounts, builtInPolicies }),
    ...draftServices({
      library,
      versions,
      damaged: new DamagedDrafts({ folder: draftsFolder, library, versions, newId: randomUUID }),
      runs,
      openedFiles: world.openedFiles,
      exportDraft: draftExport(world.chooseDraftFile),
      chooseDraftsToOpen: world.chooseDraftsToOpen,
    }),
    ...templateServices({ templates }),
    ...importServices({ imports }),
    ...planServices({ profiles, drafts: { library, approvals, runs, snapshotOf } }),
    ...exportServices({ planExports }),
    ...runServices({ runs, enrolments, library, approvals }),
    ...handoverServices({ handovers }),
    ...userCredentialsServices({ credentialsOfUsers }),
    ...mfaServices({ enrolments, devices, profiles, accounts }),
  };

  return {
    services,
    closingQuestion: () => closingQuestion(runs.unfinishedBusiness(), world.sealer.problem === null),
    shutDown: async () => {
      // First, because what becomes of a device is written into its run's journal.
      await enrolments.cancelAll();
      await runs.stopAll();
      await practice.flush();
      await library.flush();
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
