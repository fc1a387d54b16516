import { CreatePolicyCommand, GetPolicyCommand, GetPolicyVersionCommand } from '@aws-sdk/client-iam';
import type { AccountKey } from '../../shared/accounts/account-key.ts';
import type { Step } from '../../shared/plans/step.ts';
import { customerPolicyArn } from '../../shared/rules/partitions.ts';
import { indented } from '../iam/policy-document.ts';
import { createOnce } from './create-once.ts';
import type { StepWork } from './step-work.ts';

type CreatePolicyStep = Extract<Step, { call: 'CreatePolicy' }>;

/** A managed policy as it is in the account. */
interface PolicyFound {
  created: Date | undefined;
  document: string;
}

/**
 * CreatePolicy, settled as `createOnce` says: a policy is ours at the very path and name that we asked for, which its
 * ARN tells, with the same document.
 */
export async function runCreatePolicy(
  work: StepWork,
  { call, input }: CreatePolicyStep,
  account: AccountKey,
): Promise<void> {
  const { calls } = work;
  const arn = customerPolicyArn(account, input.Path, input.PolicyName);
  await createOnce<PolicyFound>(work, {
    create: () => calls.client.send(new CreatePolicyCommand(input)),
    read: () => calls.read('GetPolicy', () => readPolicy(work, arn)),
    createdAt: ({ created }) => created,
    isAsWanted: ({ document }) => document === indented(input.PolicyDocument),
    taken: {
      kind: 'conflict',
      message: `The account has a policy ${input.PolicyName} that this run did not create. Choose that one, or another name.`,
      code: 'EntityAlreadyExists',
      call,
    },
  });
}

async function readPolicy({ calls }: StepWork, PolicyArn: string): Promise<PolicyFound> {
  const { Policy } = await calls.client.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = Policy?.DefaultVersionId;
  const { PolicyVersion } = await calls.client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return { created: Policy?.CreateDate, document: indented(PolicyVersion?.Document ?? '') };
}
