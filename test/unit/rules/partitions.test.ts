import { describe, expect, it } from 'vitest';
import { partitionSchema, type AccountKey } from '../../../shared/accounts/account-key.ts';
import { awsManagedPolicyArn, partitionFacts, signInUrl } from '../../../shared/rules/partitions.ts';

function account(partition: AccountKey['partition']): AccountKey {
  return { partition, accountId: '123456789012', endpoint: 'aws' };
}

describe('the sign-in page', () => {
  it.each([
    ['aws', 'https://123456789012.signin.aws.amazon.com/console'],
    ['aws-cn', 'https://123456789012.signin.amazonaws.cn/console'],
    ['aws-us-gov', 'https://123456789012.signin.amazonaws-us-gov.com/console'],
    ['aws-eusc', 'https://123456789012.signin.amazonaws-eusc.eu/console'],
  ] as const)('of %s is %s', (partition, url) => {
    expect(signInUrl(account(partition), undefined)).toBe(url);
  });

  it('has the alias where there is one', () => {
    expect(signInUrl(account('aws'), 'example-corp')).toBe(
      'https://example-corp.signin.aws.amazon.com/console',
    );
  });
});

describe('partitions', () => {
  it('each have their own control plane and hosts', () => {
    const facts = partitionSchema.options.map((partition) => partitionFacts(partition));
    for (const key of ['iamRegion', 'signInHost', 'consoleHost'] as const) {
      expect(new Set(facts.map((one) => one[key])).size).toBe(4);
    }
    expect(partitionFacts('aws').iamRegion).toBe('us-east-1');
    expect(partitionFacts('aws-cn').iamRegion).toBe('cn-north-1');
  });

  it('are in the ARNs of their AWS managed policies', () => {
    expect(awsManagedPolicyArn('aws', 'IAMUserChangePassword')).toBe(
      'arn:aws:iam::aws:policy/IAMUserChangePassword',
    );
    expect(awsManagedPolicyArn('aws-us-gov', 'job-function/Billing')).toBe(
      'arn:aws-us-gov:iam::aws:policy/job-function/Billing',
    );
  });
});
