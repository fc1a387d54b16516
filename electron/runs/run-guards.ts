import { Failure } from '../../shared/errors.ts';
import type { LiveRun } from './live-run.ts';
import type { RowState } from './run-state.ts';

/** A row of a run; throws `Failure` `not-found`. */
export function rowOf(run: LiveRun, rowId: string): RowState {
  const row = run.state.rows.get(rowId);
  if (row === undefined) throw failure('not-found', 'This run has no such row.');
  return row;
}

/** A row that is a user's; throws `Failure` `not-found`. */
export function userOf(run: LiveRun, rowId: string): RowState {
  const row = rowOf(run, rowId);
  if (row.kind !== 'user') throw failure('not-found', 'This run has no such user.');
  return row;
}

/** Throws `Failure` where the run's secrets cannot be opened at present. */
export function requireVault({ vault }: LiveRun): void {
  if (vault.isLocked)
    throw failure(
      'storage-unavailable',
      'The credentials of this run are sealed and cannot be opened at present. Unlock the keyring of your system, then start Gatehouse again.',
    );
}

/** What is wrong with a request about a run, as an error to throw. */
export function failure(kind: 'conflict' | 'not-found' | 'storage-unavailable', message: string): Failure {
  return new Failure({ kind, message });
}
