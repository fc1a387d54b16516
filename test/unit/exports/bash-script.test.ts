import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { passwordProblems, startsLikeFormula } from '../../../shared/rules/passwords.ts';
import type { ExportTarget } from '../../../shared/exports/export-target.ts';
import { bashScript } from '../../../shared/exports/bash/bash-script.ts';
import { hostileSteps, reviewedSteps } from './hostile-steps.ts';
import { runScript, type Command } from '../../support/run-script.ts';
import {
  account,
  boundary,
  draftOf,
  inlineDocument,
  readOnly,
  withPasswordPolicy,
} from '../plans/plan-samples.ts';

const target: ExportTarget = {
  account: { partition: 'aws', accountId: '123456789012', endpoint: 'http://127.0.0.1:4566' },
  region: 'eu-central-1',
  profileName: "it's mine",
};
const targetOptions = [
  "--profile=it's mine",
  '--region=eu-central-1',
  '--endpoint-url=http://127.0.0.1:4566',
];

function scriptOf(draft: Draft, of: ExportTarget = target): string {
  return bashScript({ draft, plan: plan(draft, account), target: of, snapshot: account });
}

/** The parameters that an option of the AWS CLI stands for. */
function parameters(arg: string, file: string | undefined): Record<string, unknown> {
  const [, no, name = '', value] = /^--(no-)?([a-z-]+)(?:=([^]*))?$/.exec(arg) ?? [];
  if (arg.startsWith('file://')) return JSON.parse(file ?? '') as Record<string, unknown>;
  if (name === 'cli-input-json') return JSON.parse(value ?? '{}') as Record<string, unknown>;
  const pascal = pascalCase(name);
  if (value === undefined) return { [pascal]: no === undefined };
  return { [pascal]: name === 'tags' ? (JSON.parse(value) as unknown) : value };
}

function pascalCase(words: string): string {
  return words.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A command as the call that it makes; `undefined` for one that only looks. */
function callOf({ args, file }: Command): { call: string; input: Record<string, unknown> } | undefined {
  const [service, command = '', ...options] = args;
  if (service === 'sts' || /^(get|list)-/.test(command)) return undefined;
  const own = options.filter((arg) => !targetOptions.includes(arg) && arg !== '--output=json');
  return {
    call: pascalCase(command),
    input: Object.assign({}, ...own.map((arg) => parameters(arg, file))) as Record<string, unknown>,
  };
}

/** The inputs with which passwords are set. */
function passwordInputs(commands: Command[]): Record<string, unknown>[] {
  const calls = commands.map(callOf).filter((call) => call !== undefined);
  return calls.filter(({ call }) => call === 'CreateLoginProfile').map(({ input }) => input);
}

/** What a step's call is, but for its password. */
function expected({ call, input }: Step): { call: string; input: unknown } {
  return call === 'CreateLoginProfile'
    ? { call, input: { ...input, Password: expect.any(String) as string } }
    : { call, input };
}

const full = draftOf(['maria', '-x'], {
  accessKey: true,
  path: '/people/',
  boundaryArn: boundary,
  policyArns: [readOnly],
  inlinePolicies: [{ name: 'Own', document: inlineDocument }],
  tags: [{ key: 'Team', value: "Blue's “best” $HOME" }],
});

it('sends a description that looks like a file as it is: the AWS CLI would read that file', () => {
  const newPolicies = [
    { name: 'Reports', path: '/', description: 'file:///etc/passwd', document: inlineDocument },
  ];
  const script = scriptOf({ ...draftOf(['ada']), newPolicies });
  expect(script).not.toContain('--description=');
  expect(script).toContain(`--cli-input-json='{"Description":"file:///etc/passwd"}'`);
});

describe('the bash script', () => {
  it('makes the plan’s calls, in order, all as the reviewed profile', async () => {
    const run = await runScript(scriptOf(full));
    expect(run).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(
        /All is done. The credentials are in .\/gatehouse-[0-9a-f]{12}\n$/,
      ) as string,
    });
    expect(run.commands.flatMap((command) => callOf(command) ?? [])).toEqual(
      plan(full, account).steps.map(expected),
    );
    for (const { args } of run.commands) expect(args).toEqual(expect.arrayContaining(targetOptions));
  });

  it('makes the batch’s own policies and groups first, and waits for each', async () => {
    const document = JSON.stringify(JSON.parse(inlineDocument));
    const made = {
      ...draftOf(['maria'], { groups: ['it’s new'], policyArns: ['new-policy:Reports'] }),
      newPolicies: [{ name: 'Reports', path: '/own/', description: "Ada's", document }],
      newGroups: [{ name: 'it’s new', path: '/', policyArns: ['new-policy:Reports', readOnly] }],
    };
    const { commands } = await runScript(scriptOf(made));
    const { steps } = plan(made, account);
    expect(steps.map(({ call }) => call).slice(0, 5)).toEqual([
      'CreatePolicy',
      'CreateGroup',
      'AttachGroupPolicy',
      'AttachGroupPolicy',
      'CreateUser',
    ]);
    expect(commands.flatMap((command) => callOf(command) ?? [])).toEqual(steps.map(expected));
    for (const [made, found] of [
      ['create-policy', ['get-policy', '--policy-arn=arn:aws:iam::123456789012:policy/own/Reports']],
      ['create-group', ['get-group', '--group-name=it’s new']],
    ] as const) {
      const at = commands.findIndex(({ args }) => args[1] === made);
      expect(commands[at + 1]?.args.slice(1, 3)).toEqual(found);
    }
  });

  it('waits for each user before it is used', async () => {
    const { commands } = await runScript(scriptOf(full));
    const made = commands.findIndex(({ args }) => args[1] === 'create-user');
    expect(commands[made + 1]?.args).toEqual(['iam', 'get-user', '--user-name=maria', ...targetOptions]);
  });

  it('says any text to the AWS CLI as it is', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileSteps, async (steps) => {
        const script = bashScript({ ...reviewedSteps(steps), target });
        const run = await runScript(script, { input: 'Pa\\s"s\nPa\\s"s\n'.repeat(3) });
        expect(run.status).toBe(0);
        expect(run.commands.flatMap((command) => callOf(command) ?? [])).toEqual(steps.map(expected));
        expect(await readdir(run.folder)).not.toContain('gotcha');
      }),
      { numRuns: 15 },
    );
  });

  it('says any text as it is of users who were there before', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileSteps, async (all) => {
        const steps = all.filter(({ call }) => call === 'TagUser' || call === 'PutUserPolicy');
        const run = await runScript(bashScript({ ...reviewedSteps(steps), target }));
        expect(run.commands.flatMap((command) => callOf(command) ?? [])).toEqual(steps.map(expected));
        expect(run.commands.map(({ args }) => args[1]).filter((one) => one?.startsWith('list-'))).toEqual(
          steps.map(({ call }) => (call === 'TagUser' ? 'list-user-tags' : 'list-user-policies')),
        );
        expect(await readdir(run.folder)).not.toContain('gotcha');
      }),
      { numRuns: 15 },
    );
  });

  it('makes up passwords that AWS takes, and keeps them and the keys for their owner’s eyes', async () => {
    const longPolicy = { ...withPasswordPolicy(true).passwordPolicy, minimumLength: 33 } as NonNullable<
      typeof account.passwordPolicy
    >;
    const draft = draftOf(['maria', 'john'], { accessKey: true });
    const snapshot = { ...account, passwordPolicy: longPolicy };
    const made = plan(draft, account);
    const script = bashScript({ draft, plan: made, target, snapshot });
    const run = await runScript(script);
    const folder = join(run.folder, `gatehouse-${made.hash.slice(0, 12)}`);
    const kept = await Promise.all(
      ['maria', 'john'].map((name) => readFile(join(folder, `${name}_password.txt`), 'utf8')),
    );
    const sent = passwordInputs(run.commands).map(({ Password }) => String(Password));
    expect(kept.map((one) => one.trimEnd())).toEqual(sent);
    expect(new Set(sent).size).toBe(2);
    for (const password of sent) {
      expect(passwordProblems(password, longPolicy)).toEqual([]);
      expect(startsLikeFormula(password)).toBe(false);
      expect(script).not.toContain(password);
      expect(run.commands.flatMap(({ args }) => args).join(' ')).not.toContain(password);
    }
    expect((await readdir(folder)).sort()).toEqual([
      '.script',
      'john_accessKey.json',
      'john_password.txt',
      'maria_accessKey.json',
      'maria_password.txt',
    ]);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      expect((await stat(join(entry.parentPath, entry.name))).mode & 0o777).toBe(
        entry.isDirectory() ? 0o700 : 0o600,
      );
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('asks twice for each custom password, until both are the same', async () => {
    const run = await runScript(scriptOf(draftOf(['maria', 'john'], { passwordMode: 'custom-each' })), {
      input: ['Mistyped1!', 'Correct-1', 'Correct-1 "\\', 'Correct-1 "\\', 'Other-2!', 'Other-2!', ''].join(
        '\n',
      ),
    });
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('Console password of maria:');
    expect(run.stderr).toContain('These two differ.');
    expect(passwordInputs(run.commands)).toEqual([
      { UserName: 'maria', PasswordResetRequired: true, Password: 'Correct-1 "\\' },
      { UserName: 'john', PasswordResetRequired: true, Password: 'Other-2!' },
    ]);
    const [folder = ''] = (await readdir(run.folder)).filter((name) => name.startsWith('gatehouse-'));
    expect(await readdir(join(run.folder, folder))).toEqual(['.script']);
  });

  it('asks once for one custom password for all', async () => {
    const run = await runScript(scriptOf(draftOf(['maria', 'john'], { passwordMode: 'custom-shared' })), {
      input: 'Shared-3!\nShared-3!\n',
    });
    expect(run.status).toBe(0);
    expect(passwordInputs(run.commands)).toMatchObject([
      { Password: 'Shared-3!' },
      { Password: 'Shared-3!' },
    ]);
  });

  it.each([
    'arn:aws:iam::210987654321:user/operator',
    'arn:aws-cn:iam::123456789012:user/operator',
    'arn:aws:sts::1234567890123:assumed-role/x/y',
  ])('does nothing as %s', async (caller) => {
    const run = await runScript(scriptOf(full), { caller });
    expect(run).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Nothing was created') as string,
    });
    expect(run.commands).toHaveLength(1);
  });

  it('goes on as a role’s session, and as the root user', async () => {
    for (const caller of ['arn:aws:sts::123456789012:assumed-role/x/y', 'arn:aws:iam::123456789012:root'])
      expect((await runScript(scriptOf(full), { caller })).status).toBe(0);
  });

  it('ends at the first call that fails', async () => {
    const run = await runScript(scriptOf(full), { fails: 'add-user-to-group' });
    expect(run.status).not.toBe(0);
    expect(run.commands.at(-1)?.args[1]).toBe('add-user-to-group');
  });

  it('keeps nothing on a disk that forgets file modes', async () => {
    // There, what the script makes has the mode that all has.
    const script = scriptOf(full).replace('umask 077', 'umask 022');
    const run = await runScript(script, { forgetsModes: true });
    expect(run).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot be kept to you alone') as string,
    });
    const { hash } = plan(full, account);
    expect(await readdir(join(run.folder, `gatehouse-${hash.slice(0, 12)}`))).toEqual([]);
  });

  it('leaves out what the profile does not have', async () => {
    const aws = { ...target, account: { ...target.account, endpoint: 'aws' } };
    expect(scriptOf(full, aws)).not.toContain('endpoint-url');
    const practice = { account: { ...target.account, endpoint: 'practice' }, region: 'us-east-1' };
    expect(scriptOf(full, practice)).not.toContain('--profile');
    const run = await runScript(scriptOf(full, practice));
    expect(run).toMatchObject({ commands: [], stderr: expect.stringContaining('PRACTICE_URL') as string });
    expect(run.status).not.toBe(0);
  });
});
