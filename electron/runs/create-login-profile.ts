import { CreateLoginProfileCommand, GetLoginProfileCommand } from '@aws-sdk/client-iam';
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

type LoginProfileStep = Extract<Step, { call: 'CreateLoginProfile' }>;

/**
 * CreateLoginProfile: the password is in the vault before it is sent. Where the answer is lost, or the password was,
 * a login profile that is there gets the vault's password by UpdateLoginProfile.
 */
export async function runCreateLoginProfile(work: StepWork, step: LoginProfileStep): Promise<void> {
  const { calls, state } = work;
  const Password = await consolePassword(work, step);
  if (state.isRenewal && (await setPassword(work, step, Password, false))) return;
  for (let sent = 0; ; sent += 1) {
    if (state.unknown > 0 && (await calls.lookUntil(() => isThere(work, step))))
      if (await setPassword(work, step, Password, true)) return;
    const answer = await sendIntended(work, undefined, () =>
      calls.client.send(new CreateLoginProfileCommand({ ...step.input, Password })),
    );
    if (answer.kind === 'answered') return recordDone(work);
    if (answer.kind === 'lost') {
      if (sent + 1 >= attempts) return recordFailed(work, answer.error);
      await calls.recover(answer.error, sent + 1);
      continue;
    }
    const mayBeOurs = answer.code === 'EntityAlreadyExists' && state.unknown > 1;
    if (!mayBeOurs || sent + 1 >= attempts) return recordRefused(work, answer.error);
    await work.record({ record: 'withdrawn', stepId: step.id });
  }
}

async function isThere({ calls }: StepWork, step: LoginProfileStep): Promise<true | undefined> {
  const { UserName } = step.input;
  const answer = await calls.read('GetLoginProfile', () =>
    calls.client.send(new GetLoginProfileCommand({ UserName })),
  );
  return answer.kind === 'answered' || undefined;
}

/** Gives the login profile the vault's password; false when there is no login profile. */
async function setPassword(
  work: StepWork,
  step: LoginProfileStep,
  Password: string,
  mayHaveIt: boolean,
): Promise<boolean> {
  await work.record({ record: 'repair', stepId: step.id, call: 'UpdateLoginProfile' });
  const { send } = updateLoginProfile(work, step, Password, mayHaveIt);
  const answer = await work.calls.repeat('UpdateLoginProfile', send);
  if (answer.kind === 'answered') await recordDone(work);
  else if (answer.kind === 'refused' && answer.code === 'NoSuchEntity') return false;
  else await recordFailed(work, answer.error);
  return true;
}
