import { describe, expect, test } from 'vitest';
import {
  checkPolicyDocument,
  encodedDocument,
  policySize,
} from '../../../electron/practice/policy-document.ts';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const version = '2012-10-17';
const withStatement = (changes: object): string =>
  JSON.stringify({ Version: version, Statement: { ...statement, ...changes } });
const syntax = 'Syntax errors in policy.';

describe('a policy document that IAM accepts', () => {
  test.for([
    ['one statement', withStatement({})],
    ['several', JSON.stringify({ Version: version, Id: 'x', Statement: [statement, statement] })],
    ['lists', withStatement({ Action: ['s3:Get*', 'ec2:*', '*'], Resource: ['arn:aws:s3:::a', '*'] })],
    [
      'the negations',
      withStatement({ Action: undefined, NotAction: 'iam:*', Resource: undefined, NotResource: '*' }),
    ],
    ['conditions', withStatement({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': [true, 'false'] } } })],
  ] as const)('%s', ([, text]) => {
    expect(() => checkPolicyDocument(text)).not.toThrow();
  });
});

describe('a policy document that IAM refuses', () => {
  test.for([
    ['not JSON', '{"Version":', syntax],
    ['not an object', '[]', syntax],
    ['no statement', JSON.stringify({ Version: version }), syntax],
    ['an empty list', JSON.stringify({ Version: version, Statement: [] }), syntax],
    ['an unknown element', JSON.stringify({ Version: version, Statement: statement, Extra: 1 }), syntax],
    ['an unknown element of a statement', withStatement({ Actions: 's3:*' }), syntax],
    ['an effect in small letters', withStatement({ Effect: 'allow' }), syntax],
    ['both actions', withStatement({ NotAction: 's3:*' }), syntax],
    ['both resources', withStatement({ NotResource: '*' }), syntax],
    [
      'an old version',
      JSON.stringify({ Version: '2008-10-17', Statement: statement }),
      'Policy document must be version 2012-10-17 or greater.',
    ],
    [
      'no version',
      JSON.stringify({ Statement: statement }),
      'Policy document must be version 2012-10-17 or greater.',
    ],
    ['no action', withStatement({ Action: undefined }), 'Policy statement must contain actions.'],
    ['no actions', withStatement({ Action: [] }), 'Policy statement must contain actions.'],
    ['no resource', withStatement({ Resource: undefined }), 'Policy statement must contain resources.'],
    [
      'an action without a service',
      withStatement({ Action: 'GetObject' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'an action with two colons',
      withStatement({ Action: 's3:Get:Object' }),
      'Actions/Condition can contain only one colon.',
    ],
    [
      'a resource that is no ARN',
      withStatement({ Resource: 'bucket' }),
      'Resource bucket must be in ARN format or "*".',
    ],
    ['a principal', withStatement({ Principal: '*' }), 'Policy document should not specify a principal.'],
    [
      'a statement id twice',
      JSON.stringify({
        Version: version,
        Statement: [
          { ...statement, Sid: 'A' },
          { ...statement, Sid: 'A' },
        ],
      }),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [
      'a statement id with a space',
      withStatement({ Sid: 'A B' }),
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
  ] as const)('%s', ([, text, message]) => {
    expect(() => checkPolicyDocument(text)).toThrow(
      expect.objectContaining({ code: 'MalformedPolicyDocument', status: 400, message }) as Error,
    );
  });
});

test('white space does not count for the size', () => {
  expect(policySize('{\t"a" :\r\n [ ] }')).toBe(8);
});

test('documents are encoded by RFC 3986', () => {
  expect(encodedDocument("a b*(c)!'~é")).toBe('a%20b%2A%28c%29%21%27~%C3%A9');
});
