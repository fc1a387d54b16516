import type { AccountKey } from '../../shared/accounts/account-key.ts';
import type { DraftState } from '../../shared/drafts/stored-draft.ts';
import type { Run, RunChange, RunHeader, SecretKind } from '../../shared/runs/run.ts';
import type { Application } from '../drafts/draft-record.ts';
import { credentialsCsv } from '../handover/credentials-csv.ts';
import type { HandoverGroup, HandoverNote } from '../handover/handover-runs.ts';
import type { MfaEvent, MfaTarget } from '../mfa/mfa-runs.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';
import type { OpenFile } from '../storage/durable-log.ts';
import type { Sealer } from '../storage/sealer.ts';
import type { ApprovedCredentials } from './approved-credentials.ts';
import { LiveRun, storageFailure, type Ground } from './live-run.ts';
import { RunFiles, type KeptRun } from './run-files.ts';
import { failure, requireVault, rowOf, userOf } from './run-guards.ts';
import { handoverGroupOf, handoverOfAll, noteHandover } from './run-handover.ts';
import { mfaTargetOf } from './run-mfa.ts';
import { secretOf } from './run-secret.ts';
import { RunStarter, type AccountSources, type RunRequest } from './run-starter.ts';
import { allCredentials, knownSecretNames, toRunHeader, unexportedSecrets } from './run-view.ts';

export interface RunsOptions extends AccountSources {
  /** Where journals and vaults are kept. */
  folder: string;
  sealer: Sealer;
  /** Milliseconds since the epoch. */
  clock: () => number;
  sleep: (ms: number) => Promise<void>;
  /** An unbiased integer from 0 to below, from a cryptographic source. */
  randomInt: (below: number) => number;
  newId: () => string;
  copySecret: (secret: string) => Promise<void>;
  /** Asks where a file goes; `null` when the administrator cancelled. */
  chooseFile: (suggestedName: string) => Promise<string | null>;
  onChange: (change: RunChange) => void;
  /** For tests whose disk is full or whose power fails. */
  openFile?: OpenFile;
}

interface RunRowSecret {
  runId: string;
  rowId: string;
  kind: SecretKind;
}

/** All runs that are not closed. Every method throws `Failure` for what the administrator can act on. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #files: RunFiles;
  readonly #runs = new Map<string, LiveRun>();
  readonly #starter: RunStarter;
  /** The last change begun to each run: they happen one after the other. */
  readonly #changing = new Map<string, Promise<unknown>>();
  /** What was found wrong in the folder, as sentences for the administrator. */
  readonly startProblems: string[] = [];

  private constructor(options: RunsOptions) {
    this.#options = options;
    this.#files = new RunFiles(options);
    this.#starter = new RunStarter({
      ...options,
      now: () => this.#now(),
      runs: () => this.#runs.values(),
      create: (...parts) => this.#create(...parts),
    });
  }

  /** Reads what is in the folder. A run that was interrupted is there, stopped; none goes on by itself. */
  static async open(options: RunsOptions): Promise<Runs> {
    const runs = new Runs(options);
    const { runs: found, problems } = await runs.#files.readAll();
    runs.startProblems.push(...problems);
    for (const kept of found) {
      const run = runs.#live(kept);
      if (run.state.isClosed) await runs.#putAway(run);
      else {
        run.markInterrupted();
        runs.#runs.set(run.id, run);
      }
    }
    return runs;
  }

  /**
   * The runs that are not closed, newest first: unfinished, with failed users that can be retried, not exported, or
   * exported with secrets that are still to be purged.
   */
  open(): Promise<RunHeader[]> {
    const headers = [...this.#runs.values()].map(({ situation }) => toRunHeader(situation));
    return Promise.resolve(headers.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)));
  }

  /** What became of the users of a run so far; `undefined` for one that is closed. */
  outcomeOf(runId: string): DraftState | undefined {
    const run = this.#runs.get(runId);
    if (run === undefined) return undefined;
    const rows = [...run.state.rows.values()];
    const done = rows.filter(({ steps }) => steps.every(({ state }) => state === 'done')).length;
    if (done === rows.length) return 'applied';
    return rows.some(({ steps }) => steps.some(({ state }) => state === 'done')) ? 'partly-applied' : 'draft';
  }

  /** Which drafts are applied by the runs that are not closed, the oldest first. */
  applications(): { draftId: string; application: Application }[] {
    return [...this.#runs.values()]
      .map(({ state }) => state.header)
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
      .flatMap(({ id: runId, draftId, account, planHash, startedAt }) =>
        draftId === undefined ? [] : [{ draftId, application: { runId, account, planHash, startedAt } }],
      );
  }

  /** Whether a run was put on record, so that calls may have been made: also one that is closed or damaged. */
  async wasBegun(runId: string): Promise<boolean> {
    return this.#runs.has(runId) || (await this.#files.isKept(runId));
  }

  read(runId: string): Promise<Run> {
    return this.#with(runId, (run) => Promise.resolve(run.view()));
  }

  /** See `RunStarter`. */
  async start(request: RunRequest): Promise<Run> {
    return (await this.#starter.start(request)).view();
  }

  /** See `RunStarter`. */
  async startCredentials(request: ApprovedCredentials): Promise<Run> {
    return (await this.#starter.startCredentials(request)).view();
  }

  async resume(runId: string): Promise<Run> {
    return this.#alone(runId, async (run) => {
      if (run.isRunning) throw failure('conflict', 'This run is going on already.');
      requireVault(run);
      const ground = await this.#groundFor(run);
      await run.resume(ground);
      return run.view();
    });
  }

  async stop(runId: string): Promise<Run> {
    return this.#with(runId, (run) => {
      run.requestStop();
      return Promise.resolve(run.view());
    });
  }

  /** Tries a failed row again, from the step that failed. */
  async retryRow(runId: string, rowId: string): Promise<Run> {
    return this.#alone(runId, async (run) => {
      requireVault(run);
      const ground = await this.#groundFor(run);
      const row = rowOf(run, rowId);
      if (!row.steps.some(({ state }) => state === 'failed'))
        throw failure('conflict', `Nothing has failed for ${row.userName}.`);
      await run.retry(row, ground);
      return run.view();
    });
  }

  /** A secret for the eyes of the administrator who asked for it. */
  async reveal({ runId, rowId, kind }: RunRowSecret): Promise<{ secret: string }> {
    return this.#with(runId, (run) => Promise.resolve({ secret: secretOf(run, rowId, kind) }));
  }

  /** Puts a secret on the clipboard. */
  async copySecret(input: RunRowSecret): Promise<void> {
    const { secret } = await this.reveal(input);
    await this.#options.copySecret(secret);
  }

  /** Asks where to, then writes the console's .csv; `path: null` when the administrator cancelled. */
  async saveCsv(runId: string): Promise<{ path: string | null; run: Run }> {
    return this.#with(runId, async (run) => {
      requireVault(run);
      if (allCredentials(run.situation).length === 0)
        throw failure(
          'not-found',
          'Gatehouse has no credentials of this run to save. Those that were downloaded before are in that .csv file; those that were lost are replaced when the run is resumed.',
        );
      const { purpose } = run.state.header;
      const path = await this.#options.chooseFile(`${purpose?.userName ?? 'new_user'}_credentials.csv`);
      if (path === null) return { path, run: run.view() };
      // Closed while the dialog was open: its secrets are purged, and a file without them might replace a good one.
      if (this.#runs.get(runId) !== run) throw failure('not-found', 'This run was closed meanwhile.');
      const { situation } = run;
      const secrets = knownSecretNames(situation);
      await writeCsv(path, credentialsCsv(allCredentials(situation), run.state.header.signInUrl));
      const items = handoverOfAll(situation);
      await noteHandover(run, { how: 'batch-csv', items, exported: secrets }, this.#now());
      return { path, run: run.view() };
    });
  }

  /**
   * Ends the work on a run and purges its secrets. `conflict` while it is running, or while credentials are not
   * exported and `discardCredentials` is false.
   */
  async close({ runId, discardCredentials }: { runId: string; discardCredentials: boolean }): Promise<void> {
    await this.#alone(runId, async (run) => {
      if (run.isRunning) throw failure('conflict', 'This run is going on. Stop it first.');
      if (!discardCredentials && unexportedSecrets(run.situation).length > 0)
        throw failure(
          'conflict',
          'Some credentials are not downloaded yet. Choose “Download .csv file” first.',
        );
      await run.note({ record: 'closed' });
      this.#runs.delete(runId);
      await this.#putAway(run);
    });
  }

  /** Whose MFA device is to be enrolled; `conflict` for a user that is not created yet. */
  mfaTarget(runId: string, rowId: string): Promise<MfaTarget> {
    return this.#with(runId, (run) => Promise.resolve(mfaTargetOf(run, rowId)));
  }

  /** The rows of which an unfinished enrolment may have left an MFA device in the account. */
  rowsWithMfaLeftover(runId: string): Promise<string[]> {
    return this.#with(runId, ({ state }) =>
      Promise.resolve(
        [...state.rows.values()].filter((row) => row.mfaLeftover !== undefined).map(({ id }) => id),
      ),
    );
  }

  /** Records what happened to a row's MFA device; on the disk when it resolves. */
  recordMfa(runId: string, rowId: string, event: MfaEvent): Promise<Run> {
    return this.#with(runId, async (run) => {
      await run.note({ record: 'mfa', rowId: userOf(run, rowId).id, ...event, at: this.#now() });
      return run.view();
    });
  }

  /** The chosen users, in the run's order, and what there is to hand over to them. */
  handoverGroup(
    runId: string,
    rowIds: readonly string[],
    wanted: { credentials: boolean },
  ): Promise<HandoverGroup> {
    return this.#with(runId, (run) => Promise.resolve(handoverGroupOf(run, rowIds, wanted)));
  }

  /** Records what was handed over, or that it was not; on the disk when it resolves. */
  recordHandover(runId: string, note: HandoverNote): Promise<Run> {
    return this.#with(runId, async (run) => {
      await noteHandover(run, note, this.#now());
      return run.view();
    });
  }

  /** How many runs are going on, and how many hold credentials that are in no .csv. */
  unfinishedBusiness(): { running: number; unexported: number } {
    const runs = [...this.#runs.values()];
    return {
      running: runs.filter(({ isRunning }) => isRunning).length,
      unexported: runs.filter(({ situation }) => unexportedSecrets(situation).length > 0).length,
    };
  }

  /** Stops every run after the calls that are out, and lets go of the files; for the app's end. */
  async stopAll(): Promise<void> {
    const runs = [...this.#runs.values()];
    await Promise.all(runs.map((run) => run.stop()));
    await Promise.all(runs.map((run) => run.release()));
  }

  async #create(...parts: Parameters<RunFiles['create']>): Promise<LiveRun> {
    const kept = await this.#files.create(...parts).catch((error: unknown) => {
      throw storageFailure(error);
    });
    const run = this.#live(kept);
    this.#runs.set(run.id, run);
    return run;
  }

  /** The account of a run, and its password policy as it is now: it may have changed since the run was begun. */
  async #groundFor({ state }: LiveRun): Promise<Ground> {
    const { profiles, accounts } = this.#options;
    const connection = await profiles.connectionFor(state.header.account);
    const { passwordPolicy } = await accounts.snapshot(connection, { refresh: true });
    return { connection, passwordPolicy };
  }

  #live(kept: KeptRun): LiveRun {
    const { sleep, randomInt, onChange, accounts } = this.#options;
    const onAccountChanged = (account: AccountKey): void => {
      accounts.forget(account);
    };
    return new LiveRun({ sleep, randomInt, onChange, onAccountChanged }, kept, kept.vault);
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  /** What is left to be done for a run whose end is on record. */
  async #putAway(run: LiveRun): Promise<void> {
    await run.vault.purge();
    await run.release();
    await this.#files.archive(run.id);
  }

  async #alone<Value>(runId: string, work: (run: LiveRun) => Promise<Value>): Promise<Value> {
    const before = this.#changing.get(runId) ?? Promise.resolve();
    const change = before.then(() => this.#with(runId, work));
    const settled = change.catch(() => undefined);
    this.#changing.set(runId, settled);
    return change;
  }

  async #with<Value>(runId: string, work: (run: LiveRun) => Promise<Value>): Promise<Value> {
    const run = this.#runs.get(runId);
    if (run === undefined) throw failure('not-found', 'This run is closed, or was never there.');
    return work(run);
  }
}

async function writeCsv(path: string, csv: string): Promise<void> {
  try {
    await writeFileAtomically(path, csv);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw failure(
      'storage-unavailable',
      `The file ${path} could not be written${code}. Choose another place.`,
    );
  }
}
