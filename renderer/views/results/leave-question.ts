import type { Run } from '../../../shared/runs/run.ts';
import { credentialsMissing } from '../handover/handover-words.ts';
import { isActive } from './merge-change.ts';
import { hasCredentials } from './run-words.ts';

/**
 * What must be asked before the results are left:
 * `running`: calls are still being made, and go on without the view;
 * `unsaved`: there are credentials that are in no .csv file and not noted as handed over in another way;
 * `unfinished`: users, policies or groups are not created, and could still be;
 * `finish`: all is handed over, and the credentials can be removed from this computer;
 * `nothing`: the run can be closed without a question.
 */
export type LeaveQuestion = 'running' | 'unsaved' | 'unfinished' | 'finish' | 'nothing';

/** The question that a run asks now. */
export function leaveQuestion(run: Run): LeaveQuestion {
  if (isActive(run)) return 'running';
  if (!run.header.exported && credentialsMissing(run.rows)) return 'unsaved';
  const { state, counts } = run.header;
  if (state === 'stopped' || counts.usersFailed + counts.entitiesFailed > 0) return 'unfinished';
  return hasCredentials(run) ? 'finish' : 'nothing';
}
