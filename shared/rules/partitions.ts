import type { AccountKey, Partition } from '../accounts/account-key.ts';

interface PartitionFacts {
  /** Where this partition's IAM is: signing region of its one control plane. */
  iamRegion: string;
  /** Host suffix of the users' sign-in page, after `<account id or alias>.` */
  signInHost: string;
  consoleHost: string;
}

/**
 * botocore `endpoint-rule-set-1.json` for the regions; sign-in hosts:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_sign-in.html
 */
const facts: Record<Partition, PartitionFacts> = {
  aws: { iamRegion: 'us-east-1', signInHost: 'signin.aws.amazon.com', consoleHost: 'console.aws.amazon.com' },
  'aws-cn': {
    iamRegion: 'cn-north-1',
    signInHost: 'signin.amazonaws.cn',
    consoleHost: 'console.amazonaws.cn',
  },
  'aws-us-gov': {
    iamRegion: 'us-gov-west-1',
    signInHost: 'signin.amazonaws-us-gov.com',
    consoleHost: 'console.amazonaws-us-gov.com',
  },
  'aws-eusc': {
    iamRegion: 'eusc-de-east-1',
    signInHost: 'signin.amazonaws-eusc.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
  },
};

/** The facts that differ between partitions. */
export function partitionFacts(partition: Partition): PartitionFacts {
  return facts[partition];
}

/** The sign-in page of an account's users, by alias where there is one, else by account id. */
export function signInUrl(account: AccountKey, alias: string | undefined): string {
  return `https://${alias ?? account.accountId}.${facts[account.partition].signInHost}/console`;
}

/** The ARN of an AWS managed policy in a partition, for instance `IAMUserChangePassword`. */
export function awsManagedPolicyArn(partition: Partition, pathAndName: string): string {
  return `arn:${partition}:iam::aws:policy/${pathAndName}`;
}

/** The ARN of a customer managed policy in an account. */
export function customerPolicyArn({ partition, accountId }: AccountKey, path: string, name: string): string {
  return `arn:${partition}:iam::${accountId}:policy${path}${name}`;
}
