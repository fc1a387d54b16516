import type { Run, RunChange } from '../../../shared/runs/run.ts';

/** The run with a change on it: the new header, and the changed rows in their places. */
export function mergeChange(run: Run, { header, newEntities, rows }: RunChange): Run {
  return {
    header,
    newEntities: merged(run.newEntities, newEntities),
    rows: merged(run.rows, rows),
  };
}

/** The same array where nothing has changed, so that nothing that depends on it is made again. */
function merged<Row extends { id: string }>(rows: Row[], changes: readonly Row[]): Row[] {
  if (changes.length === 0) return rows;
  const changed = new Map(changes.map((row) => [row.id, row]));
  return rows.map((row) => changed.get(row.id) ?? row);
}

/** Whether main is still making calls for a run. */
export function isActive({ header }: Run): boolean {
  return header.state === 'running' || header.state === 'stopping';
}
