import type { DraftUser, UserSettings } from '../drafts/draft.ts';
import type { Finding } from './finding.ts';

/** A user of a draft with the settings that hold for it. */
export interface Row {
  user: DraftUser;
  settings: UserSettings;
}

/** A finding that stands in the way. */
export function error(
  rule: string,
  place: Finding['place'],
  rowIds: string[],
  message: string,
  link?: string,
): Finding {
  return { severity: 'error', rule, place, rowIds, message, ...(link === undefined ? {} : { link }) };
}

export function idsOf(rows: Row[]): string[] {
  return rows.map(({ user }) => user.id);
}

/** The rows' ids, each once, by what `problemOf` says of them. */
export function grouped<R extends Row>(
  rows: R[],
  problemOf: (row: R) => string | undefined,
): [string, string[]][] {
  const byProblem = new Map<string, Set<string>>();
  for (const row of rows) {
    const problem = problemOf(row);
    if (problem === undefined) continue;
    byProblem.set(problem, (byProblem.get(problem) ?? new Set()).add(row.user.id));
  }
  return [...byProblem].map(([problem, ids]) => [problem, [...ids]]);
}
