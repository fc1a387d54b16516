import type { Run, RunChange } from '../../../shared/runs/run.ts';

/** The run with a change on it: the new header, and the changed rows in their places. */
export function mergeChange(run: Run, { header, rows }: RunChange): Run {
  if (rows.length === 0) return { header, rows: run.rows };
  const changed = new Map(rows.map((row) => [row.id, row]));
  return { header, rows: run.rows.map((row) => changed.get(row.id) ?? row) };
}

/** Whether main is still making calls for a run. */
export function isActive({ header }: Run): boolean {
  return header.state === 'running' || header.state === 'stopping';
}
