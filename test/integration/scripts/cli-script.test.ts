import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateGroupCommand,
  CreatePolicyCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { expect, it, onTestFinished } from 'vitest';
import { userPermissions } from '../../../electron/iam/user-permissions.ts';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { awsCliEnvironment, awsCliPath, describeWithAwsCli } from '../../support/aws-cli.ts';
import { awsFolder } from '../../support/aws-folder.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { practiceProcess } from '../../support/practice-process.ts';
import { callerOfKey, changePassword, outsideClient } from '../../support/served-account.ts';

const names = ['ana', '-ben.o+dev@example.com'];
const own = (name: string): string => `arn:aws:iam::123456789012:policy/${name}`;
const document = (resource: string): string =>
  JSON.stringify(
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: resource }] },
    undefined,
    4,
  );

/** `npm run practice` with groups and policies, and Gatehouse with a profile for it. */
async function served(): Promise<{
  url: string;
  iam: IAMClient;
  app: InProcessGatehouse;
  env: NodeJS.ProcessEnv;
}> {
  const url = await practiceProcess();
  const iam = outsideClient(url);
  for (const GroupName of ['developers', 'readers']) await iam.send(new CreateGroupCommand({ GroupName }));
  for (const PolicyName of ['deploy', 'boundary'])
    await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: document('*') }));
  const files = await awsFolder({
    config: `[profile served]\nregion = eu-central-1\nendpoint_url = ${url}\n`,
    credentials: '[served]\naws_access_key_id = AKIAOPERATOROPERATOR\naws_secret_access_key = operator\n',
  });
  const app = await inProcessGatehouse({ environment: files.env });
  onTestFinished(() => app.dispose());
  valueOf(await app.api.call('profiles.select', { profileId: 'profile:served' }));
  return { url, iam, app, env: files.env };
}

const empty = emptyDraft('draft', 'row');
const draft: Draft = {
  ...empty,
  defaults: {
    ...empty.defaults,
    path: '/people/',
    accessKey: true,
    groups: ['developers', 'readers'],
    policyArns: [own('deploy')],
    inlinePolicies: [
      { name: 'OwnFolder', document: document("arn:aws:s3:::it's/${aws:username}/*") },
      { name: 'Umlaut', document: document('arn:aws:s3:::büro/100%25/*') },
    ],
    boundaryArn: own('boundary'),
    tags: [
      { key: 'Büro', value: 'Łódź = 1/2' },
      { key: 'team', value: '' },
    ],
  },
  users: names.map((name) => ({ id: name, name })),
};

async function planHash({ app }: { app: InProcessGatehouse }): Promise<string> {
  return plan(draft, valueOf(await app.api.call('account.snapshot', { refresh: true }))).hash;
}

/** What users have, but for what differs each time. */
async function usersOf(iam: IAMClient): Promise<unknown[]> {
  return Promise.all(
    names.map(async (UserName) => {
      const { User: user } = await iam.send(new GetUserCommand({ UserName }));
      const { LoginProfile: login } = await iam.send(new GetLoginProfileCommand({ UserName }));
      const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
      return {
        ...(await userPermissions(iam, UserName)),
        path: user?.Path,
        tags: user?.Tags,
        reset: login?.PasswordResetRequired,
        keys: keys.map(({ Status }) => Status),
      };
    }),
  );
}

describeWithAwsCli('the equivalent script with the AWS CLI', () => {
  it('makes what a run of the same plan makes, and its credentials work', async () => {
    const [byRun, byScript] = await Promise.all([served(), served()]);

    const finished = new Promise<void>((resolve) => {
      byRun.app.api.on('run.changed', ({ header }) => {
        if (header.state === 'finished') resolve();
      });
    });
    valueOf(
      await byRun.app.api.call('runs.start', {
        draft,
        planHash: await planHash(byRun),
        customPasswords: {},
      }),
    );
    await finished;

    const reviewed = { draft, planHash: await planHash(byScript) };
    const { path } = valueOf(await byScript.app.api.call('script.save', reviewed));
    if (path === null) throw new Error('The script was not saved.');
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    const folder = join(dirname(path), 'made by script');
    await promisify(execFile)(path, [folder], {
      env: {
        ...awsCliEnvironment,
        PATH: `${dirname(awsCliPath())}:${awsCliEnvironment.PATH}`,
        ...byScript.env,
      },
    });

    const made = await usersOf(byScript.iam);
    expect(made).toEqual(await usersOf(byRun.iam));
    expect(made).toMatchObject(
      names.map((userName) => ({
        userName,
        boundaryArn: own('boundary'),
        inlinePolicies: draft.defaults.inlinePolicies,
        tags: [
          { Key: 'Büro', Value: 'Łódź = 1/2' },
          { Key: 'team', Value: '' },
        ],
        reset: true,
        keys: ['Active'],
      })),
    );

    expect(await readdir(folder)).toHaveLength(2 * names.length);
    for (const name of names) {
      const password = (await readFile(join(folder, `${name}_password.txt`), 'utf8')).trimEnd();
      const { AccessKey: key } = JSON.parse(
        await readFile(join(folder, `${name}_accessKey.json`), 'utf8'),
      ) as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
      const credentials = { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
      expect(await callerOfKey(byScript.url, credentials)).toBe(
        `arn:aws:iam::123456789012:user/people/${name}`,
      );
      await changePassword(byScript.url, { password, ...credentials });
    }
  }, 240_000);
});
