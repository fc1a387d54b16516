import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNameList } from '../../../shared/drafts/name-list.ts';

const lines = (text: string) => parseNameList(text, { commaSeparates: false });
const commas = (text: string) => parseNameList(text, { commaSeparates: true });

describe('parseNameList', () => {
  it('separates at line ends of every system, tabs and semicolons', () => {
    expect(lines('anna\nben\r\ncarla\rdora\temil;fritz')).toEqual([
      'anna',
      'ben',
      'carla',
      'dora',
      'emil',
      'fritz',
    ]);
  });

  it('trims names, also of no-break spaces and a byte order mark, and drops empty ones', () => {
    expect(lines('\uFEFF anna \n\n ;\t\u00A0ben\u00A0\n   \n')).toEqual(['anna', 'ben']);
    expect(lines('')).toEqual([]);
    expect(lines(' \n;\t')).toEqual([]);
  });

  it('keeps a comma in a name unless commas separate', () => {
    expect(lines('smith,anna\njones,ben')).toEqual(['smith,anna', 'jones,ben']);
    expect(commas('anna, ben,,carla\ndora')).toEqual(['anna', 'ben', 'carla', 'dora']);
  });

  it('reads cells as spreadsheets quote them', () => {
    expect(lines('"smith,anna"\n"o""neill"\n"a;b"\tben')).toEqual(['smith,anna', 'o"neill', 'a;b', 'ben']);
    expect(commas('"smith,anna" , ben')).toEqual(['smith,anna', 'ben']);
  });

  it('takes a quote that is not closed, or not around a whole cell, as a character of the name', () => {
    expect(lines('"anna\nben')).toEqual(['"anna', 'ben']);
    expect(lines('an"na;"be"n')).toEqual(['an"na', '"be"n']);
  });

  it('finds every legal name again, in order, whatever separates them', () => {
    const legal = fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,64}$/);
    const separator = fc.constantFrom('\n', '\r\n', '\t', ';', ' ;\n ', '\n\n');
    fc.assert(
      fc.property(fc.array(legal), separator, (names, between) => {
        expect(lines(names.join(between))).toEqual(names);
      }),
    );
  });
});
