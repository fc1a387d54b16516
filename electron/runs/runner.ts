import { Failure } from '../../shared/errors.ts';
import type { Connection } from '../profiles/connection.ts';
import type { VaultEntry } from '../storage/vault.ts';
import { AwsCalls } from './aws-calls.ts';
import { sweepAccessKeys } from './create-access-key.ts';
import { needsOf, type Needs } from './needs.ts';
import { Pace } from './pace.ts';
import { runRow } from './row-runner.ts';
import type { EventRecord } from './records.ts';
import { needsSweep, type RowState, type RunState } from './run-state.ts';
import type { RunWork } from './step-work.ts';
import { StopRun } from './stop-run.ts';

/** More rows at a time would not be faster: no more calls than this are out at once. */
const rowsAtATime = 10;

export interface RunnerOptions {
  connection: Connection;
  state: RunState;
  vault: RunWork['vault'];
  /** Puts a record on the disk, then into the state; rejects with `StopRun` when the disk does not take it. */
  record: (event: EventRecord) => Promise<void>;
  keep: (entry: VaultEntry) => Promise<void>;
  passwordPolicy: RunWork['passwordPolicy'];
  newPassword: () => string;
  sleep: (ms: number) => Promise<void>;
  randomInt: (below: number) => number;
  onWaiting: (why: string | undefined) => void;
  /** A row is begun or left. */
  onRow: (row: RowState) => void;
}

/**
 * Applies a run's rows side by side, policies before groups before users, each row's calls in order, until nothing is
 * left or something stops it all.
 */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #queue: RowState[] = [];
  readonly #working = new Set<string>();
  readonly #needs: Needs;
  readonly #calls: AwsCalls;
  readonly #pace: Pace;
  readonly #stop = Promise.withResolvers<never>();
  #stopping: StopRun | undefined;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#needs = needsOf(options.state);
    this.#stop.promise.catch(() => undefined);
    const wait = async (ms: number): Promise<void> => {
      this.#checkStop();
      await Promise.race([options.sleep(ms), this.#stop.promise]);
      this.#checkStop();
    };
    this.#pace = new Pace({ wait, randomInt: options.randomInt, onWaiting: options.onWaiting });
    this.#calls = new AwsCalls({
      connection: options.connection,
      pace: this.#pace,
      wait,
      checkStop: () => {
        this.#checkStop();
      },
    });
  }

  /** Whether the administrator, or the app's end, has asked for the run to stop. */
  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  isWorkingOn(rowId: string): boolean {
    return this.#working.has(rowId);
  }

  /** Adds a row to the work; while the runner is at work it is taken up as soon as there is room. */
  add(row: RowState): void {
    if (!this.#queue.includes(row)) this.#queue.push(row);
  }

  /** Lets the calls that are out end, and makes no more. */
  stop(): void {
    this.#end(new StopRun());
  }

  /** Works until there is nothing left, then looks for what lost answers may have left. Gives what stopped it, if anything. */
  async work(): Promise<StopRun | undefined> {
    do {
      for (const kind of ['policy', 'group', 'user'] as const)
        await Promise.all(Array.from({ length: rowsAtATime }, () => this.#workOnRows(kind)));
      await this.#sweep();
    } while (this.#queue.length > 0 && this.#stopping === undefined);
    return this.#stopping;
  }

  /** Takes up rows of a kind, but none of which a need is still to be taken up. */
  async #workOnRows(kind: RowState['kind']): Promise<void> {
    const next = (): RowState | undefined => {
      const index = this.#queue.findIndex(
        (row) => row.kind === kind && !this.#needs.ofRow(row).some((need) => this.#queue.includes(need)),
      );
      return index < 0 ? undefined : this.#queue.splice(index, 1)[0];
    };
    for (let row = next(); row !== undefined; row = next()) {
      if (this.#stopping !== undefined) return;
      const current = row;
      this.#working.add(current.id);
      this.#options.onRow(current);
      await this.#unlessStopped(() => runRow(this.#run(), current));
      this.#working.delete(current.id);
      this.#options.onRow(current);
    }
  }

  async #sweep(): Promise<void> {
    const run = this.#run();
    await Promise.all(
      [...this.#options.state.steps.values()]
        .filter(({ step }) => needsSweep(step))
        .map(({ row, step }) =>
          this.#unlessStopped(async () => {
            try {
              await sweepAccessKeys({ ...run, row, state: step });
            } catch (error) {
              if (!(error instanceof Failure)) throw error;
              // The keys may not be listed: that was said where the step was settled, and is said again here.
              const text = `${row.userName} may have an access key whose secret nobody knows. Look at the user's keys. ${error.message}`;
              await this.#options.record({ record: 'note', rowId: row.id, text });
              await this.#options.record({ record: 'swept', stepId: step.step.id });
            }
          }),
        ),
    );
  }

  async #unlessStopped(work: () => Promise<void>): Promise<void> {
    if (this.#stopping !== undefined) return;
    try {
      await work();
    } catch (error) {
      this.#end(
        error instanceof StopRun
          ? error
          : new StopRun({
              kind: 'unexpected',
              message: 'Something in Gatehouse went wrong. Nothing is lost: resume the run to go on.',
            }),
      );
    }
  }

  #run(): RunWork {
    const { vault, record, keep, passwordPolicy, newPassword } = this.#options;
    return {
      calls: this.#calls,
      account: this.#options.connection.identity.account,
      needs: this.#needs,
      vault,
      record,
      keep,
      passwordPolicy,
      newPassword,
    };
  }

  #end(why: StopRun): void {
    // The first reason counts: what follows it are its consequences.
    this.#stopping ??= why;
    this.#stop.reject(this.#stopping);
    this.#pace.wakeAll();
  }

  #checkStop(): void {
    if (this.#stopping !== undefined) throw this.#stopping;
  }
}
