import {
  CreateLoginProfileCommand,
  GetLoginProfileCommand,
  IAMServiceException,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import type { Step } from '../../shared/plans/step.ts';
import { passwordProblems } from '../../shared/rules/passwords.ts';
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
  const Password = await password(work, step);
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

async function password(work: StepWork, step: LoginProfileStep): Promise<string> {
  const { row, state } = work;
  const kept = work.vault.get(row.id, 'password')?.secret;
  const isOutdated =
    kept !== undefined &&
    step.password === 'generated' &&
    state.unknown === 0 &&
    passwordProblems(kept, work.passwordPolicy).length > 0;
  if (kept !== undefined && !isOutdated) return kept;
  const secret = work.newPassword();
  await work.keep({ rowId: row.id, kind: 'password', secret });
  if (isOutdated) return secret;
  if (step.password === 'custom')
    await work.record({
      record: 'note',
      rowId: row.id,
      text: 'The password that you had chosen was lost before it was downloaded; a generated one takes its place.',
    });
  else if (state.isRenewal || state.unknown > 0)
    await work.record({
      record: 'note',
      rowId: row.id,
      text: 'The first password was lost before it was downloaded; a new one takes its place.',
    });
  return secret;
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
  let sentBefore = mayHaveIt;
  const answer = await work.calls.repeat('UpdateLoginProfile', async () => {
    try {
      return await work.calls.client.send(new UpdateLoginProfileCommand({ ...step.input, Password }));
    } catch (error) {
      // The account's policy bars passwords that were used before: this very one is set already.
      const isBarred = error instanceof Error && error.name.startsWith('PasswordPolicyViolation');
      if (isBarred && sentBefore) return;
      const status = error instanceof IAMServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
      if (status < 400 || status >= 500) sentBefore = true;
      throw error;
    }
  });
  if (answer.kind === 'answered') await recordDone(work);
  else if (answer.kind === 'refused' && answer.code === 'NoSuchEntity') return false;
  else await recordFailed(work, answer.error);
  return true;
}
