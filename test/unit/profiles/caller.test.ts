import { expect, it } from 'vitest';
import { callerFromArn } from '../../../electron/profiles/caller.ts';
import { filePaths } from '../../../electron/profiles/profile-files.ts';
import { join } from 'node:path';

it.each([
  ['arn:aws:iam::123456789012:root', 'aws', true],
  ['arn:aws-us-gov:iam::123456789012:root', 'aws-us-gov', true],
  ['arn:aws:iam::123456789012:user/root', 'aws', false],
  ['arn:aws:iam::123456789012:user/staff/ada:root', 'aws', false],
  ['arn:aws-cn:iam::123456789012:user/ada', 'aws-cn', false],
  ['arn:aws:sts::123456789012:assumed-role/admin/root', 'aws', false],
  ['arn:aws-eusc:sts::123456789012:federated-user/ada', 'aws-eusc', false],
])('%s is in %s, root: %s', (arn, partition, isRoot) => {
  expect(callerFromArn(arn, '123456789012')).toEqual({ arn, accountId: '123456789012', partition, isRoot });
});

it('a partition that Gatehouse does not know is named', () => {
  expect(() => callerFromArn('arn:aws-iso:iam::123456789012:root', '123456789012')).toThrow('"aws-iso"');
});

it('the files are in the home folder unless the environment says otherwise', () => {
  expect(filePaths({}, '/home/ada')).toEqual({
    config: join('/home/ada', '.aws', 'config'),
    credentials: join('/home/ada', '.aws', 'credentials'),
  });
  const env = { AWS_CONFIG_FILE: '~/work/config', AWS_SHARED_CREDENTIALS_FILE: '/elsewhere/credentials' };
  expect(filePaths(env, '/home/ada')).toEqual({
    config: join('/home/ada', 'work', 'config'),
    credentials: '/elsewhere/credentials',
  });
});
