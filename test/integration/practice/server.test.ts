import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  ListUsersCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type PracticeServer,
  type PracticeServerOptions,
  startPracticeServer,
} from '../../../electron/practice/server.ts';
import { stateFile } from '../../../electron/practice/state-file.ts';
import { operator, own, refusal, someManagedPolicies } from './practice-fixture.ts';

const Ann = { UserName: 'Ann' };
let folder: string;
let servers: PracticeServer[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-'));
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.close();
  await rm(folder, { recursive: true });
});

async function start(options: Partial<PracticeServerOptions> = {}): Promise<PracticeServer> {
  const server = await startPracticeServer({ catalogue: someManagedPolicies, ...options });
  servers.push(server);
  return server;
}

function clients({ url }: PracticeServer, credentials = operator) {
  const configuration = { region: 'eu-central-1', endpoint: url, credentials, maxAttempts: 1 };
  return { iam: new IAMClient(configuration), sts: new STSClient(configuration) };
}

async function annsKey(server: PracticeServer) {
  const { iam } = clients(server);
  await iam.send(new CreateUserCommand(Ann));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand(Ann));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

interface Raw {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The status of a request that no AWS client would make. */
function raw(
  { url }: PracticeServer,
  { method = 'POST', path = '/', headers = {}, body = '' }: Raw,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('the practice server', () => {
  test('is on 127.0.0.1, with IAM and STS on one URL, and starts empty', async () => {
    const server = await start();
    const { iam, sts } = clients(server);

    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([]);
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('123456789012');
  });

  test('takes a key that it issued for its user, when it signs correctly', async () => {
    const server = await start();
    const key = await annsKey(server);
    const wrong = { ...key, secretAccessKey: `x${key.secretAccessKey.slice(1)}` };

    const identity = await clients(server, key).sts.send(new GetCallerIdentityCommand({}));

    expect(identity.Arn).toBe(own('user', 'Ann'));
    expect(await refusal(clients(server, wrong).sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'SignatureDoesNotMatch',
      status: 403,
    });
    const { AccessKeyLastUsed } = await clients(server).iam.send(
      new GetAccessKeyLastUsedCommand({ AccessKeyId: key.accessKeyId }),
    );
    expect(AccessKeyLastUsed).toMatchObject({ ServiceName: 'sts', Region: 'eu-central-1' });
  });

  test('refuses an inactive key', async () => {
    const server = await start();
    const key = await annsKey(server);
    await clients(server).iam.send(
      new UpdateAccessKeyCommand({ ...Ann, AccessKeyId: key.accessKeyId, Status: 'Inactive' }),
    );

    expect(await refusal(clients(server, key).sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'InvalidClientTokenId',
      status: 403,
    });
  });

  test('can be emptied', async () => {
    const server = await start();
    await annsKey(server);

    expect(await raw(server, { path: '/_practice/reset' })).toBe(204);

    expect((await clients(server).iam.send(new ListUsersCommand({}))).Users).toEqual([]);
  });

  test('answers its own host names only, and no web page', async () => {
    const server = await start();
    const { port } = new URL(server.url);
    const path = '/_practice/reset';
    const hosts = ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'].map((name) => `${name}:${port}`);
    for (const host of hosts) expect(await raw(server, { path, headers: { host } })).toBe(204);

    const foreign = ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', 'localhost'];
    for (const host of foreign) expect(await raw(server, { path, headers: { host } })).toBe(403);
    for (const origin of ['https://evil.example', server.url, 'null']) {
      expect(await raw(server, { path, headers: { origin } })).toBe(403);
    }
  });

  test('refuses what is no awsQuery request', async () => {
    const server = await start();
    const body = 'Action=ListUsers&Version=2010-05-08';

    expect(await raw(server, { method: 'GET' })).toBe(405);
    expect(await raw(server, { path: '/elsewhere' })).toBe(404);
    expect(await raw(server, { body })).toBe(403);
    expect(await raw(server, { body, headers: { authorization: 'Basic eDp5' } })).toBe(400);
    expect(await raw(server, { body: 'x'.repeat(1024 * 1024 + 1) })).toBe(413);
  });

  test('answers an unknown operation as AWS does', async () => {
    const server = await start();
    const authorization = `AWS4-HMAC-SHA256 Credential=AKIAOPERATOROPERATOR/20260302/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: { authorization },
      body: 'Action=Create<Role>&Version=2010-05-08',
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer.text()).toContain(
      '<Type>Sender</Type><Code>InvalidAction</Code><Message>Could not find operation Create&lt;Role&gt; for version 2010-05-08</Message>',
    );
  });

  test('fails to start on a port that is taken', async () => {
    const server = await start();

    await expect(start({ port: Number(new URL(server.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});

describe('the state file', () => {
  test('is for its owner only, and brings everything back', async () => {
    const file = join(folder, 'state.json');
    const first = await start({ store: stateFile(file) });
    const key = await annsKey(first);
    await first.close();

    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const second = await start({ store: stateFile(file) });
    expect(second.problem).toBeUndefined();
    expect((await clients(second, key).sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      own('user', 'Ann'),
    );
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  test('holds every change by the time its call is answered', async () => {
    const file = join(folder, 'state.json');
    const { iam } = clients(await start({ store: stateFile(file) }));

    await Promise.all(['Ann', 'Bob', 'Cy'].map((UserName) => iam.send(new CreateUserCommand({ UserName }))));

    const text = await readFile(file, 'utf8');
    for (const name of ['Ann', 'Bob', 'Cy']) expect(text).toContain(`"name":"${name}"`);
  });

  test('is set aside when it is damaged', async () => {
    const file = join(folder, 'state.json');
    await writeFile(file, '{"format":"gatehouse-practice-account","version":1,"users":"none"}');

    const server = await start({ store: stateFile(file) });

    const [aside] = (await readdir(folder)).filter((name) => name.includes('damaged'));
    expect(server.problem).toContain(`set aside as ${join(folder, aside ?? 'nowhere')}`);
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toContain('"users":"none"');
    await clients(server).iam.send(new CreateUserCommand(Ann));
  });
});
