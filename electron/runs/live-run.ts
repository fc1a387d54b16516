import type { PasswordPolicy } from '../../shared/accounts/snapshot.ts';
import { Failure, type GatehouseError } from '../../shared/errors.ts';
import { generatePassword } from '../../shared/rules/password-generator.ts';
import type { Run, RunChange } from '../../shared/runs/run.ts';
import type { Connection } from '../profiles/connection.ts';
import type { Vault } from '../storage/vault.ts';
import type { Journal, ReadJournal } from './journal.ts';
import type { EventRecord } from './records.ts';
import { rowsToRetry } from './needs.ts';
import {
  applyRecord,
  foldRecords,
  isSettled,
  needsSweep,
  rowsOf,
  type RowState,
  type RunState,
} from './run-state.ts';
import { lostSecrets, toRun, toRunChange, type RunSituation } from './run-view.ts';
import { Runner } from './runner.ts';
import { StopRun } from './stop-run.ts';

export interface LiveRunOptions {
  sleep: (ms: number) => Promise<void>;
  /** An unbiased integer from 0 to below, from a cryptographic source. */
  randomInt: (below: number) => number;
  onChange: (change: RunChange) => void;
  /** The account is another one than it was, because of a run. */
  onAccountChanged: (account: Connection['identity']['account']) => void;
}

/** What the work on a run stands on. */
export interface Ground {
  connection: Connection;
  /** The account's, as it is now. */
  passwordPolicy: PasswordPolicy | null;
}

/** Milliseconds in which changes are gathered into one event. */
const gathering = 40;

/** A run in this process: its records, its secrets, and whoever works on it. */
export class LiveRun {
  readonly #options: LiveRunOptions;
  readonly #journal: Journal;
  readonly vault: Vault;
  #state: RunState;
  #runner: Runner | undefined;
  #working: Promise<void> = Promise.resolve();
  #waiting: string | undefined;
  #stopReason: GatehouseError | undefined;
  readonly #changed = new Set<RowState>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LiveRunOptions, { journal, header, events }: ReadJournal, vault: Vault) {
    this.#options = options;
    this.#journal = journal;
    this.vault = vault;
    this.#state = foldRecords(header, events);
  }

  get id(): string {
    return this.#state.header.id;
  }

  get state(): RunState {
    return this.#state;
  }

  get isRunning(): boolean {
    return this.#runner !== undefined;
  }

  get situation(): RunSituation {
    const runner = this.#runner;
    return {
      state: this.#state,
      vault: this.vault,
      activity: runner && {
        isStopping: runner.isStopping,
        isWorkingOn: (rowId) => runner.isWorkingOn(rowId),
      },
      waiting: this.#waiting,
      stopReason: this.#stopReason,
    };
  }

  view(): Run {
    return toRun(this.situation);
  }

  /** Says in the view why a run that was cut off by the end of the process is not going on. */
  markInterrupted(): void {
    if (!this.#state.isGoing || this.#isSettled()) return;
    this.#stopReason = {
      kind: 'unexpected',
      message: 'Gatehouse ended while this run was going on. Resume it to go on where it stopped.',
    };
  }

  /** Begins the work on a run that was just made. */
  begin(connection: Connection): void {
    const rows = [...this.#state.rows.values()];
    this.#launch({ connection, passwordPolicy: this.#state.header.passwordPolicy }, rows);
  }

  /** Goes on with everything that is not settled, and makes anew what secrets were lost. */
  async resume(ground: Ground): Promise<void> {
    await this.#mend();
    await this.#append({ record: 'resumed' });
    for (const { step } of lostSecrets(this.situation))
      await this.#append({ record: 'renew', stepId: step.step.id });
    this.#launch(
      ground,
      [...this.#state.rows.values()].filter((row) => !isSettled(row)),
    );
  }

  /**
   * Tries a failed row again from its failed step, alone or beside the rows that are being worked on: after the groups
   * and policies that it needs and that failed, and before the rows that were not sent without it.
   */
  async retry(row: RowState, ground: Ground): Promise<void> {
    await this.#mend();
    const ids = rowsToRetry(this.#state, row.id);
    for (const rowId of ids) await this.#append({ record: 'retry', rowId });
    const again = ids.flatMap((id) => this.#state.rows.get(id) ?? []);
    if (this.#runner === undefined) {
      await this.#append({ record: 'resumed' });
      this.#launch(ground, again);
    } else for (const one of again) this.#runner.add(one);
    for (const one of again) this.#touch(one);
  }

  /** Stops after the calls that are out; resolves when they have ended. */
  async stop(): Promise<void> {
    this.#runner?.stop();
    this.#touch();
    await this.#working;
  }

  /** Asks to stop, without waiting for the calls that are out. */
  requestStop(): void {
    this.#runner?.stop();
    this.#touch();
  }

  /** Adds a record that is no part of the work on the rows. Throws `Failure` when the disk does not take it. */
  async note(event: EventRecord): Promise<void> {
    await this.#mend();
    await this.#append(event);
    for (const row of rowsOf(this.#state, event)) this.#changed.add(row);
    this.#touch();
  }

  /** Lets go of the files. */
  async release(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#journal.close();
    await this.vault.close();
  }

  #launch({ connection, passwordPolicy }: Ground, rows: RowState[]): void {
    const { sleep, randomInt } = this.#options;
    this.#stopReason = undefined;
    const runner = new Runner({
      connection,
      state: this.#state,
      vault: this.vault,
      record: async (event) => {
        await this.#append(event).catch(stopRun);
        const stepRow = 'stepId' in event ? this.#state.steps.get(event.stepId)?.row : undefined;
        this.#touch(stepRow ?? ('rowId' in event ? this.#state.rows.get(event.rowId) : undefined));
      },
      keep: (entry) => this.vault.put(entry).catch((error: unknown) => stopRun(storageFailure(error))),
      passwordPolicy,
      newPassword: () => generatePassword(passwordPolicy, randomInt),
      sleep,
      randomInt,
      onWaiting: (why) => {
        this.#waiting = why;
        this.#touch();
      },
      onRow: (row) => {
        this.#touch(row);
      },
    });
    for (const row of rows) runner.add(row);
    this.#runner = runner;
    this.#working = this.#work(runner);
    this.#touch();
  }

  async #work(runner: Runner): Promise<void> {
    const stopped = await runner.work();
    const { reason } = stopped ?? {};
    this.#stopReason = reason;
    this.#waiting = undefined;
    this.#runner = undefined;
    this.#options.onAccountChanged(this.#state.header.account);
    if (stopped !== undefined || !this.#isSettled())
      await this.#append({ record: 'stopped', ...(reason === undefined ? {} : { reason }) }).catch(
        () => undefined,
      );
    for (const row of this.#state.rows.values()) this.#changed.add(row);
    this.#emit();
  }

  #isSettled(): boolean {
    return (
      [...this.#state.rows.values()].every(isSettled) &&
      ![...this.#state.steps.values()].some(({ step }) => needsSweep(step))
    );
  }

  async #append(event: EventRecord): Promise<void> {
    try {
      await this.#journal.append(event);
    } catch (error) {
      throw storageFailure(error);
    }
    applyRecord(this.#state, event);
  }

  /** After a disk that did not take a record: what is on it counts, not what is in memory. */
  async #mend(): Promise<void> {
    if (this.#runner !== undefined) return;
    try {
      await this.vault.mend();
      if (!this.#journal.isBroken) return;
      this.#state = foldRecords(this.#state.header, await this.#journal.mend());
    } catch (error) {
      throw storageFailure(error);
    }
  }

  #touch(row?: RowState): void {
    if (row !== undefined) this.#changed.add(row);
    this.#timer ??= setTimeout(() => {
      this.#emit();
    }, gathering);
  }

  #emit(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { situation } = this;
    const change = toRunChange(situation, this.#changed);
    this.#changed.clear();
    this.#options.onChange(change);
  }
}

function stopRun(error: unknown): never {
  throw error instanceof Failure ? new StopRun(error.error) : error;
}

/** What the disk said, for the administrator. */
export function storageFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const what =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'The disk is full. Make room, then resume.'
      : `Gatehouse could not write to its folder${code === undefined ? '' : ` (${code})`}. Put that right, then resume.`;
  return new Failure({
    kind: 'storage-unavailable',
    message: `${what} Nothing is sent to AWS that is not recorded first.`,
  });
}
