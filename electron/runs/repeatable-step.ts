import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam';
import type { Step } from '../../shared/plans/step.ts';
import {
  attempts,
  recordDone,
  recordFailed,
  recordRefused,
  sendIntended,
  type StepWork,
} from './step-work.ts';
import { overwritten } from './untouched.ts';

type RepeatableStep = Extract<
  Step,
  { call: 'AddUserToGroup' | 'AttachUserPolicy' | 'AttachGroupPolicy' | 'PutUserPolicy' | 'TagUser' }
>;

/** What AWS takes twice without complaint: a lost answer is asked for again. */
export async function runRepeatable(work: StepWork, step: RepeatableStep): Promise<void> {
  const there = await overwritten(work, step);
  if (there !== undefined)
    return recordFailed(work, {
      kind: 'conflict',
      message: `The user ${work.row.userName} has ${there} by now that this batch did not give. Nothing was overwritten: look at the user, take it away or leave this out.`,
      call: step.call,
    });
  for (let sent = 1; ; sent += 1) {
    const answer = await sendIntended(work, undefined, () => send(work, step));
    if (answer.kind === 'answered') return recordDone(work);
    if (answer.kind === 'refused') return recordRefused(work, answer.error);
    if (sent === attempts) return recordFailed(work, answer.error);
    await work.calls.recover(answer.error, sent);
  }
}

function send({ calls: { client } }: StepWork, step: RepeatableStep): Promise<unknown> {
  switch (step.call) {
    case 'AddUserToGroup':
      return client.send(new AddUserToGroupCommand(step.input));
    case 'AttachUserPolicy':
      return client.send(new AttachUserPolicyCommand(step.input));
    case 'PutUserPolicy':
      return client.send(new PutUserPolicyCommand(step.input));
    case 'TagUser':
      return client.send(new TagUserCommand(step.input));
    case 'AttachGroupPolicy':
      return client.send(new AttachGroupPolicyCommand(step.input));
  }
}
