import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { MfaEvent, MfaRuns, MfaTarget, Row } from './mfa-runs.ts';

/** Any user of an account, whoever created it. */
export interface AccountUser {
  account: AccountKey;
  userName: string;
}

/** Whose device is enrolled: a user that a run created, or any other. */
export type EnrolmentTarget = Row | AccountUser;

/**
 * What happened to the devices of each target: in its run's journal, on disk; for a user of no run only in memory, as
 * what a crash leaves there is found among the account's unassigned devices.
 */
export class EnrolmentJournal {
  readonly #runs: MfaRuns;
  readonly #leftovers = new Map<string, string>();

  constructor(runs: MfaRuns) {
    this.#runs = runs;
  }

  read(target: EnrolmentTarget): Promise<MfaTarget> {
    if ('runId' in target) return this.#runs.mfaTarget(target.runId, target.rowId);
    const leftover = this.#leftovers.get(targetKey(target));
    return Promise.resolve({ ...target, ...(leftover === undefined ? {} : { leftover }) });
  }

  /** Gives the run as it is then, where there is one. */
  async record(target: EnrolmentTarget, event: MfaEvent): Promise<Run | null> {
    if ('runId' in target) return this.#runs.recordMfa(target.runId, target.rowId, event);
    const isOpen = event.kind === 'creating' || event.kind === 'created';
    if (isOpen) this.#leftovers.set(targetKey(target), event.serialNumber);
    else this.#leftovers.delete(targetKey(target));
    return null;
  }
}

/** One string per target. */
export function targetKey(target: EnrolmentTarget): string {
  return 'runId' in target
    ? JSON.stringify([target.runId, target.rowId])
    : JSON.stringify([accountKeyText(target.account), target.userName.toLowerCase()]);
}
