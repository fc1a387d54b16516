import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipOfText, textOfClip } from '../../../../shared/drafts/clip.ts';

const cells = fc.oneof(
  fc.constantFrom('=1+1', "'=x", "''-x", '@home', '+1', '-', "'", '"', '""', 'a\tb', 'a\r\nb', '', 'Ünïcode'),
  fc.string(),
);
const clips = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1 }));

describe('cells as tab-separated text', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        expect(clipOfText(`${textOfClip(clip)}\r\n`)).toEqual(clip);
      }),
    );
  });

  it('hold no formula for a spreadsheet', () => {
    fc.assert(
      fc.property(clips, (clip) => {
        const asSpreadsheetsSee = textOfClip(clip).split(/[\t\n]/);
        for (const cell of asSpreadsheetsSee) if (!cell.includes('"')) expect(cell).not.toMatch(/^[=+\-@]/);
      }),
    );
    expect(textOfClip([['=1+1', '-x']])).toBe("'=1+1\t'-x");
    expect(clipOfText('=1+1\t-x')).toEqual([['=1+1', '-x']]);
  });

  it.each([
    [
      'Excel: a line break at the end',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'Excel: line breaks and quotes in cells',
      '"two\nlines"\t"say ""hi"""\r\nx\t',
      [
        ['two\nlines', 'say "hi"'],
        ['x', ''],
      ],
    ],
    [
      'Google Sheets: none at the end',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['LibreOffice: an empty row between', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['quotes that are no quoting', 'a "b" c\t"x" y', [['a "b" c', '"x" y']]],
    ['a quote that never ends', '"a\tb\nc', [['"a', 'b'], ['c']]],
    ['nothing', '', [['']]],
    ['an apostrophe that hides no formula', "'s\t'", [["'s", "'"]]],
  ])('%s', (_from, text, clip) => {
    expect(clipOfText(text)).toEqual(clip);
  });

  it('is read fast also where every cell begins with a quote', () => {
    const text = Array.from({ length: 200_000 }, () => '"x').join('\t');
    expect(clipOfText(text)[0]).toHaveLength(200_000);
  });
});
