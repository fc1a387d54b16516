import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { CreateUserCommand, GetPolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aws, managedPoliciesFile, operator, refusal } from './practice-fixture.ts';

const script = fileURLToPath(new URL('../../../electron/practice/serve.ts', import.meta.url));
let folder: string;

beforeAll(() => {
  managedPoliciesFile();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-'));
});

afterEach(() => rm(folder, { recursive: true }));

function serve(...args: string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

function exitCode(child: ReturnType<typeof serve>): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

describe('npm run practice', () => {
  test('says where it is, keeps its state in clear and says so, and ends when told', async () => {
    const file = join(folder, 'state.json');
    const child = serve('--port', '0', '--state', file, '--rate', '1', '--burst', '1');
    const errors = text(child.stderr);
    const line = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
    const [, url] = /^practice account on (http:\/\/127\.0\.0\.1:\d+)$/.exec(String(line.value)) ?? [];
    const iam = new IAMClient({
      region: 'us-east-1',
      endpoint: url ?? '',
      credentials: operator,
      maxAttempts: 1,
    });

    await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
    const policy = await iam.send(new GetPolicyCommand({ PolicyArn: aws('job-function/ViewOnlyAccess') }));
    const throttled = await refusal(iam.send(new CreateUserCommand({ UserName: 'Bob' })));
    child.kill('SIGTERM');
    const code = await exitCode(child);

    expect(policy.Policy?.PolicyName).toBe('ViewOnlyAccess');
    expect(throttled.name).toBe('Throttling');
    expect(code).toBe(0);
    expect(await errors).toContain(`The state is kept in ${file} as clear text`);
    expect(await readFile(file, 'utf8')).toContain('"name":"Ann"');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('says what is wrong with its arguments', async () => {
    const child = serve('--lag', 'long');
    const [errors, output, code] = await Promise.all([
      text(child.stderr),
      text(child.stdout),
      exitCode(child),
    ]);

    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain('--lag must be a whole number from 0 to 600000.\n\nUsage: npm run practice --');
  });
});
