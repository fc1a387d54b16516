import { expect, it } from 'vitest';
import type { Identity } from '../../../shared/accounts/identity.ts';
import { exportTarget } from '../../../shared/exports/export-target.ts';

const account = { partition: 'aws-cn', accountId: '123456789012', endpoint: 'aws' } as const;
const identity: Identity = {
  profileId: 'profile:shanghai',
  profileName: 'shanghai',
  account,
  callerArn: 'arn:aws-cn:iam::123456789012:user/operator',
  isRoot: false,
  region: 'cn-northwest-1',
  signInUrl: '',
};

it('is the profile in use where that is in the account', () => {
  expect(exportTarget(account, identity)).toEqual({
    account,
    region: 'cn-northwest-1',
    profileName: 'shanghai',
  });
});

it('is whoever runs it, where IAM is in the partition, when no profile or one of another account is in use', () => {
  const elsewhere = { ...identity, account: { ...account, accountId: '210987654321' } };
  for (const inUse of [undefined, elsewhere])
    expect(exportTarget(account, inUse)).toEqual({ account, region: 'cn-north-1' });
});

it('names no profile for the practice account, which is none of the AWS files', () => {
  const practice = { partition: 'aws', accountId: '123456789012', endpoint: 'practice' } as const;
  const inUse = { ...identity, profileId: 'practice', account: practice, region: 'us-east-1' };
  expect(exportTarget(practice, inUse)).toEqual({ account: practice, region: 'us-east-1' });
});
