import type { AccountKey } from '../../shared/accounts/account-key.ts';
import type { HandoverItem, HandoverWay } from '../../shared/handover/handover.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { CredentialsRow } from './credentials-csv.ts';

/** One user to whom things are handed over. */
export interface HandoverUser {
  rowId: string;
  userName: string;
  /** What the user is to get. */
  items: HandoverItem[];
  passwordReset: boolean;
  /** `null` where that is not known. */
  mfaAssigned: boolean | null;
  email?: string;
  /** What is known of the user's credentials now. */
  credentials: CredentialsRow;
  /** The names of these credentials in the record of exports. */
  secretNames: Partial<Record<'password' | 'accessKey', string>>;
}

/** The chosen users of a run, in its order, and where they sign in. */
export interface HandoverGroup {
  account: AccountKey;
  alias?: string;
  users: HandoverUser[];
}

/** Which users got which thing. */
export interface HandedOver {
  item: HandoverItem;
  rowIds: string[];
}

/** What is noted of a hand-over. */
export interface HandoverNote {
  /** `null` takes back what was noted before. */
  how: HandoverWay | null;
  items: HandedOver[];
  /** Names of the secrets that are in a .csv now. */
  exported: string[];
}

/** The runs, as far as handing over needs them. Every method throws `Failure`; `not-found` for a closed run. */
export interface HandoverRuns {
  /** `storage-unavailable` where the credentials are wanted and sealed. */
  handoverGroup(
    runId: string,
    rowIds: readonly string[],
    wanted: { credentials: boolean },
  ): Promise<HandoverGroup>;
  /** On disk, flushed, when it resolves. */
  recordHandover(runId: string, handover: HandoverNote): Promise<Run>;
}
