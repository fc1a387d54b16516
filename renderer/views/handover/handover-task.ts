import type { RunRow } from '../../../shared/runs/run.ts';

/** One of the ways to hand over, and the rows of the users to whom. */
export interface HandoverTask {
  what: 'files' | 'instructions' | 'print' | 'record';
  rowIds: string[];
}

/** The rows that a task is about, as they are now. */
export function rowsOf({ rowIds }: HandoverTask, rows: readonly RunRow[]): RunRow[] {
  const chosen = new Set(rowIds);
  return rows.filter(({ id }) => chosen.has(id));
}
