import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PracticeServer, startPracticeServer } from '../../../electron/practice/server.ts';
import { awsCli, describeWithAwsCli } from '../../support/aws-cli.ts';
import { operator, own, readBuckets, someManagedPolicies } from './practice-fixture.ts';

let server: PracticeServer;

beforeEach(async () => {
  server = await startPracticeServer({ catalogue: someManagedPolicies });
});

afterEach(() => server.close());

async function cli(
  key: { accessKeyId: string; secretAccessKey: string },
  ...args: string[]
): Promise<unknown> {
  const nowhere = join(tmpdir(), 'no-such-aws-configuration');
  const stdout = await awsCli([...args, '--endpoint-url', server.url, '--output', 'json'], {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
  });
  return stdout === '' ? undefined : JSON.parse(stdout);
}

describeWithAwsCli('the AWS CLI', () => {
  test('is answered as the user whose key it has', async () => {
    const iam = new IAMClient({ region: 'us-east-1', endpoint: server.url, credentials: operator });
    await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'Ann' }));
    const key = {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    };
    const wrong = { ...key, secretAccessKey: `x${key.secretAccessKey.slice(1)}` };

    expect(await cli(key, 'sts', 'get-caller-identity')).toMatchObject({ Arn: own('user', 'Ann') });
    await expect(cli(wrong, 'sts', 'get-caller-identity')).rejects.toThrow('SignatureDoesNotMatch');
  });

  test('reads what it wrote', async () => {
    await cli(operator, 'iam', 'create-user', '--user-name', 'Ann', '--tags', 'Key=Team,Value=Größe 42');
    await cli(
      operator,
      'iam',
      'put-user-policy',
      '--user-name',
      'Ann',
      '--policy-name',
      'Inline',
      '--policy-document',
      readBuckets,
    );

    expect(await cli(operator, 'iam', 'get-user', '--user-name', 'Ann')).toMatchObject({
      User: { UserName: 'Ann', Tags: [{ Key: 'Team', Value: 'Größe 42' }] },
    });
    expect(
      await cli(operator, 'iam', 'get-user-policy', '--user-name', 'Ann', '--policy-name', 'Inline'),
    ).toMatchObject({ PolicyDocument: JSON.parse(readBuckets) as unknown });
    await expect(cli(operator, 'iam', 'create-user', '--user-name', 'ann')).rejects.toThrow(
      'An error occurred (EntityAlreadyExists) when calling the CreateUser operation: User with name ann already exists.',
    );
  });
});
