import { describe, expect, it } from 'vitest';
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
    ['{"Version": ', 'is not JSON'],
    ['[]', 'has no Statement'],
    ['"Statement"', 'has no Statement'],
    ['null', 'has no Statement'],
    ['{"Version":"2012-10-17"}', 'has no Statement'],
    [documentOf({ Resource: 'arn:aws:s3:::łódź' }), 'U+0142'],
    [documentOf({ Resource: '😀' }), 'U+1F600'],
    ['{"Statement":[]}\u0007', 'U+0007'],
  ])('must not have the document %s', (document, message) => {
    expect(of('inline-policy-document', [{ name: 'Own', document }])).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(
          `The inline policy Own ${message.startsWith('U') ? 'has the character ' : ''}${message}`,
        ) as string,
      },
    ]);
    expect(
      of('inline-policy-document', [{ name: 'Own', document: documentOf({ Resource: 'ü\u00ff' }) }]),
    ).toEqual([]);
  });

  it('may have 2,048 characters together, white space not counted', () => {
    const sized = (size: number): string => {
      const empty = documentOf({ Sid: '' }).length;
      return JSON.stringify(JSON.parse(documentOf({ Sid: 'x'.repeat(size - empty) })), undefined, 4);
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
