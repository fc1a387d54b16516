import type { AccountKey } from '../../shared/accounts/account-key.ts';
import type { Run } from '../../shared/runs/run.ts';

/** A row of a run. */
export interface Row {
  runId: string;
  rowId: string;
}

/** Whose device is to be enrolled, as the run knows it. */
export interface MfaTarget {
  account: AccountKey;
  alias?: string;
  userName: string;
  /** Serial number of a device that an earlier, unfinished enrolment from here may have left in the account. */
  leftover?: string;
  /** Serial number of the device that was enabled from here. */
  mfaSerial?: string;
}

/** What happened to a row's device; `deleted` also says that one being created never came about. */
export interface MfaEvent {
  kind: 'creating' | 'created' | 'enabled' | 'deleted';
  serialNumber: string;
}

/** The runs, as far as enrolment needs them. */
export interface MfaRuns {
  mfaTarget(runId: string, rowId: string): Promise<MfaTarget>;
  /** On disk, flushed, when it resolves. */
  recordMfa(runId: string, rowId: string, event: MfaEvent): Promise<Run>;
}
