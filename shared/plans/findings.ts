import type { Snapshot } from '../accounts/snapshot.ts';
import type { Draft } from '../drafts/draft.ts';
import { batchFindings } from './batch-findings.ts';
import { collectedFindings } from './collected-findings.ts';
import type { Finding } from './finding.ts';
import { newEntityFindings } from './new-entity-findings.ts';
import { planRows, type PlanRows } from './plan-rows.ts';

const order = { error: 0, warning: 1, advice: 2 };

/** All that the rules have to say of a draft against a snapshot: errors first, then warnings, then advice. */
export function findingsOf(draft: Draft, snapshot: Snapshot): Finding[] {
  return findingsOfRows(planRows(draft, snapshot));
}

/** The same of rows that are worked out. */
export function findingsOfRows(made: PlanRows): Finding[] {
  const findings = [...newEntityFindings(made), ...batchFindings(made), ...collectedFindings(made.rows)];
  return findings.sort((a, b) => order[a.severity] - order[b.severity]);
}
