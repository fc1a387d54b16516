import { GetUserCommand, GetUserPolicyCommand } from '@aws-sdk/client-iam';
import { Failure } from '../../shared/errors.ts';
import type { Step } from '../../shared/plans/step.ts';
import { foldName } from '../../shared/rules/names.ts';
import type { Answer } from './aws-calls.ts';
import type { StepWork } from './step-work.ts';

/**
 * Why a call would overwrite what somebody else has given, since the plan was made, to a user who was there before:
 * PutUserPolicy and TagUser replace what has the same name or key
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html). `undefined` where it would not.
 */
export async function overwritten(work: StepWork, step: Step): Promise<string | undefined> {
  const { row, state } = work;
  const isOfRun = row.steps.some(({ step: { call } }) => call === 'CreateUser');
  // What may be there of an earlier attempt is this run's own.
  if (isOfRun || state.unknown > 0) return undefined;
  switch (step.call) {
    case 'PutUserPolicy':
      return policyThere(work, step.input);
    case 'TagUser':
      return tagsThere(work, step.input);
    default:
      return undefined;
  }
}

async function policyThere(
  { calls }: StepWork,
  { UserName, PolicyName }: { UserName: string; PolicyName: string },
): Promise<string | undefined> {
  const answer = await calls.read('GetUserPolicy', () =>
    calls.client.send(new GetUserPolicyCommand({ UserName, PolicyName })),
  );
  return isThere(answer) ? `an inline policy ${PolicyName}` : undefined;
}

async function tagsThere(
  { calls }: StepWork,
  { UserName, Tags }: { UserName: string; Tags: readonly { Key: string }[] },
): Promise<string | undefined> {
  const answer = await calls.read('GetUser', () => calls.client.send(new GetUserCommand({ UserName })));
  if (!isThere(answer)) return undefined;
  const had = new Set((answer.value.User?.Tags ?? []).map(({ Key = '' }) => foldName(Key)));
  const there = Tags.find(({ Key }) => had.has(foldName(Key)));
  return there && `a tag ${there.Key}`;
}

/** Throws `Failure` where AWS does not tell. */
function isThere<Value>(
  answer: Exclude<Answer<Value>, { kind: 'lost' }>,
): answer is Extract<Answer<Value>, { kind: 'answered' }> {
  if (answer.kind === 'answered') return true;
  if (answer.code === 'NoSuchEntity') return false;
  throw new Failure(answer.error);
}
