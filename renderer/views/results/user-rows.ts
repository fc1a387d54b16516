import type { RunRow, RunStep } from '../../../shared/runs/run.ts';
import { missingItems } from '../handover/handover-words.ts';

/** A line of the results table: a user, or one of its calls below it. */
export type Line =
  | { kind: 'user'; id: string; row: RunRow }
  | { kind: 'call'; id: string; row: RunRow; step: RunStep; number: number };

/** What the filter beside the search offers. */
export type RowFilter =
  'all' | 'failed' | 'stopped' | 'working' | 'waiting' | 'done' | 'notes' | 'no-mfa' | 'not-handed-over';

/** A row's line. */
export function userLine(row: RunRow): Line {
  return { kind: 'user', id: row.id, row };
}

/** The lines of a row's calls, in the order in which they are made. */
export function callLines(row: RunRow): Line[] {
  return row.steps.map((step, index) => ({
    kind: 'call',
    id: `${row.id} ${step.id}`,
    row,
    step,
    number: index + 1,
  }));
}

/** Whether the filter keeps a row. */
export function passes(row: RunRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'notes':
      return row.notes.length > 0;
    case 'no-mfa':
      return row.mfaSerial === undefined;
    case 'not-handed-over':
      return missingItems(row).length > 0;
    default:
      return row.state === filter;
  }
}

/** Whether a search text is in a row's user name or access key ID, ignoring case. */
export function matches(row: RunRow, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return (
    row.userName.toLowerCase().includes(wanted) || (row.accessKeyId?.toLowerCase().includes(wanted) ?? false)
  );
}

const stateOrder = { failed: 0, stopped: 1, working: 2, waiting: 3, done: 4 };

/** Orders rows by what needs attention first. */
export function byState(a: Line, b: Line): number {
  return stateOrder[a.row.state] - stateOrder[b.row.state];
}

/** Orders rows by user name, as people read names. */
export function byName(a: Line, b: Line): number {
  return a.row.userName.localeCompare(b.row.userName, 'en', { numeric: true });
}

/** The first call of a row that failed. */
export function failedStep(row: RunRow): RunStep | undefined {
  return row.steps.find(({ state }) => state === 'failed');
}

/** The name at the end of a device's serial number, `arn:aws:iam::123456789012:mfa/path/name`. */
export function deviceName(serialNumber: string): string {
  return serialNumber.slice(serialNumber.lastIndexOf('/') + 1);
}

/** The number of the call that is being made, from 1. */
export function currentCall({ steps }: RunRow): number {
  const index = steps.findIndex(({ state }) => state !== 'done');
  return index < 0 ? steps.length : index + 1;
}
