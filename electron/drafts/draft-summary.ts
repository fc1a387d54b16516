import type { DraftState, DraftSummary } from '../../shared/drafts/stored-draft.ts';
import type { DraftRecord } from './draft-record.ts';

/** What became of the users of a run that is not closed; `undefined` for any other run. */
export type OutcomeOf = (runId: string) => DraftState | undefined;

/** A draft as the library lists it. */
export function summaryOf(record: DraftRecord, outcomeOf: OutcomeOf): DraftSummary {
  const { draft, changedAt, applications } = record;
  const last = applications.at(-1);
  const isOpen = last !== undefined && outcomeOf(last.runId) !== undefined;
  return {
    id: draft.id,
    name: draft.name,
    users: draft.users.length,
    target: draft.target,
    changedAt,
    state: stateOf(record, outcomeOf),
    ...(isOpen ? { openRunId: last.runId } : {}),
  };
}

/** What became of a draft at its last application. */
export function stateOf({ applications }: DraftRecord, outcomeOf: OutcomeOf): DraftState {
  const last = applications.at(-1);
  return (last && (outcomeOf(last.runId) ?? last.outcome)) ?? 'draft';
}
