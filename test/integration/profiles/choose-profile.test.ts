import {
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { startPracticeServer, type PracticeServer } from '../../../electron/practice/server.ts';
import { awsFolder } from '../../support/aws-folder.ts';
import { failureOf, profilesOf } from './profiles-fixture.ts';

async function practiceServer(): Promise<PracticeServer> {
  const server = await startPracticeServer({ catalogue: catalogueOf([]) });
  onTestFinished(() => server.close());
  return server;
}

/** A profile's two lines of static keys, which the practice account takes for an administrator's. */
const keys = 'aws_access_key_id = AKIAEXAMPLEEXAMPLE00\naws_secret_access_key = examplesecret\n';

/** The lines of a `credential_process` that runs a script. */
async function processLine(folder: string, script: string): Promise<string> {
  const file = join(folder, 'process.cjs');
  await writeFile(file, script);
  return `credential_process = "${process.execPath}" "${file}"\n`;
}

describe('the practice account', () => {
  it('is what is used first, and says who one is in it', async () => {
    const { profiles, kept } = profilesOf();
    expect(await profiles.list()).toEqual([{ id: 'practice', name: 'Practice account', kind: 'practice' }]);
    const identity = await profiles.current();
    expect(identity).toMatchObject({
      profileId: 'practice',
      account: { partition: 'aws', accountId: '123456789012', endpoint: 'practice' },
      isRoot: false,
      region: 'us-east-1',
      signInUrl: 'https://123456789012.signin.aws.amazon.com/console',
    });
    expect(identity.alias).toBeUndefined();
    expect(kept.id).toBe('practice');
  });

  it('shows the alias once there is one', async () => {
    const { profiles } = profilesOf();
    const { writes } = await profiles.connection();
    await writes.send(new CreateAccountAliasCommand({ AccountAlias: 'small-company' }));
    expect(await profiles.select('practice')).toMatchObject({
      alias: 'small-company',
      signInUrl: 'https://small-company.signin.aws.amazon.com/console',
    });
  });

  it('is opened once for all who ask at the same time', async () => {
    const practice = vi.fn(() => Promise.reject(new Error('not opened')));
    const { profiles } = profilesOf({ practice });
    const asked = [profiles.current(), profiles.current(), profiles.connection()];
    for (const outcome of await Promise.allSettled(asked)) expect(outcome.status).toBe('rejected');
    expect(practice).toHaveBeenCalledTimes(1);
  });
});

describe('a profile of the AWS files', () => {
  it('with static keys acts at its own endpoint, in its own region', async () => {
    const { url } = await practiceServer();
    const { env } = await awsFolder({
      config: `[profile emulator]\nregion = eu-central-1\nendpoint_url = ${url}/\n`,
      credentials: `[emulator]\n${keys}`,
    });
    const { profiles, kept } = profilesOf({ env });
    expect(await profiles.list()).toContainEqual({
      id: 'profile:emulator',
      name: 'emulator',
      kind: 'static',
      region: 'eu-central-1',
      endpoint: `${url}/`,
    });
    const identity = await profiles.select('profile:emulator');
    expect(identity.account).toEqual({ partition: 'aws', accountId: '123456789012', endpoint: url });
    expect(identity.region).toBe('eu-central-1');
    expect(kept.id).toBe('profile:emulator');
    const { reads } = await profiles.connection();
    expect((await reads.send(new ListUsersCommand())).Users).toEqual([]);
  });

  it('acts with its own keys, whatever credentials, profile and endpoint the environment holds', async () => {
    const { url } = await practiceServer();
    const administrator = await awsFolder({ credentials: `[default]\n${keys}endpoint_url = ${url}\n` });
    const asAdministrator = profilesOf({ env: administrator.env });
    await asAdministrator.profiles.select('profile:default');
    const { writes } = await asAdministrator.profiles.connection();
    await writes.send(new CreateUserCommand({ UserName: 'ada', Path: '/staff/' }));
    const { AccessKey: key } = await writes.send(new CreateAccessKeyCommand({ UserName: 'ada' }));

    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENVIRONMENT00000');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'of the environment');
    vi.stubEnv('AWS_PROFILE', 'somebody-else');
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { env } = await awsFolder({
      credentials:
        `[ada]\naws_access_key_id=${key?.AccessKeyId ?? ''}\n` +
        `aws_secret_access_key=${key?.SecretAccessKey ?? ''}\nendpoint_url=${url}\n`,
    });
    const { profiles } = profilesOf({ env });
    expect((await profiles.select('profile:ada')).callerArn).toBe('arn:aws:iam::123456789012:user/staff/ada');
  });

  it('is refused with what to check when its secret key is wrong', async () => {
    const { url, account } = await practiceServer();
    await account.call(new URLSearchParams({ Action: 'CreateUser', Version: '2010-05-08', UserName: 'ada' }));
    const made = await account.call(
      new URLSearchParams({ Action: 'CreateAccessKey', Version: '2010-05-08', UserName: 'ada' }),
    );
    const id = /<AccessKeyId>([^<]+)</.exec(made.body)?.[1] ?? '';
    const { env } = await awsFolder({
      credentials: `[ada]\naws_access_key_id=${id}\naws_secret_access_key=wrong\nendpoint_url=${url}\n`,
    });
    const error = await failureOf(profilesOf({ env }).profiles.select('profile:ada'));
    expect(error).toMatchObject({ kind: 'denied', code: 'SignatureDoesNotMatch', call: 'GetCallerIdentity' });
    expect(error.message).toContain('Check the access key and secret key');
  });

  it('takes its credentials from a credential_process, run once for all clients', async () => {
    const { url } = await practiceServer();
    const { env, folder, config } = await awsFolder({});
    const line = await processLine(
      folder,
      `require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'runs'))}, 'x');
       console.log(JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 's' }));`,
    );
    await writeFile(config, `[profile tool]\n${line}endpoint_url = ${url}\n`);
    const { profiles } = profilesOf({ env });
    expect((await profiles.list()).at(-1)?.kind).toBe('process');
    await profiles.select('profile:tool');
    const { reads, writes } = await profiles.connection();
    await Promise.all([reads.send(new ListUsersCommand()), writes.send(new ListUsersCommand())]);
    expect(await readFile(join(folder, 'runs'), 'utf8')).toBe('x');
  });

  it('takes its endpoints from its services section before its endpoint_url', async () => {
    const iam = await practiceServer();
    const sts = await practiceServer();
    const { env } = await awsFolder({
      config:
        `[profile split]\n${keys}services = local\nendpoint_url = http://127.0.0.1:1\n` +
        `[services local]\niam =\n  endpoint_url = ${iam.url}\nsts =\n  endpoint_url = ${sts.url}\n`,
    });
    const identity = await profilesOf({ env }).profiles.select('profile:split');
    expect(identity.account.endpoint).toBe(iam.url);
  });

  it('yields to the endpoint of the environment', async () => {
    const { url } = await practiceServer();
    const { env } = await awsFolder({ config: `[profile p]\n${keys}endpoint_url = http://127.0.0.1:1\n` });
    const { profiles } = profilesOf({ env: { ...env, AWS_ENDPOINT_URL: url } });
    expect((await profiles.select('profile:p')).account.endpoint).toBe(url);
  });
});

describe('a broken profile', () => {
  it('says what is wrong, and leaves the others and the choice as they are', async () => {
    const { url } = await practiceServer();
    const { env } = await awsFolder({
      config:
        `[profile good]\n${keys}endpoint_url = ${url}\n` +
        '[profile half]\naws_access_key_id = AKIA\n' +
        '[profile lost]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = nowhere\n' +
        '[profile dead]\naws_access_key_id = AKIA\naws_secret_access_key = s\nendpoint_url = http://127.0.0.1:1\n' +
        '[profile second-factor]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = good\n' +
        'mfa_serial = arn:aws:iam::123456789012:mfa/ada\n',
    });
    const { profiles, kept } = profilesOf({ env });
    await profiles.select('profile:good');

    const problems = Object.fromEntries((await profiles.list()).map(({ name, problem }) => [name, problem]));
    expect(problems['good']).toBeUndefined();
    expect(problems['half']).toBe('It has an aws_access_key_id but no aws_secret_access_key.');
    expect(problems['lost']).toBe('Its source_profile "nowhere" does not exist.');
    expect(problems['dead']).toBeUndefined();

    expect(await failureOf(profiles.select('profile:half'))).toEqual({
      kind: 'invalid',
      message: 'Profile "half" cannot be used: It has an aws_access_key_id but no aws_secret_access_key.',
    });
    expect((await failureOf(profiles.select('profile:second-factor'))).kind).toBe('mfa-required');
    expect((await failureOf(profiles.select('profile:none'))).kind).toBe('not-found');
    const dead = await failureOf(profiles.select('profile:dead'));
    expect(dead).toMatchObject({ kind: 'offline', call: 'GetCallerIdentity' });
    expect(dead.message).toContain('ECONNREFUSED');

    expect((await profiles.current()).profileName).toBe('good');
    expect(kept.id).toBe('profile:good');
  });

  it.each([
    ['fails', 'console.error("SECRETOFTHEPROCESS"); process.exit(3)', 'Run that command in a terminal'],
    ['prints no JSON', 'console.log("SECRETOFTHEPROCESS")', 'did not answer with JSON'],
    [
      'prints another version',
      'console.log(JSON.stringify({ Version: 2, SecretAccessKey: "SECRETOFTHEPROCESS" }))',
      '"Version": 1',
    ],
    [
      'prints half a key',
      'console.log(JSON.stringify({ Version: 1, SecretAccessKey: "SECRETOFTHEPROCESS" }))',
      'both an AccessKeyId and a SecretAccessKey',
    ],
    [
      'prints what has expired',
      'console.log(JSON.stringify({ Version: 1, AccessKeyId: "A", SecretAccessKey: "SECRETOFTHEPROCESS", Expiration: "2020-01-01T00:00:00Z" }))',
      'have expired',
    ],
  ])('whose credential_process %s is told without what the process printed', async (_, script, told) => {
    const { env, folder, config } = await awsFolder({});
    await writeFile(config, `[profile tool]\n${await processLine(folder, script)}`);
    const error = await failureOf(profilesOf({ env }).profiles.select('profile:tool'));
    expect(error.kind).toBe('invalid');
    expect(error.message).toContain(told);
    expect(error.message).not.toContain('SECRETOFTHEPROCESS');
    expect(error.message).not.toContain(folder);
  });

  it('whose credential_process never answers is given up after two minutes', async () => {
    const { env, folder, config } = await awsFolder({});
    const started = join(folder, 'started');
    // It ends with the test, which removes the folder.
    const line = await processLine(
      folder,
      `const fs = require('node:fs');
       fs.writeFileSync(${JSON.stringify(started)}, '');
       setInterval(() => fs.existsSync(${JSON.stringify(started)}) || process.exit(), 50);`,
    );
    await writeFile(config, `[profile tool]\n${line}`);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const failure = failureOf(profilesOf({ env }).profiles.select('profile:tool'));
    while (!existsSync(started)) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect((await failure).message).toContain('gave no credentials within two minutes');
  });

  it('whose program is not there says to give its full path', async () => {
    const { env } = await awsFolder({
      config: '[profile tool]\ncredential_process = no-such-program-xyz get\n',
    });
    const error = await failureOf(profilesOf({ env }).profiles.select('profile:tool'));
    expect(error.message).toContain('Give its full path');
  });

  it('with a sign-in session that is not there names the command to run', async () => {
    const { env } = await awsFolder({
      config:
        '[profile sso]\nsso_session = company\nsso_account_id = 123456789012\nsso_role_name = admin\n' +
        '[sso-session company]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-central-1\n',
    });
    vi.stubEnv('AWS_CONFIG_FILE', env['AWS_CONFIG_FILE'] ?? '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const error = await failureOf(profilesOf({ env }).profiles.select('profile:sso'));
    expect(error.kind).toBe('session-expired');
    expect(error.message).toContain('aws sso login --profile sso');
  });

  it('file that is a folder is listed as such, beside the profiles of the other file', async () => {
    const { env, folder } = await awsFolder({ credentials: `[b]\n${keys}` });
    const { profiles } = profilesOf({ env: { ...env, AWS_CONFIG_FILE: folder } });
    const list = await profiles.list();
    expect(list.map(({ id }) => id)).toEqual(['practice', 'profile:b', 'file:config']);
    expect(list.at(-1)?.problem).toContain('EISDIR');
    expect((await failureOf(profiles.select('file:config'))).message).toContain('EISDIR');
  });
});

describe('the remembered choice', () => {
  it('is used at the next start, and its error is shown when it no longer works', async () => {
    const { url } = await practiceServer();
    const { env, credentials } = await awsFolder({ credentials: `[p]\n${keys}endpoint_url = ${url}\n` });
    const { kept } = profilesOf();
    const remembered = { read: () => kept.id, write: (id: string) => void (kept.id = id) };
    await profilesOf({ env, remembered }).profiles.select('profile:p');
    expect((await profilesOf({ env, remembered }).profiles.current()).profileName).toBe('p');

    await writeFile(credentials, '');
    const { profiles } = profilesOf({ env, remembered });
    expect(await failureOf(profiles.current())).toMatchObject({ kind: 'not-found' });
    expect(kept.id).toBe('profile:p');
    expect((await profiles.select('practice')).profileId).toBe('practice');
    expect((await profiles.current()).profileId).toBe('practice');
    expect(kept.id).toBe('practice');
  });

  it('holds for this session where the disk does not take it', async () => {
    const { url } = await practiceServer();
    const { env } = await awsFolder({ credentials: `[p]\n${keys}endpoint_url = ${url}\n` });
    const full = (): never => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    };
    const { profiles } = profilesOf({ env, remembered: { read: () => undefined, write: full } });
    expect((await profiles.current()).profileId).toBe('practice');
    expect((await profiles.select('profile:p')).profileName).toBe('p');
    expect((await profiles.current()).profileName).toBe('p');
  });
});

describe('two choices under way', () => {
  it('end with the later one, also for those who asked for the current profile', async () => {
    const slow = await startPracticeServer({ catalogue: catalogueOf([]), latencyMs: 100 });
    onTestFinished(() => slow.close());
    const { env } = await awsFolder({ credentials: `[slow]\n${keys}endpoint_url = ${slow.url}\n` });
    const { profiles, kept } = profilesOf({ env });
    kept.id = 'profile:slow';
    const current = profiles.current();
    const later = profiles.select('practice');
    expect((await later).profileId).toBe('practice');
    expect((await current).profileId).toBe('practice');
    expect(kept.id).toBe('practice');

    const overtaken = failureOf(profiles.select('profile:slow'));
    await profiles.select('practice');
    expect((await overtaken).kind).toBe('conflict');
    expect((await profiles.current()).profileId).toBe('practice');
  });
});

describe('a connection for an account', () => {
  it('is given for that account alone', async () => {
    const { url } = await practiceServer();
    const { env } = await awsFolder({ credentials: `[p]\n${keys}endpoint_url = ${url}\n` });
    const { profiles } = profilesOf({ env });
    const { account } = await profiles.current();
    expect((await profiles.connectionFor({ ...account })).identity.profileId).toBe('practice');
    await profiles.select('profile:p');
    const error = await failureOf(profiles.connectionFor(account));
    expect(error.kind).toBe('conflict');
    expect(error.message).toContain('the practice account');
    expect(error.message).toContain(url);
  });
});

describe('the preview without Electron', () => {
  it('chooses only the practice account and endpoints of this machine', async () => {
    const { url } = await practiceServer();
    const { env } = await awsFolder({
      config:
        `[profile local]\n${keys}endpoint_url = ${url}\n` +
        `[profile aws]\n${keys}` +
        `[profile lookalike]\n${keys}endpoint_url = http://127.0.0.1.example.com\n` +
        `[profile far]\n${keys}services = far\nendpoint_url = ${url}\n` +
        '[services far]\nsts =\n  endpoint_url = https://sts.example.com\n' +
        `[profile half]\n${keys}services = s\n[services s]\niam =\n  endpoint_url = ${url}\n` +
        // Its credentials would come from the portal, which is no endpoint of this machine.
        '[profile portal]\nsso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\n' +
        `sso_account_id = 123456789012\nsso_role_name = r\nendpoint_url = ${url}\n` +
        `[profile through]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = portal\nendpoint_url = ${url}\n`,
    });
    const { profiles } = profilesOf({ env, preview: true });
    const withProblem = (await profiles.list()).filter(({ problem }) => problem !== undefined);
    expect(withProblem.map(({ name }) => name)).toEqual([
      'aws',
      'lookalike',
      'far',
      'half',
      'portal',
      'through',
    ]);
    for (const { id } of withProblem) expect((await failureOf(profiles.select(id))).kind).toBe('denied');
    expect((await profiles.select('profile:local')).account.endpoint).toBe(url);
  });
});
