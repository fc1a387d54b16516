import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powershellScript } from '../../../shared/exports/powershell/powershell-script.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { powershellParser } from '../../support/powershell-grammar.ts';
import { account, draftOf } from '../plans/plan-samples.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { hostileSteps, hostileTexts, reviewedSteps } from './hostile-steps.ts';

const parse = await powershellParser();

/** The call that a command makes, as a step has it; `undefined` for the script's own machinery. */
function callOf({
  name,
  args,
}: {
  name: string;
  args: string[];
}): { call: string; input: unknown } | undefined {
  const [number = '', ...rest] = args;
  if (!/^\d+$/.test(number)) return undefined;
  switch (name) {
    case 'Invoke-Once':
      return { call: pascalCase(rest[0]), input: JSON.parse(rest[1] ?? '') };
    case 'Add-UserPolicy':
      return { call: 'PutUserPolicy', input: JSON.parse(rest[2] ?? '') };
    case 'Add-UserTags':
      return { call: 'TagUser', input: JSON.parse(rest[1] ?? '') };
    case 'New-Entity':
      return { call: pascalCase(rest[2]), input: JSON.parse(rest[3] ?? '') };
    case 'New-SignIn':
      return { call: 'CreateLoginProfile', input: JSON.parse(`{${rest[1]}}`) };
    case 'Set-SignIn':
      return { call: 'UpdateLoginProfile', input: JSON.parse(`{${rest[0]}}`) };
    case 'New-AccessKey':
      return { call: 'CreateAccessKey', input: JSON.parse(rest[1] ?? '') };
    default:
      return undefined;
  }
}

function pascalCase(words = ''): string {
  return words.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const common = { id: '1', rowId: '1' };

describe('the PowerShell script', () => {
  it('is parsed by a grammar that refuses what is broken', () => {
    const script = powershellScript(reviewedSteps(plan(draftOf(['maria']), account).steps));
    expect(parse(script)).toBeDefined();
    for (const broken of [
      script.replace("'maria_password.txt'", "'maria_password.txt"),
      script.replace('try {', 'try'),
      script.replace('param(', 'param(('),
      `${script}}`,
    ]) {
      expect(broken).not.toBe(script);
      expect(parse(broken)).toBeUndefined();
    }
  });

  it('says any text as it is, in ASCII', () => {
    fc.assert(
      fc.property(hostileSteps, hostileTexts, (steps, profileName) => {
        const reviewed = reviewedSteps(steps);
        const target = { ...reviewed.target, profileName };
        const script = powershellScript({ ...reviewed, target });
        expect(script).toMatch(/^[\n\x20-\x7e]*$/);
        const commands = parse(script);
        expect(commands?.flatMap((command) => callOf(command) ?? [])).toEqual(
          steps.map(({ call, input }) => ({ call, input })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('looks first at what users have who were there before, with any text as it is', () => {
    fc.assert(
      fc.property(hostileSteps, (all) => {
        const steps = all.filter(({ call }) => call === 'TagUser' || call === 'PutUserPolicy');
        const commands = parse(powershellScript(reviewedSteps(steps)));
        expect(commands?.flatMap((command) => callOf(command) ?? [])).toEqual(
          steps.map(({ call, input }) => ({ call, input })),
        );
        const adding = commands?.filter(
          ({ name, args }) => /^Add-User/.test(name) && /^\d/.test(args[0] ?? ''),
        );
        expect(
          adding?.map(({ args }) => args.slice(1, -1).map((json) => JSON.parse(json) as unknown)),
        ).toEqual(
          steps.map(({ call, input }) =>
            call === 'PutUserPolicy'
              ? [{ UserName: input.UserName }, { UserName: input.UserName, PolicyName: input.PolicyName }]
              : [{ UserName: 'UserName' in input ? input.UserName : '' }],
          ),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('overwrites nothing that users have who were there before', () => {
    const script = powershellScript(reviewedSteps([]));
    // What is there is looked at before the call that would replace it, in both.
    for (const [name, look, call] of [
      ['Add-UserPolicy', 'list-user-policies', 'put-user-policy'],
      ['Add-UserTags', 'list-user-tags', 'tag-user'],
    ] as const) {
      const [, body = ''] = new RegExp(`^function ${name}\\(.*\n([^]*?)^}`, 'm').exec(script) ?? [];
      expect(body).toMatch(new RegExp(`'${look}'[^]*Stop-Given[^]*Invoke-Once \\$Step '${call}'`));
    }
  });

  it('takes passwords from where the draft says, and none is in it', () => {
    const steps: Step[] = [
      {
        ...common,
        call: 'CreateLoginProfile',
        input: { UserName: 'a', PasswordResetRequired: true },
        password: 'generated',
      },
      {
        ...common,
        call: 'UpdateLoginProfile',
        input: { UserName: "b's ü", PasswordResetRequired: false },
        password: 'custom',
      },
    ];
    const each = powershellScript(reviewedSteps(steps));
    expect(each).toContain("{ Read-KeptPassword 'a_password.txt' }");
    const asked = parse(each)?.find(({ name, args }) => name === 'Read-Password' && args[0]?.includes('ü'));
    expect(asked?.args).toEqual(["Console password of b's ü"]);
    const shared = draftOf(['b'], { passwordMode: 'custom-shared' });
    const forAll = powershellScript({ ...reviewedSteps(steps), draft: shared });
    expect(forAll).toContain('{ Read-SharedPassword }');
  });

  it('takes a typed password for a made up one of no user, whatever the name is', () => {
    const asked: Step = {
      ...common,
      call: 'CreateLoginProfile',
      input: { UserName: 'Read-KeptPassword', PasswordResetRequired: true },
      password: 'custom',
    };
    const made: Step = { ...asked, password: 'generated' };
    const commands = parse(powershellScript(reviewedSteps([asked, made]))) ?? [];
    const signIns = commands.filter(({ name, args }) => name === 'New-SignIn' && /^\d/.test(args[0] ?? ''));
    expect(signIns.map(({ args }) => args.slice(4))).toEqual([['-Typed'], []]);
  });

  it('wants its account, its endpoint and passwords as long as the account does', () => {
    const reviewed = reviewedSteps([]);
    const passwordPolicy = { ...account.passwordPolicy, minimumLength: 33 } as NonNullable<
      typeof account.passwordPolicy
    >;
    const at = (endpoint: string, partition: 'aws' | 'aws-cn' = 'aws'): string =>
      powershellScript({
        ...reviewed,
        snapshot: { ...account, passwordPolicy },
        target: { ...reviewed.target, account: { ...account.account, endpoint, partition } },
      });
    expect(at('aws', 'aws-cn')).toContain("-cnotmatch '^arn:aws-cn:(iam|sts)::123456789012:'");
    expect(at('aws')).not.toContain('endpoint-url');
    expect(at('http://127.0.0.1:1')).toContain("'--endpoint-url=http://127.0.0.1:1'");
    expect(at('practice')).toContain('if (-not $env:PRACTICE_URL) { throw');
    expect(at('aws')).toContain('(1..33 |');
  });
});
