import { CreateUserCommand, GetUserCommand, type User } from '@aws-sdk/client-iam';
import type { GatehouseError } from '../../shared/errors.ts';
import type { Step } from '../../shared/plans/step.ts';
import type { Look } from './records.ts';
import {
  attempts,
  recordDone,
  recordFailed,
  recordRefused,
  sendIntended,
  type StepWork,
} from './step-work.ts';

type CreateUserStep = Extract<Step, { call: 'CreateUser' }>;

/** AWS's machines do not agree on the time to the millisecond, and it tells whole seconds. */
const clockTolerance = 5_000;

/**
 * CreateUser: looked for before it is sent. Where the answer is lost, a user of that name is ours when AWS's own dates
 * say that it was made after that look, and it is as we asked for it.
 */
export async function runCreateUser(work: StepWork, step: CreateUserStep): Promise<void> {
  const { calls, state } = work;
  for (let sent = 0; ; sent += 1) {
    let look: Look | undefined;
    if (state.unknown > 0) {
      const user = await calls.lookUntil(() => existingUser(work, step));
      if (user !== undefined)
        return isOurs(user, step, state.look) ? recordDone(work) : recordFailed(work, taken(step));
    } else {
      const seen = await lookBefore(work, step);
      if (seen.kind === 'refused') return recordFailed(work, seen.error);
      look = seen.look;
    }
    const answer = await sendIntended(work, look, () => calls.client.send(new CreateUserCommand(step.input)));
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

async function lookBefore(
  { calls }: StepWork,
  step: CreateUserStep,
): Promise<{ kind: 'absent'; look: Look } | { kind: 'refused'; error: GatehouseError }> {
  const answer = await calls.read('GetUser', () =>
    calls.client.send(new GetUserCommand({ UserName: step.input.UserName })),
  );
  if (answer.kind === 'answered') return { kind: 'refused', error: taken(step) };
  if (answer.code !== 'NoSuchEntity') return { kind: 'refused', error: answer.error };
  const { serverTime } = answer;
  return { kind: 'absent', look: serverTime === undefined ? {} : { serverTime } };
}

async function existingUser({ calls }: StepWork, step: CreateUserStep): Promise<User | undefined> {
  const answer = await calls.read('GetUser', () =>
    calls.client.send(new GetUserCommand({ UserName: step.input.UserName })),
  );
  return answer.kind === 'answered' ? answer.value.User : undefined;
}

function isOurs(user: User, { input }: CreateUserStep, look: Look | undefined): boolean {
  const created = user.CreateDate?.getTime();
  if (created === undefined || look?.serverTime === undefined) return false;
  const tags = new Map((user.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
  const wanted = input.Tags ?? [];
  return (
    created >= look.serverTime - clockTolerance &&
    user.UserName === input.UserName &&
    user.Path === input.Path &&
    tags.size === wanted.length &&
    wanted.every(({ Key, Value }) => tags.get(Key) === Value)
  );
}

function taken({ call, input }: CreateUserStep): GatehouseError {
  return {
    kind: 'conflict',
    message: `The account has a user ${input.UserName} that this run did not create. Choose another name.`,
    code: 'EntityAlreadyExists',
    call,
  };
}
