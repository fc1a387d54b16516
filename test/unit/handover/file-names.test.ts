import fc from 'fast-check';
import { basename, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileStem, foldFileName, freeFileName } from '../../../electron/handover/file-names.ts';
import { existingNames, placeFiles } from '../../../electron/handover/file-placement.ts';

/** Far more than AWS takes. */
const anyCharacter = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

describe('the names of a user’s files', () => {
  it.each([
    ['maria', 'maria'],
    ['maria.lind+dev@example.com', 'maria.lind+dev@example.com'],
    ['a=b,c', 'a=b,c'],
    // One level up, hidden, and an option of a command line.
    ['..', '_..'],
    ['.', '_.'],
    ['.hidden', '_.hidden'],
    ['-rf', '_-rf'],
    // Windows keeps these whatever follows the first dot; without a dot, what is appended makes them harmless.
    ['con.rad', '_con.rad'],
    ['NUL.x', '_NUL.x'],
    ['com1.', '_com1.'],
    ['con', 'con'],
    ['conrad.x', 'conrad.x'],
  ])('begin for %s with %s', (userName, stem) => {
    expect(fileStem(userName)).toBe(stem);
  });

  it('stay in the folder and are legal everywhere, whatever the user is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 64 }), (userName) => {
        const name = `${fileStem(userName)}_credentials.csv`;
        return (
          basename(name) === name &&
          win32.basename(name) === name &&
          /^[A-Za-z0-9_+=,@][A-Za-z0-9_+=,.@-]*$/.test(name) &&
          !/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name.split('.')[0] ?? '')
        );
      }),
    );
  });

  it('are numbered until one is free', () => {
    const taken = new Set(['a.csv', 'a (2).csv']);
    expect(freeFileName('A.csv', (folded) => taken.has(folded))).toBe('A (3).csv');
    expect(freeFileName('b.csv', (folded) => taken.has(folded))).toBe('b.csv');
  });
});

describe('placing files in a folder', () => {
  it('asks only about names that are spelled just so', () => {
    expect(existingNames(['a.csv', 'B.csv'], ['a.csv', 'b.csv', 'c.csv'])).toEqual(['a.csv']);
  });

  it('gives a file another name where another case is there, even when told to replace', () => {
    for (const answer of ['keep-both', 'replace'] as const)
      expect(placeFiles(['anna.csv'], ['Anna.csv'], answer)).toEqual([{ name: 'anna (2).csv', mode: 'new' }]);
  });

  it('replaces only what it was told to', () => {
    expect(placeFiles(['a.csv', 'b.csv'], ['a.csv'], 'replace')).toEqual([
      { name: 'a.csv', mode: 'replace' },
      { name: 'b.csv', mode: 'new' },
    ]);
    expect(placeFiles(['a.csv'], ['a.csv'], 'keep-both')).toEqual([{ name: 'a (2).csv', mode: 'new' }]);
  });

  it('never gives two files one name, and never a new one that is there', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'A', 'b'), minLength: 1, maxLength: 2 });
    const names = fc.array(
      name.map((one) => `${one}.csv`),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(names, names, fc.constantFrom('keep-both', 'replace'), (wanted, there, answer) => {
        const placed = placeFiles(wanted, there, answer);
        const folded = placed.map((one) => foldFileName(one.name));
        expect(new Set(folded).size).toBe(wanted.length);
        for (const one of placed)
          if (one.mode === 'new') expect(there.map(foldFileName)).not.toContain(foldFileName(one.name));
          else expect(there).toContain(one.name);
      }),
    );
  });
});
