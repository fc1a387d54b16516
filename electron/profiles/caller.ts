import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';
import { partitionSchema, type Partition } from '../../shared/accounts/account-key.ts';
import { Failure } from '../../shared/errors.ts';
import { toGatehouseError } from '../iam/aws-errors.ts';

/** Who credentials belong to. */
export interface Caller {
  arn: string;
  accountId: string;
  partition: Partition;
  isRoot: boolean;
}

const answerSchema = z.object({ Account: z.string().regex(/^\d{12}$/), Arn: z.string().startsWith('arn:') });

/** Asks STS who the credentials belong to, which needs no permission. Throws `Failure`. */
export async function callerOf(sts: STSClient): Promise<Caller> {
  let answer: unknown;
  try {
    answer = await sts.send(new GetCallerIdentityCommand({}));
  } catch (error) {
    throw new Failure(toGatehouseError(error, 'GetCallerIdentity'));
  }
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    throw new Failure({
      kind: 'unexpected',
      message: 'The endpoint did not say who this profile is. Check that it is an STS endpoint.',
      call: 'GetCallerIdentity',
    });
  }
  return callerFromArn(parsed.data.Arn, parsed.data.Account);
}

/**
 * Reads a caller's ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html: the root user's is
 * `arn:<partition>:iam::<account>:root`. Throws `Failure` for a partition that Gatehouse does not know.
 */
export function callerFromArn(arn: string, accountId: string): Caller {
  const partition = partitionSchema.safeParse(arn.split(':')[1]);
  if (!partition.success) {
    throw new Failure({
      kind: 'invalid',
      message: `This profile belongs to the partition "${arn.split(':')[1] ?? ''}", which Gatehouse does not know.`,
      call: 'GetCallerIdentity',
    });
  }
  return { arn, accountId, partition: partition.data, isRoot: /^arn:[^:]+:iam::\d{12}:root$/.test(arn) };
}
