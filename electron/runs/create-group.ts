import { CreateGroupCommand, GetGroupCommand, type Group } from '@aws-sdk/client-iam';
import type { Step } from '../../shared/plans/step.ts';
import { createOnce } from './create-once.ts';
import type { StepWork } from './step-work.ts';

type CreateGroupStep = Extract<Step, { call: 'CreateGroup' }>;

/** CreateGroup, settled as `createOnce` says: a group is ours with the very name and path that we asked for. */
export async function runCreateGroup(work: StepWork, { call, input }: CreateGroupStep): Promise<void> {
  const { calls } = work;
  const { GroupName } = input;
  // Its members are of no interest here.
  const look = new GetGroupCommand({ GroupName, MaxItems: 1 });
  await createOnce<Group>(work, {
    create: () => calls.client.send(new CreateGroupCommand(input)),
    read: () => calls.read('GetGroup', async () => (await calls.client.send(look)).Group),
    createdAt: ({ CreateDate }) => CreateDate,
    isAsWanted: (group) => group.GroupName === GroupName && group.Path === input.Path,
    taken: {
      kind: 'conflict',
      message: `The account has a group ${GroupName} that this run did not create. Choose that one, or another name.`,
      code: 'EntityAlreadyExists',
      call,
    },
  });
}
