import type { Snapshot } from '../accounts/snapshot.ts';
import { settingsOf, type Draft } from '../drafts/draft.ts';
import type { Plan } from '../plans/plan.ts';
import type { ExportTarget } from './export-target.ts';

/** All that an export is made of. */
export interface ReviewedPlan {
  draft: Draft;
  plan: Pick<Plan, 'steps' | 'hash'>;
  target: ExportTarget;
  /** What the plan was made against. */
  snapshot: Pick<Snapshot, 'users' | 'passwordPolicy' | 'takenAt'>;
}

/** The rows whose users get one custom password for all. */
export function sharedPasswordRows(draft: Draft): ReadonlySet<string> {
  const rows = draft.users.filter((user) => {
    const { consoleAccess, passwordMode } = settingsOf(draft, user);
    return consoleAccess && passwordMode === 'custom-shared';
  });
  return new Set(rows.map(({ id }) => id));
}
