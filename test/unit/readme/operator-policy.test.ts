import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../../..');

const policySchema = z.object({
  Statement: z.array(z.object({ Effect: z.literal('Allow'), Action: z.array(z.string()) })),
});

/** The actions that the README's policy gives the operator. */
function allowedActions(): string[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const policy = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  return policySchema.parse(JSON.parse(policy)).Statement.flatMap(({ Action }) => Action);
}

/** The IAM calls that the main process can make, by the commands and paginators of the SDK that it uses. */
function calledActions(): string[] {
  const sources = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('practice'),
  );
  const calls = sources.flatMap((name) => {
    const source = readFileSync(join(root, 'electron', name), 'utf8');
    return [...source.matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)].map(
      ([, command, pages]) => command ?? pages,
    );
  });
  return [...new Set(calls)]
    .filter((call) => call !== 'GetCallerIdentity')
    .map((call) => `iam:${call ?? ''}`);
}

describe('the least-privilege policy in the README', () => {
  it('allows every call that Gatehouse can make, and nothing else', () => {
    // iam:TagUser is needed for CreateUser with tags, too:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_users.html
    const needed = [...new Set([...calledActions(), 'iam:TagUser'])];
    expect(allowedActions().sort()).toEqual(needed.sort());
  });
});
