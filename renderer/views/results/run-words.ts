import type { Run, RunHeader } from '../../../shared/runs/run.ts';
import { accountIdText } from '../../components/account-chip.tsx';

const number = new Intl.NumberFormat('en');

/** A count with its noun, for instance “1 user”, “5,000 users”. */
export function count(amount: number, noun: string): string {
  return `${number.format(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** How many of what a run creates before its users, for instance “1 policy or group”. */
export function entitiesText(amount: number): string {
  return `${number.format(amount)} ${amount === 1 ? 'policy or group' : 'policies and groups'}`;
}

/** How far a run is, for instance “2 of 3 users, 1 failed · 10 of 15 calls”. */
export function progressText({ counts, purpose }: RunHeader): string {
  if (purpose !== undefined)
    return `${number.format(counts.callsDone)} of ${count(counts.calls, 'call')} made`;
  const failures = counts.usersFailed === 0 ? '' : `, ${number.format(counts.usersFailed)} failed`;
  return `${number.format(counts.usersDone)} of ${count(counts.users, 'user')} ${doneWord(counts)}${failures} · ${number.format(
    counts.callsDone,
  )} of ${count(counts.calls, 'call')} made`;
}

/** What was done for a batch's users, for instance “3 users created, 1 existing user completed”. */
export function doneText(counts: RunHeader['counts']): string {
  const created = counts.usersDone - counts.existingDone;
  const completed = `${count(counts.existingDone, 'existing user')} completed`;
  if (counts.existingDone === 0) return `${count(created, 'user')} created`;
  return created === 0 ? completed : `${count(created, 'user')} created, ${completed}`;
}

/** What a run does with a batch's users, in a word that holds for all of them. */
export function doneWord({ existing }: RunHeader['counts']): 'created' | 'done' {
  return existing === 0 ? 'created' : 'done';
}

/** How far a run is, in percent. */
export function progressPercent({ counts }: RunHeader): number {
  return counts.calls === 0 ? 100 : (counts.callsDone / counts.calls) * 100;
}

/** The account as the console names it: alias and id. */
export function accountText({ alias, account }: RunHeader): string {
  const id = accountIdText(account.accountId);
  return alias === undefined ? id : `${alias} (${id})`;
}

/** Whether the run holds any credential that can be handed over. */
export function hasCredentials({ rows }: Run): boolean {
  return rows.some(({ secrets }) => secrets.length > 0);
}

/** Whether a credential would be lost if the run were closed now. */
export function isUnsaved(run: Run): boolean {
  return hasCredentials(run) && !run.header.exported;
}

/** Why there may be credentials that cannot be shown: the vault is there, and the system does not open it. */
export const sealedCredentials =
  'The credentials are sealed and cannot be opened at present. Unlock the keyring of your system, then start Gatehouse again.';
