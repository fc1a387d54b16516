import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, mfaDeviceNameProblem, pathProblem, userNameProblem } from '../../../shared/rules/names.ts';

// AWS's own model (botocore iam/2010-05-08): UserName, VirtualMFADeviceName and Path.
const userNamePattern = /^[\w+=,.@-]{1,64}$/;
const deviceNamePattern = /^[\w+=,.@-]{1,219}$/;
const pathPattern = /^(\u002F|\u002F[\u0021-\u007E]+\u002F)$/;

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
);
const legalCharacters = 'abcXYZ0189_+=,.@-';

describe('user names', () => {
  it('are judged as AWS’s model does, whatever they are', () => {
    const nearlyLegal = fc.string({
      unit: fc.constantFrom(...legalCharacters.split(''), ' ', 'é'),
      maxLength: 70,
    });
    fc.assert(
      fc.property(fc.oneof(anyText, nearlyLegal), (name) => {
        expect(userNameProblem(name) === undefined).toBe(userNamePattern.test(name));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['a', 'a'.repeat(64), 'Zoe+test=1,x.y@example.com_-', '-', '.'])('%s is fine', (name) => {
    expect(userNameProblem(name)).toBeUndefined();
  });

  it.each([
    ['', 'Enter a user name.'],
    ['a'.repeat(65), 'at most 64 characters; this one has 65'],
    ['maria lopez', 'There is a space in the name'],
    ['maria\u00a0lopez', 'There is a space in the name'],
    ['maria\tlopez', 'There is a space in the name'],
    ['maria\n', 'There is a space in the name'],
    ['maria\u200b', 'The invisible character U+200B is in the name'],
    ['\u202emaria', 'The invisible character U+202E is in the name'],
    ['mar\u0000ia', 'The invisible character U+0000 is in the name'],
    ['josé', '“é” cannot be in the name'],
    ['jose\u0301', 'The invisible character U+0301 is in the name'],
    ['a/b', '“/” cannot be in the name'],
    ['😀', '“😀” cannot be in the name'],
    ['١', '“١” cannot be in the name'],
  ])('%j gets a sentence that says why', (name, message) => {
    expect(userNameProblem(name)).toContain(message);
  });

  it('clash without regard to case', () => {
    expect(foldName('Maria')).toBe(foldName('mARIA'));
    expect(foldName('maria')).not.toBe(foldName('mario'));
  });
});

describe('MFA device names', () => {
  it('are judged as AWS’s model does, and fit into a serial number in every partition', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{200,230}$/)), (name) => {
        const problem = mfaDeviceNameProblem(name);
        expect(problem === undefined).toBe(deviceNamePattern.test(name));
        if (problem === undefined) {
          expect(`arn:aws-us-gov:iam::123456789012:mfa/${name}`.length).toBeLessThanOrEqual(256);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('say what is wrong', () => {
    expect(mfaDeviceNameProblem('')).toBe('Enter a device name.');
    expect(mfaDeviceNameProblem('x'.repeat(220))).toContain('at most 219 characters; this one has 220');
    expect(mfaDeviceNameProblem('my phone')).toContain('space');
  });
});

describe('paths', () => {
  it('are judged as AWS’s model does, whatever they are', () => {
    const nearlyLegal = fc.string({ unit: fc.constantFrom('/', 'a', '~', '!', ' '), maxLength: 6 });
    const slashed = anyText.map((text) => `/${text}/`);
    fc.assert(
      fc.property(fc.oneof(anyText, nearlyLegal, slashed), (path) => {
        const legal = path.length <= 512 && pathPattern.test(path);
        expect(pathProblem(path) === undefined).toBe(legal);
      }),
      { numRuns: 500, examples: [['//'], ['/'], ['///'], ['']] },
    );
  });

  it('have at most 512 characters', () => {
    expect(pathProblem(`/${'a'.repeat(510)}/`)).toBeUndefined();
    expect(pathProblem(`/${'a'.repeat(511)}/`)).toContain('at most 512 characters; this one has 513');
  });

  it.each([
    ['people', 'begins and ends with a slash'],
    ['/people', 'begins and ends with a slash'],
    ['', 'begins and ends with a slash'],
    ['//', 'Enter a name between the slashes'],
    ['/the people/', 'only ASCII characters and no spaces'],
    ['/münchen/', 'only ASCII characters and no spaces'],
  ])('%j gets a sentence that says why', (path, message) => {
    expect(pathProblem(path)).toContain(message);
  });
});
