import { IAMServiceException, UpdateLoginProfileCommand } from '@aws-sdk/client-iam';
import type { Step } from '../../shared/plans/step.ts';
import { passwordProblems } from '../../shared/rules/passwords.ts';
import type { StepWork } from './step-work.ts';

export type PasswordStep = Extract<Step, { password: unknown }>;

/** The password that a step sets: the one in the vault, else a new one, which is in the vault before it is sent. */
export async function consolePassword(work: StepWork, step: PasswordStep): Promise<string> {
  const { row, state } = work;
  const kept = work.vault.get(row.id, 'password')?.secret;
  const isOutdated =
    kept !== undefined &&
    step.password === 'generated' &&
    // UpdateLoginProfile puts another password in the place of one that a lost answer may have set.
    (state.unknown === 0 || step.call === 'UpdateLoginProfile') &&
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

/**
 * A way to send UpdateLoginProfile again and again. Once an answer of it was lost, a refusal that bars the password
 * means that it is set already: the account's policy may bar passwords that were used before.
 */
export function updateLoginProfile(
  work: StepWork,
  { input }: PasswordStep,
  Password: string,
  mayHaveIt: boolean,
): { send: () => Promise<unknown>; wasBarred: () => boolean } {
  let sentBefore = mayHaveIt;
  let barred = false;
  const send = async (): Promise<unknown> => {
    try {
      return await work.calls.client.send(new UpdateLoginProfileCommand({ ...input, Password }));
    } catch (error) {
      const isBarred = error instanceof Error && error.name.startsWith('PasswordPolicyViolation');
      if (isBarred && sentBefore && passwordProblems(Password, work.passwordPolicy).length === 0) {
        barred = true;
        return undefined;
      }
      const status = error instanceof IAMServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
      if (status < 400 || status >= 500) sentBefore = true;
      throw error;
    }
  };
  return { send, wasBarred: () => barred };
}
