import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { exportPlan } from '../../../shared/exports/export-plan.ts';
import type { ReviewedPlan } from '../../../shared/exports/reviewed-plan.ts';
import { plan } from '../../../shared/plans/plan.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { account, boundary, draftOf, inlineDocument, readOnly } from '../plans/plan-samples.ts';
import { hostileSteps, reviewedSteps } from './hostile-steps.ts';

const templateSchema = z.object({
  Resources: z.record(
    z.string().regex(/^[A-Za-z0-9]{1,255}$/),
    z.object({
      Type: z.string(),
      Condition: z.literal('IsReviewedAccount'),
      Properties: z.record(z.string(), z.unknown()),
    }),
  ),
});

function textOf(reviewed: ReviewedPlan): string {
  const exported = exportPlan('cloudformation', reviewed);
  if ('problem' in exported) throw new Error(exported.problem);
  return exported.text;
}

function problemOf(steps: Step[]): string {
  const exported = exportPlan('cloudformation', reviewedSteps(steps));
  return 'problem' in exported ? exported.problem : '';
}

function resourcesOf(text: string): z.infer<typeof templateSchema>['Resources'] {
  return templateSchema.parse(parse(text, { version: '1.1', merge: false })).Resources;
}

function documentOf(json: string): unknown {
  return JSON.parse(json);
}

const common = { id: '1', rowId: '1' };

describe('the CloudFormation template', () => {
  it('says a plan, each resource by its id', () => {
    const draft = {
      ...draftOf(['maria', 'Maria.2'], {
        path: '/people/',
        boundaryArn: boundary,
        groups: ['developers', 'analysts'],
        policyArns: ['new-policy:Reports'],
        inlinePolicies: [{ name: 'Own', document: inlineDocument }],
        tags: [{ key: 'Team', value: '0123' }],
        resetRequired: false,
      }),
      newPolicies: [{ name: 'Reports', path: '/own/', description: 'Reads', document: inlineDocument }],
      newGroups: [{ name: 'analysts', path: '/', policyArns: ['new-policy:Reports', readOnly] }],
    };
    const text = textOf(reviewedSteps(plan(draft, account).steps));
    expect(parse(text)).toMatchObject({
      AWSTemplateFormatVersion: '2010-09-09',
      Conditions: {
        IsReviewedAccount: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '123456789012'] },
      },
    });
    const resources = resourcesOf(text);
    expect(Object.keys(resources)).toEqual(['PolicyReports', 'GroupAnalysts', 'UserMaria', 'UserMaria2']);
    expect(resources['GroupAnalysts']).toMatchObject({
      Type: 'AWS::IAM::Group',
      Properties: {
        GroupName: 'analysts',
        Path: '/',
        ManagedPolicyArns: [{ Ref: 'PolicyReports' }, readOnly],
      },
    });
    expect(resources['PolicyReports']).toMatchObject({
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'Reports',
        Description: 'Reads',
        PolicyDocument: documentOf(inlineDocument),
      },
    });
    expect(resources['UserMaria']).toEqual({
      Type: 'AWS::IAM::User',
      Condition: 'IsReviewedAccount',
      Properties: {
        UserName: 'maria',
        Path: '/people/',
        PermissionsBoundary: boundary,
        Tags: [{ Key: 'Team', Value: '0123' }],
        Groups: ['developers', { Ref: 'GroupAnalysts' }],
        ManagedPolicyArns: [{ Ref: 'PolicyReports' }],
        Policies: [{ PolicyName: 'Own', PolicyDocument: documentOf(inlineDocument) }],
      },
    });
  });

  it('leaves passwords and keys out, and says whose', () => {
    const text = textOf(reviewedSteps(plan(draftOf(['maria'], { accessKey: true }), account).steps));
    expect(text).not.toMatch(/LoginProfile|AccessKey/);
    expect(text).toMatch(/^# Console passwords and access keys are left out on purpose/m);
    expect(text).toMatch(
      /^# Console access is planned for:\n# {3}"maria"\n# An access key is planned for:\n# {3}"maria"$/m,
    );
  });

  it('gives different ids to names that look alike', () => {
    const names = ['a.b', 'a-b', 'ab', 'A_B', 'x2', 'x', 'X+'];
    const ids = Object.keys(resourcesOf(textOf(reviewedSteps(plan(draftOf(names), account).steps))));
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(names.length);
  });

  it('is refused where CloudFormation cannot do it', () => {
    expect(
      problemOf([{ ...common, call: 'AddUserToGroup', input: { UserName: 'akua', GroupName: 'x' } }]),
    ).toContain('the user akua exists already');
    expect(
      problemOf([{ ...common, call: 'AttachGroupPolicy', input: { GroupName: 'x', PolicyArn: readOnly } }]),
    ).toContain('the group x exists already');
    const user = (UserName: string, Path = '/'): Step => ({
      ...common,
      call: 'CreateUser',
      input: { UserName, Path },
    });
    const policy = (document: string): Step => ({
      ...common,
      call: 'PutUserPolicy',
      input: { UserName: 'a', PolicyName: 'own', PolicyDocument: document },
    });
    expect(problemOf([user('a'), policy('{')])).toContain('own is not JSON');
    expect(problemOf([user('a'), policy('{"a": "{{resolve:ssm:x}}"}')])).toContain('{{resolve:');
    expect(problemOf(Array.from({ length: 500 }, (_, index) => user(`${index}`)))).toBe('');
    expect(problemOf(Array.from({ length: 501 }, (_, index) => user(`${index}`)))).toContain('needs 501');
    expect(problemOf(Array.from({ length: 400 }, (_, index) => user(`${index}`, 'ü'.repeat(2000))))).toMatch(
      /at most 1 MB, and this plan needs 1\.\d MB/,
    );
  });

  it.each([
    [{ Version: '2012-10-17', Statement: { 'Fn::Transform': { Name: 'AWS::Include' } } }, 'Fn::Transform'],
    [{ Statement: [{ Effect: 'Allow', Action: [{ Ref: 'UserA' }], Resource: '*' }] }, 'Ref'],
    [{ Statement: [{ Condition: { StringEquals: { 'Fn::Sub': '${AWS::Region}' } } }] }, 'Fn::Sub'],
    [{ 'Fn::ForEach::All': [] }, 'Fn::ForEach::All'],
  ])('is refused where CloudFormation would work out what stands in %j', (document, key) => {
    const PolicyDocument = JSON.stringify(document);
    const user: Step = { ...common, call: 'CreateUser', input: { UserName: 'a', Path: '/' } };
    const own = { UserName: 'a', PolicyName: 'Own', PolicyDocument };
    const sentence = `The document of the policy Own has “${key}” in it, which CloudFormation would replace. Correct it in the draft, or choose another format.`;
    expect(problemOf([user, { ...common, call: 'PutUserPolicy', input: own }])).toBe(sentence);
    const managed = { PolicyName: 'Own', Path: '/', PolicyDocument };
    expect(problemOf([{ ...common, call: 'CreatePolicy', input: managed }])).toBe(sentence);
  });

  it('takes a document that only speaks of what CloudFormation works out', () => {
    const user: Step = { ...common, call: 'CreateUser', input: { UserName: 'a', Path: '/' } };
    const document = { Sid: 'Ref', Resource: ['Fn::Sub', '${aws:username}'], Reference: {}, 'x:Ref': '' };
    const own = { UserName: 'a', PolicyName: 'Own', PolicyDocument: JSON.stringify(document) };
    expect(problemOf([user, { ...common, call: 'PutUserPolicy', input: own }])).toBe('');
  });

  it('says any text as it is, to readers of YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(hostileSteps, (steps) => {
        const text = textOf(reviewedSteps(steps));
        const resources = resourcesOf(text);
        expect(parse(text, { version: '1.2' })).toEqual(parse(text, { version: '1.1', merge: false }));
        expect(text).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff]|^---$|\t/m);
        const users = Object.values(resources).filter(({ Type }) => Type === 'AWS::IAM::User');
        const created = steps.flatMap((step) => (step.call === 'CreateUser' ? [step.input] : []));
        expect(users.map(({ Properties }) => Properties)).toMatchObject(
          created.map(({ UserName, Path, Tags = [] }) => ({
            UserName,
            Path,
            Tags: [
              ...Tags,
              ...steps.flatMap((step) =>
                step.call === 'TagUser' && step.input.UserName === UserName ? step.input.Tags : [],
              ),
            ],
          })),
        );
        const inline = steps.flatMap((step) => (step.call === 'PutUserPolicy' ? [step.input] : []));
        expect(users.map(({ Properties }) => Properties['Policies'])).toEqual(
          inline.map(({ PolicyName, PolicyDocument }) => [
            { PolicyName, PolicyDocument: JSON.parse(PolicyDocument) as unknown },
          ]),
        );
      }),
      { numRuns: 100 },
    );
  });
});
