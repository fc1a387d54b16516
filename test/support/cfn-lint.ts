import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, it } from 'vitest';
import { peersRequired } from './moto-server.ts';

// Where there is no such program, there is no status either.
const problem =
  spawnSync('cfn-lint', ['--version']).status === 0
    ? undefined
    : 'cfn-lint is not on the PATH (pip install cfn-lint)';

/** A `describe` for tests that use cfn-lint. Without it they are skipped by name; with `REQUIRE_PEERS=1` they fail. */
export function describeWithCfnLint(name: string, tests: () => void): void {
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

/** What cfn-lint finds wrong with a template against AWS's own schemas of resources; an empty text when nothing. */
export async function cfnLint(template: string): Promise<string> {
  const child = spawn('cfn-lint', [], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(template);
  return text(child.stdout);
}
