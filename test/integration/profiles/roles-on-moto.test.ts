import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { ListUsersCommand } from '@aws-sdk/client-iam';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { awsFolder } from '../../support/aws-folder.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { failureOf, profilesOf } from './profiles-fixture.ts';

const keys = 'aws_access_key_id = AKIAEXAMPLEEXAMPLE00\naws_secret_access_key = examplesecret\n';

describeWithMoto('roles, which the practice account does not have, on moto_server', {}, (moto) => {
  beforeEach(() => moto().reset());

  it('are assumed through a source_profile, at the STS of the profile', async () => {
    const { env } = await awsFolder({
      config:
        '[profile admin]\nrole_arn = arn:aws:iam::222222222222:role/admin\nsource_profile = base\n' +
        `role_session_name = ada\nregion = eu-west-1\nendpoint_url = ${moto().url}\n`,
      credentials: `[base]\n${keys}`,
    });
    const { profiles } = profilesOf({ env });
    expect((await profiles.list()).map(({ kind }) => kind)).toEqual(['practice', 'role', 'static']);
    expect(await profiles.select('profile:admin')).toMatchObject({
      account: { partition: 'aws', accountId: '222222222222', endpoint: moto().url },
      callerArn: 'arn:aws:sts::222222222222:assumed-role/admin/ada',
      isRoot: false,
      region: 'eu-west-1',
    });
  });

  it('are assumed one through the other', async () => {
    const { env } = await awsFolder({
      config:
        '[profile far]\nrole_arn = arn:aws:iam::333333333333:role/far\nsource_profile = near\n' +
        `role_session_name = ada\nendpoint_url = ${moto().url}\n` +
        '[profile near]\nrole_arn = arn:aws:iam::222222222222:role/near\nsource_profile = base\n',
      credentials: `[base]\n${keys}`,
    });
    const { profiles } = profilesOf({ env });
    expect((await profiles.select('profile:far')).callerArn).toBe(
      'arn:aws:sts::333333333333:assumed-role/far/ada',
    );
  });

  it('do not carry work into another account when their credentials are renewed', async () => {
    const sts = new STSClient({
      endpoint: moto().url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'examplesecret' },
    });
    const { env, folder, config } = await awsFolder({});
    const answer = join(folder, 'answer.json');
    const workIn = async (account: string): Promise<void> => {
      const { Credentials: session } = await sts.send(
        new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/admin`, RoleSessionName: 'ada' }),
      );
      await writeFile(
        answer,
        JSON.stringify({
          Version: 1,
          AccessKeyId: session?.AccessKeyId,
          SecretAccessKey: session?.SecretAccessKey,
          SessionToken: session?.SessionToken,
          Expiration: session?.Expiration,
        }),
      );
    };
    const script = join(folder, 'process.cjs');
    await writeFile(
      script,
      `process.stdout.write(require('node:fs').readFileSync(${JSON.stringify(answer)}, 'utf8'))`,
    );
    await writeFile(
      config,
      `[profile tool]\ncredential_process = "${process.execPath}" "${script}"\nendpoint_url = ${moto().url}\n`,
    );
    await workIn('222222222222');
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { profiles } = profilesOf({ env });
    await profiles.select('profile:tool');
    const { reads } = await profiles.connection();

    vi.setSystemTime(Date.now() + 58 * 60_000);
    expect((await reads.send(new ListUsersCommand())).Users).toEqual([]);
    await workIn('444444444444');
    const error = await failureOf(reads.send(new ListUsersCommand()));
    expect(error.kind).toBe('conflict');
    expect(error.message).toContain('444444444444');
    await workIn('222222222222');
    expect((await reads.send(new ListUsersCommand())).Users).toEqual([]);
    expect((await profiles.select('profile:tool')).account.accountId).toBe('222222222222');
  });
});
