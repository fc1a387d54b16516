import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  GetGroupCommand,
  GetLoginProfileCommand,
  GetPolicyCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListAttachedGroupPoliciesCommand,
  ListUserTagsCommand,
  PutUserPolicyCommand,
  TagUserCommand,
  type IAMClient,
  type Tag,
} from '@aws-sdk/client-iam';
import { expect, it, onTestFinished } from 'vitest';
import { userPermissions } from '../../../electron/iam/user-permissions.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { describeWithAwsCli } from '../../support/aws-cli.ts';
import { awsFolder } from '../../support/aws-folder.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { practiceProcess } from '../../support/practice-process.ts';
import { callerOfKey, changePassword, outsideClient } from '../../support/served-account.ts';
import { watchedAwsCli, type Kill } from '../../support/watched-aws-cli.ts';

const names = ['ana', '-ben.o+dev@example.com'] as const;
const own = (name: string): string => `arn:aws:iam::123456789012:policy/${name}`;
const document = (resource: string): string =>
  JSON.stringify(
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: resource }] },
    undefined,
    4,
  );

interface Served {
  url: string;
  iam: IAMClient;
  app: InProcessGatehouse;
  env: NodeJS.ProcessEnv;
}

/** `npm run practice` with groups and policies, and Gatehouse with a profile for it. */
async function served(): Promise<Served> {
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
  newPolicies: [{ name: 'reports', path: '/own/', description: "Ada's", document: document('*') }],
  newGroups: [{ name: 'analysts', path: '/teams/', policyArns: ['new-policy:reports', own('deploy')] }],
  defaults: {
    ...empty.defaults,
    path: '/people/',
    accessKey: true,
    groups: ['developers', 'analysts'],
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

async function snapshotOf({ app }: Served): Promise<Snapshot> {
  return valueOf(await app.api.call('account.snapshot', { refresh: true }));
}

/** What there is of the plan, but for what differs each time. */
async function madeIn(iam: IAMClient): Promise<unknown> {
  const GroupName = 'analysts';
  const { Group: group } = await iam.send(new GetGroupCommand({ GroupName }));
  const { AttachedPolicies: ofGroup } = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName }));
  const { Policy: policy } = await iam.send(
    new GetPolicyCommand({ PolicyArn: 'arn:aws:iam::123456789012:policy/own/reports' }),
  );
  const users = names.map(async (UserName) => {
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
  });
  return {
    users: await Promise.all(users),
    group: [group?.Path, ofGroup],
    policy: [policy?.Description, policy?.Path, policy?.AttachmentCount],
  };
}

/** What a run of the plan makes. */
async function madeByRun(): Promise<unknown> {
  const byRun = await served();
  const finished = new Promise<void>((resolve) => {
    byRun.app.api.on('run.changed', ({ header }) => {
      if (header.state === 'finished') resolve();
    });
  });
  const planHash = plan(draft, await snapshotOf(byRun)).hash;
  valueOf(await byRun.app.api.call('runs.start', { draft, planHash, customPasswords: {} }));
  await finished;
  return madeIn(byRun.iam);
}

/** The script of a draft's plan, saved, and the folder that it is to keep its credentials in. */
async function savedScript(account: Served, of = draft): Promise<{ path: string; folder: string }> {
  const snapshot = await snapshotOf(account);
  const { path } = valueOf(
    await account.app.api.call('exports.save', {
      draft: of,
      account: snapshot.account,
      snapshotTakenAt: snapshot.takenAt,
      planHash: plan(of, snapshot).hash,
      format: 'bash',
    }),
  );
  if (path === null) throw new Error('The script was not saved.');
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  return { path, folder: join(dirname(path), 'made by script') };
}

/** The credentials that a script has kept, each seen to be the one that AWS has; the passwords are then others. */
async function workingCredentials(url: string, folder: string): Promise<string[]> {
  const secrets = [];
  for (const name of names) {
    const password = (await readFile(join(folder, `${name}_password.txt`), 'utf8')).trimEnd();
    const { AccessKey: key } = JSON.parse(await readFile(join(folder, `${name}_accessKey.json`), 'utf8')) as {
      AccessKey: { AccessKeyId: string; SecretAccessKey: string };
    };
    const credentials = { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
    expect(await callerOfKey(url, credentials)).toBe(`arn:aws:iam::123456789012:user/people/${name}`);
    await changePassword(url, { password, ...credentials });
    secrets.push(password, key.SecretAccessKey);
  }
  return secrets;
}

describeWithAwsCli('the bash script with the AWS CLI', () => {
  it('makes what a run of the same plan makes; its credentials work, and only its owner can read them', async () => {
    const [wanted, account, cli] = await Promise.all([madeByRun(), served(), watchedAwsCli()]);
    const { path, folder } = await savedScript(account);
    const { status, output } = await cli.run(path, folder, account.env);
    expect(output).toContain('All is done.');
    expect(status).toBe(0);

    const made = await madeIn(account.iam);
    expect(made).toEqual(wanted);
    expect(made).toMatchObject({
      users: names.map((userName) => ({
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
    });

    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) expect((await stat(join(entry.parentPath, entry.name))).mode & 0o777).toBe(0o600);
    const seen = await cli.seen();
    for (const secret of await workingCredentials(account.url, folder)) {
      // Neither in what the process list shows, nor in an environment, nor in what “bash -x” prints.
      expect(seen).not.toContain(secret);
      expect(output).not.toContain(secret);
    }
    expect(seen).toContain('create-login-profile');
  }, 240_000);

  it('killed at its worst moments and run again, makes the same, nothing twice, and loses no secret', async () => {
    const [wanted, account, cli] = await Promise.all([madeByRun(), served(), watchedAwsCli()]);
    const { path, folder } = await savedScript(account);
    const [first, second] = names;
    const kills: Kill[] = [
      { call: 'create-policy', when: 'answer lost' },
      { call: 'create-group', when: 'before' },
      { call: 'create-user', user: `=${first}`, when: 'answer lost' },
      { call: 'add-user-to-group', user: `=${first}`, when: 'answered' },
      { call: 'create-login-profile', when: 'answer lost' },
      { call: 'create-access-key', user: `=${first}`, when: 'answer lost' },
      { call: 'create-user', user: `=${second}`, when: 'before' },
      { call: 'put-user-policy', user: `=${second}`, when: 'answer lost' },
      { call: 'create-login-profile', when: 'before' },
      { call: 'create-access-key', user: `=${second}`, when: 'answered' },
    ];
    for (const kill of kills)
      expect((await cli.run(path, folder, account.env, kill)).status, JSON.stringify(kill)).toBe('SIGKILL');
    expect((await cli.run(path, folder, account.env)).status).toBe(0);
    expect(await madeIn(account.iam)).toEqual(wanted);
    await workingCredentials(account.url, folder);

    const before = await cli.seen();
    expect((await cli.run(path, folder, account.env)).status).toBe(0);
    expect((await cli.seen()).slice(before.length)).not.toMatch(/^(create|put|add|attach)-/m);
  }, 480_000);

  it('leaves users alone whom it did not make', async () => {
    const [account, cli] = await Promise.all([served(), watchedAwsCli()]);
    const { path, folder } = await savedScript(account);
    await account.iam.send(new CreateUserCommand({ UserName: names[0] }));
    for (let tries = 0; tries < 2; tries += 1) {
      const { status, output } = await cli.run(path, folder, account.env);
      expect(status).toBe(1);
      expect(output).toContain('it is there already, and this script did not make it');
    }
    expect(await userPermissions(account.iam, names[0])).toMatchObject({ groups: [], attachedPolicies: [] });
  }, 120_000);
});

describeWithAwsCli('the bash script of a merge, with the AWS CLI', () => {
  const UserName = 'old';
  const batch: Draft = {
    ...empty,
    existingUsers: 'merge',
    defaults: {
      ...empty.defaults,
      groups: ['developers'],
      inlinePolicies: [{ name: 'Own', document: document("arn:aws:s3:::büro/`it's`/${aws:username}/*") }],
      tags: [
        { key: 'Büro', value: 'Łódź = 1/2' },
        { key: 'Team', value: 'Blue' },
      ],
    },
    users: [{ id: 'row', name: UserName }],
  };

  /** An account with the user, and the batch's script for it. */
  async function exported(): Promise<{
    iam: IAMClient;
    run: (kill?: Kill) => Promise<{ status: unknown; output: string }>;
  }> {
    const [account, cli] = await Promise.all([served(), watchedAwsCli()]);
    await account.iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: 'Office', Value: 'Oslo' }] }));
    const { path, folder } = await savedScript(account, batch);
    return { iam: account.iam, run: (kill) => cli.run(path, folder, account.env, kill) };
  }

  const ours = {
    groups: ['developers'],
    inlinePolicies: batch.defaults.inlinePolicies,
    tags: [
      { Key: 'Büro', Value: 'Łódź = 1/2' },
      { Key: 'Office', Value: 'Oslo' },
      { Key: 'Team', Value: 'Blue' },
    ],
  };

  async function madeOf(iam: IAMClient): Promise<unknown> {
    const { User: user } = await iam.send(new GetUserCommand({ UserName }));
    const byKey = (one: Tag, other: Tag): number => ((one.Key ?? '') < (other.Key ?? '') ? -1 : 1);
    return { ...(await userPermissions(iam, UserName)), tags: [...(user?.Tags ?? [])].sort(byKey) };
  }

  it('gives what is missing, and is not stopped by its own work when it was killed', async () => {
    const { iam, run } = await exported();
    for (const call of ['put-user-policy', 'tag-user'])
      for (const when of ['before', 'answer lost', 'answered'] as const)
        expect((await run({ call, when })).status, `${call} ${when}`).toBe('SIGKILL');
    expect(await run()).toMatchObject({
      status: 0,
      output: expect.stringContaining('All is done.') as string,
    });
    expect(await madeOf(iam)).toMatchObject(ours);
  }, 240_000);

  it('overwrites no inline policy that somebody gave since the review, before or after it was killed', async () => {
    const { iam, run } = await exported();
    const theirs = { UserName, PolicyName: 'own', PolicyDocument: document('arn:aws:s3:::theirs') };
    expect((await run({ call: 'put-user-policy', when: 'before' })).status).toBe('SIGKILL');
    await iam.send(new PutUserPolicyCommand(theirs));
    const { status, output } = await run();
    expect(status).toBe(1);
    expect(output).toContain('the user has the inline policy Own by now, and this script did not give it');
    expect(await madeOf(iam)).toMatchObject({
      inlinePolicies: [{ name: 'own', document: theirs.PolicyDocument }],
    });
  }, 120_000);

  it.each([
    { Key: 'team', Value: 'Red', kill: { call: 'tag-user', when: 'before' } as const },
    { Key: 'Büro', Value: 'Oslo', kill: undefined },
  ])(
    'overwrites no tag $Key that somebody gave since the review',
    async ({ Key, Value, kill }) => {
      const { iam, run } = await exported();
      if (kill !== undefined) expect((await run(kill)).status).toBe('SIGKILL');
      await iam.send(new TagUserCommand({ UserName, Tags: [{ Key, Value }] }));
      for (let tries = 0; tries < 2; tries += 1) {
        const { status, output } = await run();
        expect(status).toBe(1);
        expect(output).toMatch(/the user has the tag (Team|Büro) by now, and this script did not give it/);
      }
      const { Tags: tags } = await iam.send(new ListUserTagsCommand({ UserName }));
      expect(tags).toEqual(
        expect.arrayContaining([
          { Key, Value },
          { Key: 'Office', Value: 'Oslo' },
        ]),
      );
      expect(tags).toHaveLength(2);
    },
    120_000,
  );
});
