import type { Step } from '../../shared/plans/step.ts';
import { consolePassword, updateLoginProfile } from './console-password.ts';
import {
  attempts,
  recordDone,
  recordFailed,
  recordRefused,
  sendIntended,
  type StepWork,
} from './step-work.ts';

type UpdateLoginProfileStep = Extract<Step, { call: 'UpdateLoginProfile' }>;

/**
 * UpdateLoginProfile: the password is in the vault before it is sent. Setting the same password twice does no harm, so
 * where the answer is lost it is sent again.
 */
export async function runUpdateLoginProfile(work: StepWork, step: UpdateLoginProfileStep): Promise<void> {
  const password = await consolePassword(work, step);
  const update = updateLoginProfile(work, step, password, work.state.unknown > 0);
  for (let sent = 1; ; sent += 1) {
    const answer = await sendIntended(work, undefined, update.send);
    if (answer.kind === 'refused') return recordRefused(work, answer.error);
    if (answer.kind === 'answered') {
      // A generated password was never used before, so that only this run can have set it.
      if (update.wasBarred() && step.password === 'custom') await noteDoubt(work);
      return recordDone(work);
    }
    if (sent === attempts) return recordFailed(work, answer.error);
    await work.calls.recover(answer.error, sent);
  }
}

function noteDoubt(work: StepWork): Promise<void> {
  return work.record({
    record: 'note',
    rowId: work.row.id,
    text: 'AWS’s first answer was lost, and its second says that the password was used before: most likely because it is set already. Have the user sign in with it before you rely on it.',
  });
}
