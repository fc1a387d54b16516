import type { SecretKind } from '../../shared/runs/run.ts';
import type { LiveRun } from './live-run.ts';
import { failure, requireVault, userOf } from './run-guards.ts';
import { credentialsOf } from './run-view.ts';

/** A user's secret in clear; throws `Failure` where there is none, and where it is sealed. */
export function secretOf(run: LiveRun, rowId: string, kind: SecretKind): string {
  const row = userOf(run, rowId);
  const { password, secretAccessKey } = credentialsOf(run.situation, row);
  const secret = kind === 'password' ? password : secretAccessKey;
  if (secret !== undefined) return secret;
  requireVault(run);
  const what = kind === 'password' ? 'password' : 'secret access key';
  throw failure('not-found', `Gatehouse has no ${what} for ${row.userName}.`);
}
