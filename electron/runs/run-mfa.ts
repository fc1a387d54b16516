import type { MfaTarget } from '../mfa/mfa-runs.ts';
import type { LiveRun } from './live-run.ts';
import { failure, userOf } from './run-guards.ts';
import { isUserCreated } from './run-state.ts';

/** Whose MFA device is to be enrolled; throws `Failure` `conflict` for a user that is not created yet. */
export function mfaTargetOf(run: LiveRun, rowId: string): MfaTarget {
  const row = userOf(run, rowId);
  if (!isUserCreated(row)) throw failure('conflict', `The user ${row.userName} is not created yet.`);
  const { account, alias } = run.state.header;
  return {
    account,
    ...(alias === undefined ? {} : { alias }),
    userName: row.userName,
    ...(row.mfaLeftover === undefined ? {} : { leftover: row.mfaLeftover }),
    ...(row.mfaSerial === undefined ? {} : { mfaSerial: row.mfaSerial }),
  };
}
