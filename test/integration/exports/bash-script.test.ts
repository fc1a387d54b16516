import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
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
import { expect, it } from 'vitest';
import { userPermissions } from '../../../electron/iam/user-permissions.ts';
import { emptyDraft, type Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { describeWithAwsCli } from '../../support/aws-cli.ts';
import { valueOf } from '../../support/in-process-gatehouse.ts';
import { callerOfKey, changePassword } from '../../support/served-account.ts';
import { document, own, savedScript, served, snapshotOf } from '../../support/served-script.ts';
import { watchedAwsCli, type Kill } from '../../support/watched-aws-cli.ts';

const names = ['ana', '-ben.o+dev@example.com'] as const;

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
    const { path, folder } = await savedScript(account, draft);
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
    const { path, folder } = await savedScript(account, draft);
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
    const { path, folder } = await savedScript(account, draft);
    await account.iam.send(new CreateUserCommand({ UserName: names[0] }));
    for (let tries = 0; tries < 2; tries += 1) {
      const { status, output } = await cli.run(path, folder, account.env);
      expect(status).toBe(1);
      expect(output).toContain('it is there already, and this script did not make it');
    }
    expect(await userPermissions(account.iam, names[0])).toMatchObject({ groups: [], attachedPolicies: [] });
  }, 120_000);
});

describeWithAwsCli('an access key whose answer was lost, in the bash script with the AWS CLI', () => {
  const UserName = 'ada';
  const withKey: Draft = {
    ...empty,
    defaults: { ...empty.defaults, consoleAccess: false, accessKey: true, groups: ['developers'] },
    users: [{ id: 'row', name: UserName }],
  };

  async function keysOf(iam: IAMClient): Promise<string[]> {
    const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
    return keys.map(({ AccessKeyId = '' }) => AccessKeyId);
  }

  /** A script that was killed at its access key, and the file in which it has noted the user's keys. */
  async function killed(when: Kill['when']): Promise<{
    iam: IAMClient;
    run: (kill?: Kill) => Promise<{ status: unknown; output: string }>;
    known: string;
  }> {
    const [account, cli] = await Promise.all([served(), watchedAwsCli()]);
    const { path, folder } = await savedScript(account, withKey);
    const kill: Kill = { call: 'create-access-key', when };
    expect((await cli.run(path, folder, account.env, kill)).status).toBe('SIGKILL');
    const [file = ''] = (await readdir(join(folder, '.script'))).filter((name) => /^keys\.\d+$/.test(name));
    return {
      iam: account.iam,
      run: (again) => cli.run(path, folder, account.env, again),
      known: join(folder, '.script', file),
    };
  }

  async function madeBySomebody(iam: IAMClient): Promise<string> {
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    return key?.AccessKeyId ?? '';
  }

  /** As if the script had been killed on another day. */
  async function backdate(known: string): Promise<void> {
    await writeFile(known, (await readFile(known, 'utf8')).replace(/^until .*/, 'until 2000-01-01T00:00:00'));
  }

  it('is deleted, and the script says so, also when it was lost at a later try', async () => {
    const { iam, run, known } = await killed('before');
    await backdate(known);
    expect((await run({ call: 'create-access-key', when: 'answer lost' })).status).toBe('SIGKILL');
    const [lost = ''] = await keysOf(iam);
    const { status, output } = await run();
    expect(status).toBe(0);
    expect(output).toContain(`the access key ${lost} of a try that was cut off is deleted`);
    expect(await keysOf(iam)).toHaveLength(1);
    expect(await keysOf(iam)).not.toContain(lost);
  }, 120_000);

  it('is not taken for another one that somebody made: nothing is deleted until one has said which', async () => {
    const { iam, run, known } = await killed('answer lost');
    const [lost = ''] = await keysOf(iam);
    const theirs = await madeBySomebody(iam);
    for (let tries = 0; tries < 2; tries += 1) {
      const { status, output } = await run();
      expect(status).toBe(1);
      expect(output).toContain('which this script does not know');
      expect(output).toContain(known);
      expect((await keysOf(iam)).sort()).toEqual([lost, theirs].sort());
    }
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: lost }));
    await appendFile(known, `${theirs}\n`);
    expect((await run()).status).toBe(0);
    expect(await keysOf(iam)).toContain(theirs);
    expect(await keysOf(iam)).toHaveLength(2);
  }, 120_000);

  it('cannot be one that came up long after the try', async () => {
    const { iam, run, known } = await killed('before');
    await backdate(known);
    const theirs = await madeBySomebody(iam);
    const { status, output } = await run();
    expect(status).toBe(1);
    expect(output).toContain('which this script does not know');
    expect(await keysOf(iam)).toEqual([theirs]);
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
