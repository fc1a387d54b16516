import { describe, expect, it } from 'vitest';
import { globOf, matchesGlob } from '../../../shared/rules/policy-grammar/glob.ts';

describe('a glob', () => {
  it.each([
    ['*', ''],
    ['a', 'a'],
    ['a*', 'a'],
    ['*b', 'aab'],
    ['a*c*e', 'abcde'],
    ['*ab*ab', 'aabcabab'],
    ['a?c', 'abc'],
    ['.+(', '.+('],
    ['?', '😀'],
  ])('%s matches %s', (glob, text) => {
    expect(matchesGlob(globOf(glob), text)).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['?', ''],
    ['a', 'A'],
    ['a*', 'ba'],
    ['*b', 'aba'],
    ['*ab*ab', 'aab'],
    ['a.c', 'abc'],
  ])('%s does not match %s', (glob, text) => {
    expect(matchesGlob(globOf(glob), text)).toBe(false);
  });

  it('is matched at once, however hostile', () => {
    expect(matchesGlob(globOf('*a'.repeat(1000)), 'a'.repeat(900) + 'b')).toBe(false);
  });
});
