import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagProblems } from '../../../shared/rules/tags.ts';

const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 140 }),
  fc.string({ unit: fc.constantFrom('a', 'Z', 'é', '日', ' ', ':', 'aws:', '@', '😀'), maxLength: 300 }),
);

function messages(tags: { key: string; value: string }[]): string[] {
  return tagProblems(tags).map(({ index, field, message }) => `${index} ${field}: ${message}`);
}

describe('tags', () => {
  it('are fine in any script', () => {
    expect(
      messages([
        { key: 'CostCenter', value: '4711' },
        { key: 'Abteilung', value: 'Büro München' },
        { key: '部署', value: '営業' },
        { key: 'e-mail', value: 'a.b+c@example.com' },
        { key: 'path:to/it=yes', value: '' },
      ]),
    ).toEqual([]);
  });

  it('are judged key by key and value by value as AWS’s model does', () => {
    fc.assert(
      fc.property(text, text, (key, value) => {
        const fields = tagProblems([{ key, value }]).map(({ field }) => field);
        const length = Array.from(key).length;
        const keyFine = length >= 1 && length <= 128 && characters.test(key) && !/^aws:/i.test(key);
        const valueFine = Array.from(value).length <= 256 && characters.test(value);
        expect(fields.includes('key')).toBe(!keyFine);
        expect(fields.includes('value')).toBe(!valueFine);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ key: '', value: 'x' }, '0 key: Enter a key.'],
    [{ key: 'a'.repeat(129), value: '' }, '0 key: A key has at most 128 characters.'],
    [{ key: 'aws:owner', value: '' }, '0 key: Keys that begin with aws: are reserved by AWS.'],
    [{ key: 'AWS:owner', value: '' }, '0 key: Keys that begin with aws: are reserved by AWS.'],
    [{ key: 'a#b', value: '' }, '0 key: Use letters, digits, spaces and _ . : / = + - @ only.'],
    [{ key: 'a', value: 'b'.repeat(257) }, '0 value: A value has at most 256 characters.'],
    [{ key: 'a', value: 'b;c' }, '0 value: Use letters, digits, spaces and _ . : / = + - @ only.'],
  ])('%j gets a sentence at its field', (tag, message) => {
    expect(messages([tag])).toEqual([message]);
  });

  it('cannot have a key twice, whatever its case; the second is marked', () => {
    expect(
      messages([
        { key: 'Owner', value: 'a' },
        { key: 'Team', value: 'b' },
        { key: 'OWNER', value: 'c' },
      ]),
    ).toEqual(['2 key: This key is there already; case does not matter.']);
  });

  it('name both fields of a tag, and each of several tags', () => {
    expect(
      tagProblems([
        { key: '', value: ';' },
        { key: 'fine', value: 'fine' },
        { key: '?', value: '' },
      ]),
    ).toMatchObject([
      { index: 0, field: 'key' },
      { index: 0, field: 'value' },
      { index: 2, field: 'key' },
    ]);
  });
});
