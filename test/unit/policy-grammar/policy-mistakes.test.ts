import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyMistakes } from '../../../shared/rules/policy-grammar/policy-mistakes.ts';
import { policySize } from '../../../shared/rules/policy-grammar/policy-size.ts';

/** A document with the mistake between ⟦ and ⟧: gives the text without the marks, and where the mistake is. */
function marked(text: string): { text: string; at: { line: number; column: number; covers: string } } {
  const before = text.slice(0, text.indexOf('⟦'));
  const covers = text.slice(text.indexOf('⟦') + 1, text.indexOf('⟧'));
  const lines = before.split('\n');
  return {
    text: text.replace(/[⟦⟧]/g, ''),
    at: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, covers },
  };
}

function mistakesOf(text: string): { line: number; column: number; covers: string; message: string }[] {
  return policyMistakes(text).map(({ line, column, offset, length, message }) => ({
    line,
    column,
    covers: text.slice(offset, offset + length),
    message,
  }));
}

const around = (statement: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    ${statement}
  ]
}`;
const allow = (rest: string): string => around(`{ "Effect": "Allow", ${rest} }`);
const s3 = '"Action": "s3:Get*", "Resource": "*"';

describe('a policy without mistakes', () => {
  it.each([
    allow(s3),
    allow('"Action": "*:*", "Resource": "*"'),
    allow(
      '"Action": ["s3:Get*", "*"], "NotResource": ["arn:aws:s3:::a/*", "arn:aws:iam::*:user/${aws:username}"]',
    ),
    allow(
      `"Sid": "", ${s3}, "Condition": { "ForAllValues:StringEqualsIfExists": { "aws:TagKeys": ["a", "b"] } }`,
    ),
    allow(
      `${s3}, "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true }, "Null": { "aws:x": "false" } }`,
    ),
    '{"Version":"2012-10-17","Id":"x","Statement":{"Effect":"Deny","NotAction":"iam:*","Resource":"*"}}',
  ])('is %s', (text) => {
    expect(policyMistakes(text)).toEqual([]);
  });
});

describe('each mistake is told with its place', () => {
  it.each<[string, string, string]>([
    ['nothing at all', '⟦⟧', 'Enter a policy document.'],
    ['no object', '⟦[]⟧', 'A policy is an object'],
    [
      'a comma too many',
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${s3} }], ⟦}⟧`,
      'a comma too many',
    ],
    ['a missing comma', allow('"Action": "s3:Get*" ⟦"Resource"⟧: "*"'), 'A comma is expected'],
    ['a comment', allow(`⟦// all of it\n⟧ ${s3}`.replace('\n⟧', '⟧\n')), 'JSON has no comments'],
    ['single quotes', allow(`"Action": ⟦'s3⟧:Get*', "Resource": "*"`), 'texts are in double quotes'],
    ['an open end', '⟦⟧', 'Enter a policy document.'],
    ['text after the end', `${allow(s3)} ⟦x⟧`, 'not JSON'],
    ['a wrong escape', allow('"Action": ⟦"s3:\\Get"⟧, "Resource": "*"'), 'After a backslash'],
    ['no Version', `⟦{⟧ "Statement": { "Effect": "Allow", ${s3} } }`, 'no “Version”'],
    [
      'an old Version',
      `{ "Version": ⟦"2008-10-17"⟧, "Statement": { "Effect": "Allow", ${s3} } }`,
      '"2012-10-17"',
    ],
    ['no Statement', '⟦{⟧ "Version": "2012-10-17" }', 'no “Statement”'],
    ['no statement in it', '{ "Version": "2012-10-17", "Statement": ⟦[]⟧ }', 'at least one statement'],
    ['a misspelt element', allow(`⟦"action"⟧: "s3:*", ${s3}`), '“action” is spelt “Action”'],
    [
      'an unknown element',
      `{ "Version": "2012-10-17", ⟦"Owner"⟧: 1, "Statement": { "Effect": "Allow", ${s3} } }`,
      'does not belong here',
    ],
    ['a statement that is none', around('⟦"s3:*"⟧'), 'A statement is an object'],
    ['no Effect', around(`⟦{⟧ ${s3} }`), 'no “Effect”'],
    ['a wrong Effect', around(`{ "Effect": ⟦"allow"⟧, ${s3} }`), '"Allow" or "Deny"'],
    ['no action', around('⟦{⟧ "Effect": "Allow", "Resource": "*" }'), 'neither “Action” nor “NotAction”'],
    ['both actions', allow(`${s3}, ⟦"NotAction"⟧: "iam:*"`), 'not both'],
    [
      'no resource',
      around('⟦{⟧ "Effect": "Allow", "Action": "s3:*" }'),
      'neither “Resource” nor “NotResource”',
    ],
    [
      'an action without a service',
      allow('"Action": ["s3:*", ⟦"GetObject"⟧], "Resource": "*"'),
      'begins with its service',
    ],
    ['two colons', allow('"Action": ⟦"s3:Get:Object"⟧, "Resource": "*"'), 'one colon'],
    ['an action with a space', allow('"Action": ⟦"s3: Get"⟧, "Resource": "*"'), 'its service and its name'],
    ['no action in the list', allow('"Action": ⟦[]⟧, "Resource": "*"'), 'at least one entry'],
    ['a number as action', allow('"Action": ⟦7⟧, "Resource": "*"'), 'a text or a list of texts'],
    ['no ARN', allow('"Action": "s3:*", "Resource": ⟦"my-bucket"⟧'), '"*" or an ARN'],
    ['a short ARN', allow('"Action": "s3:*", "Resource": ⟦"arn:aws:s3"⟧'), '"*" or an ARN'],
    ['a principal', allow(`${s3}, ⟦"Principal"⟧: "*"`), 'has no “Principal”'],
    ['a Sid with a space', allow(`${s3}, "Sid": ⟦"read all"⟧`), 'letters A to Z'],
    [
      'a repeated Sid',
      around(`{ "Sid": "a", "Effect": "Allow", ${s3} }, { "Sid": ⟦"a"⟧, "Effect": "Allow", ${s3} }`),
      'has the “Sid” a already',
    ],
    ['a repeated name', allow(`${s3}, ⟦"Effect"⟧: "Allow"`), 'in this object already'],
    ['a condition that is none', allow(`${s3}, "Condition": ⟦[]⟧`), '“Condition” is an object'],
    [
      'an unknown operator',
      allow(`${s3}, "Condition": { ⟦"StringIs"⟧: { "aws:x": "y" } }`),
      'no condition operator',
    ],
    [
      'an operator without keys',
      allow(`${s3}, "Condition": { "Bool": ⟦true⟧ }`),
      'an object of keys and values',
    ],
    [
      'a key without a service',
      allow(`${s3}, "Condition": { "Bool": { ⟦"SourceIp"⟧: "y" } }`),
      'begins with "aws:"',
    ],
    ['a value that is none', allow(`${s3}, "Condition": { "Bool": { "aws:x": ⟦{}⟧ } }`), 'a text, a number'],
    [
      'a character beyond Latin-1',
      allow(`"Action": "s3:Get*", "Resource": "arn:aws:s3:::⟦€⟧"`),
      '“€” (U+20AC)',
    ],
  ])('%s', (_what, text, message) => {
    const { text: document, at } = marked(text);
    const mistakes = mistakesOf(document);
    expect(mistakes).toContainEqual({ ...at, message: expect.stringContaining(message) as string });
  });

  it('and all of several, in the order of the text', () => {
    const text = around('{ "Effect": "allow", "Action": "Get", "Resource": "bucket" }');
    expect(policyMistakes(text).map(({ line, column }) => [line, column])).toEqual([
      [4, 17],
      [4, 36],
      [4, 55],
    ]);
  });

  it('also after a line that is broken', () => {
    const text =
      '{\n  "Version": 2012-10-17,\n  "Statement": { "Effect": "Allow", "Action": "Get", "Resource": "*" }\n}';
    const lines = policyMistakes(text).map(({ line }) => line);
    expect(lines).toContain(2);
    expect(lines.at(-1)).toBe(3);
  });
});

describe('any text', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    '/*',
    '//',
    'Statement',
    '"Effect"',
    '"Condition"',
    '€',
    '\u0000',
    ' ',
  ];

  it('has mistakes inside it, in order, and never brings the reader down', { timeout: 20_000 }, () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
      fc.json(),
      fc
        .tuple(fc.json(), fc.json())
        .map(
          ([one, other]) => `{"Version":"2012-10-17","Statement":[{"Effect":${one},"Condition":${other}}]}`,
        ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const lines = text.split('\n');
        let last = 0;
        const starts = [0];
        for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
        for (const { offset, length, line, column } of policyMistakes(text)) {
          const isInOrder = offset >= last && offset + length <= text.length;
          const isAtItsPlace = (starts[line - 1] ?? NaN) + column - 1 === offset;
          if (!isInOrder || !isAtItsPlace) expect.fail(`${offset} ${length} ${line} ${column}`);
          last = offset;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['the longest that the API takes, all brackets', '['.repeat(131_072)],
    ['brackets behind a comment', `/*"*/${'{"a":'.repeat(20_000)}`],
    ['one that is too long', ' '.repeat(131_073)],
  ])('has a mistake when it is %s', (_what, text) => {
    expect(policyMistakes(text).length).toBeGreaterThan(0);
  });

  it('has no mistake only if JSON.parse takes it', () => {
    const variants = fc
      .tuple(fc.nat(200), fc.constantFrom('', ...pieces))
      .map(([at, piece]) => `${allow(s3).slice(0, at)}${piece}${allow(s3).slice(at)}`);
    fc.assert(
      fc.property(variants, (text) => {
        if (policyMistakes(text).length === 0) expect(() => JSON.parse(text) as unknown).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

describe('the size of a policy', () => {
  it('does not count white space', () => {
    expect(policySize('')).toBe(0);
    expect(policySize('{\r\n\t"a": "b c"\n}')).toBe('{"a":"bc"}'.length);
  });
});
