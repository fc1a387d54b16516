import { describe, expect, test } from 'vitest';
import { isSignedWith, readAuthorization, type SignedRequest } from '../../../electron/practice/signature.ts';

// Two cases of AWS's published Signature Version 4 test suite: post-vanilla and post-x-www-form-urlencoded.
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const credential = 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';
const vanilla: SignedRequest = {
  method: 'POST',
  path: '/',
  headers: { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' },
  body: new Uint8Array(),
};
const vanillaHeader = `${credential}, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b`;
const form: SignedRequest = {
  ...vanilla,
  headers: { ...vanilla.headers, 'content-type': 'application/x-www-form-urlencoded' },
  body: Buffer.from('Param1=value1'),
};
const formHeader = `${credential}, SignedHeaders=content-type;host;x-amz-date, Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a`;

describe('a signature', () => {
  test("is verified on AWS's own examples", () => {
    expect(isSignedWith(vanilla, readAuthorization(vanillaHeader), secret)).toBe(true);
    expect(isSignedWith(form, readAuthorization(formHeader), secret)).toBe(true);
  });

  test.for<[string, SignedRequest]>([
    ['the body', { ...form, body: Buffer.from('Param1=value2') }],
    ['a signed header', { ...form, headers: { ...form.headers, host: 'example.com' } }],
    ['the path', { ...form, path: '/x' }],
    ['the moment', { ...form, headers: { ...form.headers, 'x-amz-date': '20150830T123601Z' } }],
    ['the day', { ...form, headers: { ...form.headers, 'x-amz-date': '20150831T123600Z' } }],
    [
      'the announced hash',
      { ...form, headers: { ...form.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
    ],
  ])('does not hold when %s is another', ([, request]) => {
    expect(isSignedWith(request, readAuthorization(formHeader), secret)).toBe(false);
  });

  test('does not hold with another secret', () => {
    expect(isSignedWith(form, readAuthorization(formHeader), `${secret}x`)).toBe(false);
  });

  test('must cover host and date', () => {
    const header = vanillaHeader.replace('host;x-amz-date', 'x-amz-date');

    expect(isSignedWith(vanilla, readAuthorization(header), secret)).toBe(false);
  });
});

describe('an Authorization header', () => {
  test.for([
    [undefined, 'MissingAuthenticationToken', 403],
    ['', 'IncompleteSignature', 400],
    ['Bearer abc', 'IncompleteSignature', 400],
    [vanillaHeader.replace('SHA256', 'SHA1'), 'IncompleteSignature', 400],
    [vanillaHeader.slice(0, -1), 'IncompleteSignature', 400],
  ] as const)('%s is refused', ([header, code, status]) => {
    expect(() => readAuthorization(header)).toThrow(expect.objectContaining({ code, status }) as Error);
  });
});
