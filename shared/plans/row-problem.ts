import type { SnapshotUser } from '../accounts/snapshot.ts';
import type { DraftUser, UserSettings } from '../drafts/draft.ts';
import type { Finding } from './finding.ts';
import type { PlanContext } from './plan-context.ts';

/** What a rule has to say of one row; rows with the same rule and message become one finding. */
export type RowProblem = Omit<Finding, 'rowIds'>;

/** A row of a draft as the rules see it. */
export interface PlanRow {
  user: DraftUser;
  /** With real ARNs. */
  settings: UserSettings;
  /** As the draft names them: policies that it creates by reference. */
  references: UserSettings;
  /** The account's user of that name, whatever the case. */
  existing: SnapshotUser | undefined;
  /** What the plan does with the row. */
  doing: 'create' | 'skip' | 'merge';
}

/** One rule over one row. It must look at nothing but the row and the context: its answer is kept for both. */
export type RowRule = (row: PlanRow, context: PlanContext) => RowProblem[];

/** A problem's parts in short: most are an error, a warning or advice with a message and a page to read on. */
export function problem(
  severity: RowProblem['severity'],
  rule: string,
  place: RowProblem['place'],
  message: string,
  link: string,
  fix?: RowProblem['fix'],
): RowProblem {
  return { severity, rule, place, message, link, ...(fix === undefined ? {} : { fix }) };
}
