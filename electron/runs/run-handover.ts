import type { HandedOver, HandoverGroup, HandoverNote, HandoverUser } from '../handover/handover-runs.ts';
import { emailOf, hasMfa, isPasswordReset, itemsFor, secretNamesOf } from './handover-view.ts';
import type { LiveRun } from './live-run.ts';
import { requireVault, userOf } from './run-guards.ts';
import { userRows, type RowState } from './run-state.ts';
import { credentialsOf, type RunSituation } from './run-view.ts';

/** A row's user, with all that can be handed over. */
function handoverUser(situation: RunSituation, row: RowState): HandoverUser {
  const email = emailOf(row, situation.state.header);
  return {
    rowId: row.id,
    userName: row.userName,
    items: itemsFor(row),
    passwordReset: isPasswordReset(row),
    mfaAssigned: hasMfa(row),
    ...(email === undefined ? {} : { email }),
    credentials: credentialsOf(situation, row),
    secretNames: secretNamesOf(row),
  };
}

/** The chosen users of a run, in its order; throws `Failure` for a row that is no user, and for sealed credentials. */
export function handoverGroupOf(
  run: LiveRun,
  rowIds: readonly string[],
  wanted: { credentials: boolean },
): HandoverGroup {
  if (wanted.credentials) requireVault(run);
  const chosen = new Set(rowIds.map((rowId) => userOf(run, rowId).id));
  const { account, alias } = run.state.header;
  return {
    account,
    ...(alias === undefined ? {} : { alias }),
    users: userRows(run.state)
      .filter(({ id }) => chosen.has(id))
      .map((row) => handoverUser(run.situation, row)),
  };
}

/** What a .csv of the whole run hands over: the credentials that are known now. */
export function handoverOfAll(situation: RunSituation): HandedOver[] {
  const users = userRows(situation.state);
  const withSecret = (kind: 'password' | 'secretAccessKey'): string[] =>
    users.filter((row) => credentialsOf(situation, row)[kind] !== undefined).map(({ id }) => id);
  return [
    { item: 'password', rowIds: withSecret('password') },
    { item: 'accessKey', rowIds: withSecret('secretAccessKey') },
  ];
}

/**
 * Writes a hand-over into the run's journal; items of which no user is left are not written. Throws `Failure` when the
 * disk does not take it.
 */
export async function noteHandover(run: LiveRun, note: HandoverNote, at: string): Promise<void> {
  const { how, exported } = note;
  const items = note.items.filter(({ rowIds }) => rowIds.length > 0);
  if (exported.length > 0) await run.note({ record: 'exported', secrets: exported });
  if (items.length === 0) return;
  await run.note(
    how === null ? { record: 'not-handed-over', at, items } : { record: 'handed-over', how, at, items },
  );
}
