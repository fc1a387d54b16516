import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, it } from 'vitest';
import { peersRequired } from './moto-server.ts';

/** Where `apt-get install awscli` puts it, then whatever is on the PATH: only version 2 has `aws configure import`. */
const candidates = ['/usr/bin/aws', 'aws'];

// Where there is no such program, there is no output either, whatever the types say.
const aws = candidates.find((path) => String(spawnSync(path, ['--version']).stdout).startsWith('aws-cli/2.'));
const problem = aws === undefined ? 'the AWS CLI 2 is not installed (apt-get install awscli)' : undefined;

/** A `describe` for tests that use the AWS CLI 2. Without it they are skipped by name; with `REQUIRE_PEERS=1` they fail. */
export function describeWithAwsCli(name: string, tests: () => void): void {
  if (problem !== undefined && peersRequired()) {
    it(name, () => {
      throw new Error(problem);
    });
    return;
  }
  describe.skipIf(problem !== undefined)(
    problem === undefined ? name : `${name} [skipped: ${problem}]`,
    tests,
  );
}

/** The program, for scripts that call it; throws where there is none. */
export function awsCliPath(): string {
  if (aws === undefined) throw new Error(problem);
  return aws;
}

/** The variables under which the AWS CLI runs here, and no others. */
export const awsCliEnvironment = {
  PATH: '/usr/bin:/bin',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_REGION: 'us-east-1',
};

/** Runs the AWS CLI with these variables alone; gives what it printed, rejects with its error text. */
export async function awsCli(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(awsCliPath(), args, { env: { ...awsCliEnvironment, ...env } });
  return stdout;
}
