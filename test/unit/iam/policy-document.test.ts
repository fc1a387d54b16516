import { expect, it } from 'vitest';
import { indented } from '../../../electron/iam/policy-document.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '100%25/*' }],
};
const text = JSON.stringify(document);
const expected = JSON.stringify(document, undefined, 4);

it('reads a document that is URL-encoded, as AWS sends it', () => {
  expect(indented(encodeURIComponent(text))).toBe(expected);
});

it('reads a document that is not encoded, and leaves its percent signs alone', () => {
  expect(indented(text)).toBe(expected);
});

it('gives a text that is no JSON as it is', () => {
  expect(indented('100% not JSON')).toBe('100% not JSON');
  expect(indented('not%20JSON')).toBe('not JSON');
});
