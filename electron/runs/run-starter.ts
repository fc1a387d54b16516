import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';
import type { Snapshot } from '../../shared/accounts/snapshot.ts';
import type { Draft } from '../../shared/drafts/draft.ts';
import { targetProblem } from '../../shared/drafts/draft-target.ts';
import type { Connection } from '../profiles/connection.ts';
import { readCredentials } from '../user-credentials/read-credentials.ts';
import { approvedCredentials, type ApprovedCredentials } from './approved-credentials.ts';
import { approvedPlan } from './approved-plan.ts';
import type { LiveRun } from './live-run.ts';
import type { HeaderRecord } from './records.ts';
import { failure } from './run-guards.ts';
import { headerOf } from './run-header.ts';

/** Where a run gets its account from, as it is now. */
export interface AccountSources {
  profiles: {
    connection(): Promise<Connection>;
    connectionFor(account: AccountKey): Promise<Connection>;
  };
  accounts: {
    snapshot(connection: Connection, options: { refresh: boolean }): Promise<Snapshot>;
    forget(account: AccountKey): void;
  };
}

/** A batch that the administrator wants applied. */
export interface RunRequest {
  draft: Draft;
  planHash: string;
  /** By row id. */
  customPasswords: Record<string, string>;
  /** Where the plan was approved before. */
  approval?: UsedApproval;
}

/** An approval that a run uses up. */
export interface UsedApproval {
  id: string;
  account: AccountKey;
  /** Uses it up for a run, durably; rejects when it was used before. */
  consume: (runId: string) => Promise<void>;
}

interface RunStarterOptions extends AccountSources {
  newId: () => string;
  /** ISO 8601. */
  now: () => string;
  /** The runs that are not closed. */
  runs: () => Iterable<LiveRun>;
  /** See `RunFiles.create`. */
  create: (
    header: HeaderRecord,
    customPasswords: ReadonlyMap<string, string>,
    before: () => Promise<void>,
  ) => Promise<LiveRun>;
}

/** What a run is made of, before it has an id. */
type PlannedRun = Pick<HeaderRecord, 'planHash' | 'passwordPolicy' | 'steps' | 'purpose' | 'draftId'> & {
  /** By row id. */
  customPasswords: ReadonlyMap<string, string>;
  approval?: UsedApproval | undefined;
};

/** Begins runs: looks once more whether what was approved still holds, and refuses the second of two clicks. */
export class RunStarter {
  readonly #options: RunStarterOptions;
  /** Plans that are being started: the second of two clicks is refused. */
  readonly #starting = new Set<string>();

  constructor(options: RunStarterOptions) {
    this.#options = options;
  }

  /**
   * Applies a plan that the administrator approved. It is made again against a fresh snapshot: `conflict` when it is
   * another one by now or is applied already, `invalid` for its errors and for custom passwords. An approval is used up
   * before the run's first record is written.
   */
  async start(input: RunRequest): Promise<LiveRun> {
    const { planHash } = input;
    const isApplied = [...this.#options.runs()].some(({ state }) => state.header.planHash === planHash);
    if (isApplied || this.#starting.has(planHash))
      throw failure('conflict', 'This batch is being applied already, or has been. Look at its results.');
    this.#starting.add(planHash);
    try {
      return await this.#start(input);
    } finally {
      this.#starting.delete(planHash);
    }
  }

  /**
   * Gives an existing user a credential with calls that the administrator approved, see `approvedCredentials`;
   * `conflict` also while another run does such a thing for the same user.
   */
  async startCredentials(request: ApprovedCredentials): Promise<LiveRun> {
    const { account, userName, action } = request;
    const whose = `${accountKeyText(account)} ${userName}`;
    const isGoingOn = [...this.#options.runs()].some(
      ({ isRunning, state: { header } }) =>
        isRunning && `${accountKeyText(header.account)} ${header.purpose?.userName ?? ''}` === whose,
    );
    if (isGoingOn || this.#starting.has(whose))
      throw failure('conflict', `A credential of ${userName} is being made already. Look at its results.`);
    this.#starting.add(whose);
    try {
      const connection = await this.#options.profiles.connectionFor(account);
      const user = await readCredentials(connection, userName);
      return await this.#begin(connection, {
        planHash: request.planHash,
        passwordPolicy: user.passwordPolicy,
        purpose: { action, userName: user.userName, email: user.email },
        ...approvedCredentials(request, user),
      });
    } finally {
      this.#starting.delete(whose);
    }
  }

  async #start({ approval, ...input }: RunRequest): Promise<LiveRun> {
    const { profiles, accounts } = this.#options;
    const connection = await (approval === undefined
      ? profiles.connection()
      : profiles.connectionFor(approval.account));
    const problem = targetProblem(input.draft, connection.identity.account);
    if (problem !== undefined) throw failure('conflict', `${problem} Nothing was created.`);
    const snapshot = await accounts.snapshot(connection, { refresh: true });
    return this.#begin(connection, {
      planHash: input.planHash,
      passwordPolicy: snapshot.passwordPolicy,
      draftId: input.draft.id,
      approval,
      ...approvedPlan(input, snapshot),
    });
  }

  async #begin(
    connection: Connection,
    { customPasswords, approval, ...planned }: PlannedRun,
  ): Promise<LiveRun> {
    const { newId, now, create } = this.#options;
    const header = headerOf({
      id: newId(),
      identity: connection.identity,
      startedAt: now(),
      ...planned,
      ...(approval === undefined ? {} : { approvalId: approval.id }),
    });
    const run = await create(header, customPasswords, async () => approval?.consume(header.id));
    run.begin(connection);
    return run;
  }
}
