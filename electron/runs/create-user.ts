import { CreateUserCommand, GetUserCommand, type User } from '@aws-sdk/client-iam';
import type { Step } from '../../shared/plans/step.ts';
import { createOnce } from './create-once.ts';
import type { StepWork } from './step-work.ts';

type CreateUserStep = Extract<Step, { call: 'CreateUser' }>;

/** CreateUser, settled as `createOnce` says: a user is ours with the path and the tags that we asked for. */
export async function runCreateUser(work: StepWork, { call, input }: CreateUserStep): Promise<void> {
  const { calls } = work;
  const { UserName } = input;
  await createOnce<User>(work, {
    create: () => calls.client.send(new CreateUserCommand(input)),
    read: () =>
      calls.read('GetUser', async () => (await calls.client.send(new GetUserCommand({ UserName }))).User),
    createdAt: ({ CreateDate }) => CreateDate,
    isAsWanted: (user) => isAsWanted(user, input),
    taken: {
      kind: 'conflict',
      message: `The account has a user ${UserName} that this run did not create. Choose another name.`,
      code: 'EntityAlreadyExists',
      call,
    },
  });
}

function isAsWanted(user: User, input: CreateUserStep['input']): boolean {
  const tags = new Map((user.Tags ?? []).map(({ Key, Value }) => [Key, Value]));
  const wanted = input.Tags ?? [];
  return (
    user.UserName === input.UserName &&
    user.Path === input.Path &&
    tags.size === wanted.length &&
    wanted.every(({ Key, Value }) => tags.get(Key) === Value)
  );
}
