import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportPlan } from '../../../shared/exports/export-plan.ts';
import type { ReviewedPlan } from '../../../shared/exports/reviewed-plan.ts';
import { plan } from '../../../shared/plans/plan.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { account, boundary, draftOf, inlineDocument, readOnly } from '../plans/plan-samples.ts';
import { hostileSteps, reviewedSteps } from './hostile-steps.ts';

const block = z.record(z.string(), z.unknown());
const configuration = z.object({
  terraform: z.array(block),
  provider: z.record(z.string(), z.array(block)),
  variable: z.record(z.string(), z.array(block)).optional(),
  import: z.array(block).optional(),
  resource: z.record(z.string(), z.record(z.string(), z.array(block).length(1))).default({}),
});

function textOf(reviewed: ReviewedPlan): string {
  const exported = exportPlan('terraform', reviewed);
  if ('problem' in exported) throw new Error(exported.problem);
  return exported.text;
}

/** The configuration as HashiCorp's own parser of HCL reads it. */
async function parsed(text: string): Promise<z.infer<typeof configuration>> {
  return configuration.parse(await parse('users.tf', text));
}

/** The blocks of a type, by their resources' names. */
function blocksOf(file: z.infer<typeof configuration>, type: string): Record<string, unknown>[] {
  return Object.values(file.resource[type] ?? {}).flat();
}

/** Texts as Terraform has them: the parser leaves markers of templates doubled. */
function read(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(/([$%])\1\{/g, '$1{'));
}

/** Terraform's strings are normalised. */
function nfc(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).normalize('NFC'));
}

const common = { id: '1', rowId: '1' };

describe('the Terraform configuration', () => {
  it('says a plan, each resource by its name', async () => {
    const draft = {
      ...draftOf(['maria', '2nd'], {
        accessKey: true,
        path: '/people/',
        boundaryArn: boundary,
        groups: ['developers', 'analysts'],
        policyArns: [readOnly, 'new-policy:Reports'],
        inlinePolicies: [{ name: 'Own', document: inlineDocument.replace('reports/*', '${aws:username}/*') }],
        tags: [{ key: 'Team', value: 'Büro 7' }],
      }),
      newPolicies: [{ name: 'Reports', path: '/own/', description: 'Reads', document: '{}' }],
      newGroups: [{ name: 'analysts', path: '/teams/', policyArns: ['new-policy:Reports'] }],
    };
    const text = textOf(reviewedSteps(plan(draft, account).steps));
    const file = await parsed(text);
    expect(file.terraform[0]).toMatchObject({ required_version: '>= 1.5' });
    expect(file.provider).toEqual({
      aws: [{ region: 'eu-central-1', allowed_account_ids: ['123456789012'] }],
    });
    expect(Object.keys(file.resource['aws_iam_user'] ?? {})).toEqual(['_2nd', 'maria']);
    expect(file.resource).toMatchObject({
      aws_iam_policy: {
        Reports: [{ name: 'Reports', path: '/own/', description: 'Reads', policy: '{}' }],
      },
      aws_iam_group: { analysts: [{ name: 'analysts', path: '/teams/' }] },
      aws_iam_group_policy_attachment: {
        analysts_Reports: [
          { group: '${aws_iam_group.analysts.name}', policy_arn: '${aws_iam_policy.Reports.arn}' },
        ],
      },
      aws_iam_user: {
        maria: [
          { name: 'maria', path: '/people/', permissions_boundary: boundary, tags: { Team: 'Büro 7' } },
        ],
      },
      aws_iam_user_group_membership: {
        maria: [
          { user: '${aws_iam_user.maria.name}', groups: ['developers', '${aws_iam_group.analysts.name}'] },
        ],
      },
      aws_iam_user_policy_attachment: {
        maria_ReadOnlyAccess: [{ user: '${aws_iam_user.maria.name}', policy_arn: readOnly }],
        maria_Reports: [{ policy_arn: '${aws_iam_policy.Reports.arn}' }],
      },
    });
    const [own] = blocksOf(file, 'aws_iam_user_policy');
    expect(JSON.parse(String(read(own?.['policy'])))).toMatchObject({
      Statement: [{ Resource: 'arn:aws:s3:::${aws:username}/*' }],
    });
    expect(file.import).toBeUndefined();
  });

  it('leaves passwords and keys out, and says whose', () => {
    const text = textOf(reviewedSteps(plan(draftOf(['maria'], { accessKey: true }), account).steps));
    expect(text).not.toMatch(/login_profile|access_key/);
    expect(text).toMatch(/^# Console passwords and access keys are left out on purpose/m);
    expect(text).toMatch(
      /^# Console access is planned for:\n# {3}"maria"\n# An access key is planned for:\n# {3}"maria"$/m,
    );
  });

  it('imports who exists already, protects them, and changes only what the plan adds', async () => {
    const steps: Step[] = [
      { ...common, call: 'AddUserToGroup', input: { UserName: 'akua', GroupName: 'developers' } },
      { ...common, call: 'AttachUserPolicy', input: { UserName: 'akua', PolicyArn: readOnly } },
    ];
    const file = await parsed(textOf(reviewedSteps(steps)));
    expect(file.import).toEqual([{ to: '${aws_iam_user.akua}', id: 'akua' }]);
    expect(file.resource['aws_iam_user']).toEqual({
      akua: [
        {
          name: 'akua',
          path: '/people/',
          lifecycle: [
            {
              prevent_destroy: true,
              ignore_changes: [
                '${path}',
                '${permissions_boundary}',
                '${tags}',
                '${tags_all}',
                '${force_destroy}',
              ],
            },
          ],
        },
      ],
    });
    expect(blocksOf(file, 'aws_iam_user_group_membership')).toEqual([
      { user: '${aws_iam_user.akua.name}', groups: ['developers'] },
    ]);
  });

  it('has no say on the tags of who exists already: it would take away what others set', async () => {
    const steps: Step[] = [
      { ...common, call: 'AddUserToGroup', input: { UserName: 'akua', GroupName: 'developers' } },
      {
        ...common,
        call: 'TagUser',
        input: { UserName: 'akua', Tags: [{ Key: 'Team', Value: 'Blue\n}' }] },
      },
    ];
    const tags = [{ key: 'Office', value: 'Oslo' }];
    const access = { groups: [], policyArns: [], inlinePolicies: [], boundaryArn: null, tags };
    for (const known of [account, { ...account, users: [{ name: 'akua', path: '/people/', access }] }]) {
      const text = textOf(reviewedSteps(steps, { snapshot: known }));
      const [akua] = blocksOf(await parsed(text), 'aws_iam_user');
      expect(akua).not.toHaveProperty('tags');
      expect(akua).toMatchObject({
        lifecycle: [{ ignore_changes: expect.arrayContaining(['${tags}', '${tags_all}']) as unknown }],
      });
      expect(text).toMatch(
        /^# Tags of users who were there before are left out on purpose: .*\n(# .*\n)*# {3}"akua": "Team" = "Blue\\n}"$/m,
      );
    }
    const only = await parsed(textOf(reviewedSteps(steps.slice(1))));
    expect(only).toMatchObject({ resource: {} });
    expect(only.import).toBeUndefined();
  });

  it('says of inline policies of who exists already that they replace others of that name', () => {
    const own = { UserName: 'akua', PolicyName: 'Own', PolicyDocument: inlineDocument };
    const put: Step = { ...common, call: 'PutUserPolicy', input: own };
    const user: Step = { ...common, call: 'CreateUser', input: { UserName: 'akua', Path: '/' } };
    const warning = /^# Look at these inline policies .*\n(# .*\n)*# {3}"akua": "Own"$/m;
    expect(textOf(reviewedSteps([put]))).toMatch(warning);
    expect(textOf(reviewedSteps([user, put]))).not.toMatch(/Look at these inline policies/);
  });

  it('goes to another endpoint where the account is there', async () => {
    const reviewed = reviewedSteps([]);
    const at = (endpoint: string): ReviewedPlan => ({
      ...reviewed,
      target: { ...reviewed.target, account: { ...account.account, endpoint } },
    });
    const local = await parsed(textOf(at('http://127.0.0.1:1')));
    expect(local.provider['aws']).toMatchObject([{ endpoints: [{ iam: 'http://127.0.0.1:1' }] }]);
    const practice = await parsed(textOf(at('practice')));
    expect(practice.provider['aws']).toMatchObject([{ endpoints: [{ iam: '${var.practice_url}' }] }]);
    expect(Object.keys(practice.variable ?? {})).toEqual(['practice_url']);
  });

  it('is parsed by a parser that refuses what is broken', async () => {
    const text = textOf(reviewedSteps(plan(draftOf(['maria']), account).steps));
    await expect(parse('users.tf', text.replace('name = "maria"', 'name = "maria'))).rejects.toThrow();
    await expect(parse('users.tf', `${text}\n}`)).rejects.toThrow();
  });

  it('says any text as it is', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSteps, async (steps) => {
        const file = await parsed(textOf(reviewedSteps(steps)));
        const found = (type: string) => blocksOf(file, type).map(read);
        const created = steps.flatMap((step) => (step.call === 'CreateUser' ? [step.input] : []));
        expect(found('aws_iam_user').map(nfc)).toEqual(
          sameInAnyOrder(
            created.map(({ UserName, Path, PermissionsBoundary, Tags = [] }) => ({
              name: UserName,
              path: Path,
              ...(PermissionsBoundary === undefined ? {} : { permissions_boundary: PermissionsBoundary }),
              tags: Object.fromEntries(
                [...Tags, ...tagsAdded(steps, UserName)].map(({ Key, Value }) => [Key, Value]),
              ),
            })),
          ),
        );
        const inline = steps.flatMap((step) => (step.call === 'PutUserPolicy' ? [step.input] : []));
        const documents = found('aws_iam_user_policy').map((one) => nfc(one)) as Record<string, string>[];
        expect(documents.map(({ name, policy = '' }) => [name, withoutLastBreak(policy)])).toEqual(
          sameInAnyOrder(
            inline.map(({ PolicyName, PolicyDocument }) => [PolicyName, withoutLastBreak(PolicyDocument)]),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** Blocks come by name. */
function sameInAnyOrder(wanted: unknown[]): unknown {
  return expect.toSatisfy(
    (found: unknown[]) =>
      found.length === wanted.length &&
      JSON.stringify(sorted(found)) === JSON.stringify(sorted(wanted.map(nfc))),
  );
}

function sorted(values: unknown[]): string[] {
  return values.map((value) => JSON.stringify(value, sortedKeys)).sort();
}

function sortedKeys(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
}

function tagsAdded(steps: readonly Step[], userName: string): { Key: string; Value: string }[] {
  return steps.flatMap((step) =>
    step.call === 'TagUser' && step.input.UserName === userName ? step.input.Tags : [],
  );
}

/** A heredoc ends with a line break. */
function withoutLastBreak(document: string): string {
  return document.replace(/\n$/, '');
}
