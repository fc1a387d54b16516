import type { AccountKey } from '../../shared/accounts/account-key.ts';
import type { PasswordPolicy } from '../../shared/accounts/snapshot.ts';
import type { GatehouseError } from '../../shared/errors.ts';
import type { Vault, VaultEntry } from '../storage/vault.ts';
import type { Answer, AwsCalls } from './aws-calls.ts';
import type { EventRecord, Look } from './records.ts';
import type { Needs } from './needs.ts';
import type { RowState, StepState } from './run-state.ts';
import { StopRun } from './stop-run.ts';

/** What the steps of a run work with. */
export interface RunWork {
  readonly calls: AwsCalls;
  readonly account: AccountKey;
  readonly needs: Needs;
  readonly vault: Vault;
  /** Puts a record on the disk, then into the state. Throws `StopRun` when the disk does not take it. */
  record(event: EventRecord): Promise<void>;
  /** Keeps a secret. Throws `StopRun` when the disk does not take it. */
  keep(entry: VaultEntry): Promise<void>;
  /** The account's password policy as it is now; `null` when it has none of its own. */
  readonly passwordPolicy: PasswordPolicy | null;
  /** A console password that the account takes. */
  newPassword(): string;
}

/** One step of a row in a run. */
export interface StepWork extends RunWork {
  readonly row: RowState;
  readonly state: StepState;
}

/** How often a call that must not be repeated blindly is sent, with looks in between, before the step fails. */
export const attempts = 5;

/** Sends a step's call with its intent on the disk, and takes the intent back where AWS certainly did nothing. */
export async function sendIntended<Value>(
  work: StepWork,
  look: Look | undefined,
  send: () => Promise<Value>,
): Promise<Answer<Value>> {
  const { step } = work.state;
  await work.record({ record: 'intent', stepId: step.id, ...(look === undefined ? {} : { look }) });
  let answer: Answer<Value>;
  try {
    answer = await work.calls.send(step.call, send, { isAboutNew: work.needs.isAboutNew(step) });
  } catch (error) {
    if (error instanceof StopRun) await work.record({ record: 'withdrawn', stepId: step.id });
    throw error;
  }
  return answer;
}

export async function recordDone(work: StepWork, accessKeyId?: string): Promise<void> {
  await work.record({
    record: 'done',
    stepId: work.state.step.id,
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
  });
}

export async function recordFailed(work: StepWork, error: GatehouseError): Promise<void> {
  await work.record({ record: 'failed', stepId: work.state.step.id, error });
}

/** The call is not sent, because something that it needs is not there. */
export async function recordLacking(work: StepWork, need: RowState): Promise<void> {
  const what = `${need.kind === 'group' ? 'Group' : 'Policy'} ${need.userName}`;
  await work.record({
    record: 'failed',
    stepId: work.state.step.id,
    lacking: need.id,
    error: {
      kind: 'conflict',
      message: `${what} could not be created, and this needs it. Nothing was sent. Put that right, then retry.`,
    },
  });
}

/** The intent that AWS refused is no longer open; then the step has failed. */
export async function recordRefused(work: StepWork, error: GatehouseError): Promise<void> {
  await work.record({ record: 'withdrawn', stepId: work.state.step.id });
  await recordFailed(work, error);
}
