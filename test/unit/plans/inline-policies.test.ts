import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { unknownAccount } from '../../../shared/accounts/unknown-account.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { findingsOf } from '../../../shared/plans/findings.ts';
import type { InlinePolicy } from '../../../shared/rules/inline-policy.ts';
import { account, draftOf, inlineDocument, remarks } from './plan-samples.ts';

function of(rule: string, inlinePolicies: InlinePolicy[], copiedFrom: string[] = []): Finding[] {
  const draft = draftOf(['maria', 'john'], {
    inlinePolicies,
    copiedFrom: copiedFrom.map((userName) => ({ userName, boundaryArn: null })),
  });
  return findingsOf(draft, account).filter((finding) => finding.rule === rule);
}

function documentOf(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('inline policies', () => {
  it('are a permission, and have nothing to be said of when they are right', () => {
    const draft = draftOf(['maria'], {
      groups: [],
      inlinePolicies: [{ name: 'a+=,.@-_1', document: inlineDocument }],
    });
    expect(remarks(draft).map(({ rule }) => rule)).toEqual(['no-groups']);
  });

  it.each([
    ['', 'no name'],
    ['a b', 'letters, digits'],
    ['ä', 'letters, digits'],
    ['x'.repeat(129), '129 characters'],
  ])('must not be named “%s”', (name, message) => {
    expect(of('inline-policy-name', [{ name, document: inlineDocument }])).toMatchObject([
      {
        severity: 'error',
        place: 'policies',
        rowIds: ['1', '2'],
        message: expect.stringContaining(message) as string,
      },
    ]);
    expect(of('inline-policy-name', [{ name: 'x'.repeat(128), document: inlineDocument }])).toEqual([]);
  });

  it('must have different names, whatever their case', () => {
    const own = { name: 'Own', document: inlineDocument };
    expect(of('inline-policy-duplicate', [own, own])).toEqual([]);
    expect(of('inline-policy-duplicate', [own, { ...own, document: documentOf([]) }])).toHaveLength(1);
    expect(of('inline-policy-duplicate', [own, { name: 'own', document: documentOf([]) }])).toMatchObject([
      { severity: 'error', message: expect.stringContaining('Two inline policies') as string },
    ]);
  });

  it.each([
    ['{"Version": "2012-10-17", "Statement": }', 'A value is expected here.'],
    ['[]', 'A policy is an object'],
    ['null', 'A policy is an object'],
    ['{"Version":"2012-10-17"}', 'no “Statement”'],
    [JSON.stringify({ Statement: allow }), 'no “Version”'],
    [documentOf([]), 'at least one statement'],
    [JSON.stringify({ Version: '2012-10-17', Statement: 5 }), 'A statement is an object'],
    ['[{"Effect":"Allow"}]', 'A policy is an object'],
    [documentOf([{ Effect: 'Allow' }]), 'neither “Action” nor “NotAction”. One more mistake after it.'],
    [documentOf({ ...allow, Principal: '*' }), 'has no “Principal”'],
    [documentOf({ 'Fn::Transform': { Name: 'AWS::Include' } }), 'no “Effect”'],
    [documentOf({ ...allow, 'Fn::Transform': {} }), '“Fn::Transform” does not belong here'],
    [JSON.stringify({ Version: '2012-10-17', Statement: allow, Ref: 'x' }), '“Ref” does not belong here'],
    [documentOf({ ...allow, Action: { Ref: 'Actions' } }), '“Action” is a text'],
    [documentOf({ ...allow, Resource: [{ 'Fn::Sub': 'x' }] }), '“Resource” is a text'],
    [documentOf({ ...allow, Condition: { Bool: { 'aws:x': { Ref: 'x' } } } }), 'a text, a number'],
    [documentOf({ ...allow, Condition: { 'Fn::If': ['x'] } }), '“Fn::If” is no condition operator'],
    [documentOf({ ...allow, Resource: 'arn:aws:s3:::łódź' }), '“ł” (U+0142)'],
    [documentOf({ ...allow, Resource: 'arn:aws:s3:::😀' }), '(U+1F600)'],
    [`${documentOf(allow)}\u0007`, 'is not JSON'],
  ])('must not have the document %s', (document, message) => {
    expect(of('inline-policy-document', [{ name: 'Own', document }])).toMatchObject([
      { severity: 'error', place: 'policies', rowIds: ['1', '2'] },
    ]);
    const [finding] = of('inline-policy-document', [{ name: 'Own', document }]);
    expect(finding?.message).toMatch(/^AWS does not take the inline policy Own\. Line 1, column \d+: /);
    expect(finding?.message).toContain(message);
  });

  it('must not name resources of another partition, once the account is known', () => {
    const document = documentOf({ ...allow, Resource: 'arn:aws-cn:s3:::ü\u00ff' });
    const draft = draftOf(['maria'], { inlinePolicies: [{ name: 'Own', document }] });
    const rules = (snapshot: Snapshot) => findingsOf(draft, snapshot).map(({ rule }) => rule);
    expect(rules(account)).toContain('inline-policy-document');
    expect(rules({ ...account, account: { ...account.account, partition: 'aws-cn' } })).not.toContain(
      'inline-policy-document',
    );
    expect(rules(unknownAccount([]))).not.toContain('inline-policy-document');
  });

  it('are not judged where a user who exists keeps its own of that name', () => {
    const akua = { groups: [], policyArns: [], inlinePolicies: [], boundaryArn: null, tags: [] };
    const draft = {
      ...draftOf(['akua'], { inlinePolicies: [{ name: 'own', document: '{}' }] }),
      existingUsers: 'merge' as const,
    };
    const errors = (inlinePolicies: InlinePolicy[]) =>
      findingsOf(draft, {
        ...account,
        users: [{ name: 'akua', path: '/', access: { ...akua, inlinePolicies } }],
      }).filter(({ severity }) => severity === 'error');
    expect(errors([])).toMatchObject([{ rule: 'inline-policy-document' }]);
    expect(errors([{ name: 'Own', document: inlineDocument }])).toEqual([]);
  });

  it('may have 2,048 characters together, white space not counted', () => {
    const sized = (size: number): string => {
      const empty = documentOf({ ...allow, Sid: '' }).length;
      return JSON.stringify(
        JSON.parse(documentOf({ ...allow, Sid: 'x'.repeat(size - empty) })),
        undefined,
        4,
      );
    };
    const fits = [
      { name: 'One', document: sized(1_000) },
      { name: 'Two', document: sized(1_048) },
    ];
    expect(of('inline-policies-size', fits)).toEqual([]);
    expect(
      of('inline-policies-size', [...fits.slice(1), { name: 'One', document: sized(1_001) }]),
    ).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(
          '2,048 characters together, white space not counted; these have 2,049',
        ) as string,
      },
    ]);
  });
});

describe('an inline policy that names the user it was copied from', () => {
  const rule = 'inline-policy-names-source';

  it.each([
    ['its ARN', { Resource: ['*', 'arn:aws:iam::123456789012:user/people/ada'] }],
    ['its name in a path', { Resource: 'arn:aws:s3:::home/ada/*' }],
    ['its name in a condition', { Condition: { StringEquals: { 'aws:username': 'ada' } } }],
    ['its name beside a variable', { NotResource: 'arn:aws:s3:::${aws:username}/ada' }],
  ])('is warned of: %s', (_what, statement) => {
    expect(of(rule, [{ name: 'Own', document: documentOf([statement]) }], ['bo', 'ada'])).toMatchObject([
      {
        severity: 'warning',
        rowIds: ['1', '2'],
        message: expect.stringContaining(
          'policy Own was copied as it is and still names the user ada',
        ) as string,
      },
    ]);
  });

  it.each([
    ['a longer name', { Resource: 'arn:aws:iam::123456789012:user/ada.l' }],
    ['another case', { Resource: 'arn:aws:iam::123456789012:user/Ada' }],
    ['an action', { Sid: 'ada', Action: ['ada:Get'] }],
    ['the variable', { Resource: 'arn:aws:iam::123456789012:user/${aws:ada}' }],
  ])('is not taken for one by %s', (_what, statement) => {
    expect(of(rule, [{ name: 'Own', document: documentOf(statement) }], ['ada'])).toEqual([]);
  });

  it('is nobody where nothing was copied', () => {
    expect(of(rule, [{ name: 'Own', document: documentOf({ Resource: 'ada' }) }])).toEqual([]);
  });
});
