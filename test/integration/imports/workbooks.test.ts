import { utils, type WorkSheet } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '../../support/in-process-gatehouse.ts';
import { partOf, plainWorkbook, sheetXml, workbook, workbookWithSheet } from '../../support/odd-tables.ts';
import { tableOpener, type TableOpener } from './open-table.ts';

let opener: TableOpener;
beforeAll(async () => {
  opener = await tableOpener();
});
afterAll(() => opener.app.dispose());

/** A sheet with cells put into it as they are. */
function sheetOf(cells: Record<string, object>, range: string): WorkSheet {
  return { ...cells, '!ref': range };
}

it('reads the first sheet, and another when it is chosen', async () => {
  const { importId, table } = await opener.open(
    workbook({ People: utils.aoa_to_sheet([['Ana', 'Silva']]), Öther: utils.aoa_to_sheet([['Ben']]) }),
    'people.csv',
  );
  expect(table).toMatchObject({
    encoding: null,
    delimiter: null,
    sheets: ['People', 'Öther'],
    sheet: 'People',
    rows: [['Ana', 'Silva']],
  });
  const again = valueOf(await opener.app.api.call('imports.read', { importId, choices: { sheet: 'Öther' } }));
  expect(again).toMatchObject({ sheet: 'Öther', rows: [['Ben']] });
});

it('makes text of numbers, dates and booleans, as a person would write it', async () => {
  const cells = {
    A1: { t: 'n', v: 123_456_789_012 },
    B1: { t: 'n', v: 0.1 + 0.2 },
    C1: { t: 'n', v: 7, z: '00000' },
    D1: { t: 'b', v: true },
    E1: { t: 'n', v: 45_000, z: 'm/d/yy' },
    F1: { t: 'n', v: 45_000.5, z: 'm/d/yy h:mm' },
    G1: { t: 'n', v: 0.25, z: 'h:mm' },
    H1: { t: 'n', v: 0.5, z: '0%' },
    I1: { t: 's', v: '007' },
  };
  expect(await opener.rows(workbook({ S: sheetOf(cells, 'A1:I1') }))).toEqual([
    ['123456789012', '0.3', '00007', 'TRUE', '2023-03-15', '2023-03-15 12:00', '6:00', '50%', '007'],
  ]);
});

it('takes the results of formulas, says so, and keeps formulas without one for repair', async () => {
  const rows = `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>UPPER("x")</f><v>X</v></c><c r="C1"><f>A1*2</f></c><c r="D1" t="e"><v>#N/A</v></c></row>`;
  const { table } = await opener.open(workbookWithSheet(sheetXml(rows)));
  expect(table.rows).toEqual([['2', 'X', '=A1*2', '#N/A']]);
  expect(table.notes).toEqual([
    '2 cells have a formula: the results were taken that they had when the workbook was saved.',
    'One cell has a formula without a result that can be used; the preview says which rows are to be put right.',
  ]);
  expect(table.cellProblems).toEqual([
    { row: 0, column: 2, reason: expect.stringContaining('The formula has no result.') as string },
    { row: 0, column: 3, reason: 'The cell shows #N/A, a formula’s error.' },
  ]);
});

it.each([
  [
    'one with a result',
    '<c r="A1"><f>1+1</f><v>2</v></c>',
    ['One cell has a formula: the result was taken that it had when the workbook was saved.'],
  ],
  [
    'several without any, and with an error',
    '<c r="A1"><f>1+1</f></c><c r="B1"><f>A1</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    [
      '3 cells have a formula without a result that can be used; the preview says which rows are to be put right.',
    ],
  ],
  ['none', '<c r="A1"><v>2</v></c>', []],
])('says only what is so of formulas: %s', async (_what, cells, notes) => {
  const { table } = await opener.open(workbookWithSheet(sheetXml(`<row r="1">${cells}</row>`)));
  expect(table.notes).toEqual(notes);
});

it('understands inline and shared strings, rich text and white space', async () => {
  const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>Ana</t></is></c><c r="B1" t="inlineStr"><is><r><t>Sil</t></r><r><t>va &amp; Co</t></r></is></c></row><row r="3"><c r="B3" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c></row>`;
  expect(await opener.rows(workbookWithSheet(sheetXml(rows)))).toEqual([
    ['Ana', 'Silva & Co'],
    ['', ''],
    ['', ' x '],
  ]);
  const shared = plainWorkbook([
    ['same', 'same'],
    ['other', 'a\nb'],
  ]);
  expect(partOf(shared, 'xl/sharedStrings.xml')).not.toBe('');
  expect(await opener.rows(shared)).toEqual([
    ['same', 'same'],
    ['other', 'a\nb'],
  ]);
});

it('gives a merged cell’s text to each row that it spans', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Data', 'ana'],
    [null, 'ben'],
    ['HR', 'eva'],
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
  const { table } = await opener.open(workbook({ S: sheet }));
  expect(table.rows).toEqual([
    ['Data', 'ana'],
    ['Data', 'ben'],
    ['HR', 'eva'],
  ]);
  expect(table.notes).toEqual(['Merged cells: the text was taken for each of the rows that they span.']);
});

it('takes no notice of formatting far below and beside the table', async () => {
  const far =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>ana</t></is></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>';
  expect(await opener.rows(workbookWithSheet(sheetXml(far)))).toEqual([['ana']]);
});

it('is empty where the sheet is, or is a chart', async () => {
  expect(await opener.rows(workbook({ S: utils.aoa_to_sheet([]) }))).toEqual([]);
});

describe('what else is in a workbook', () => {
  it('is not even unpacked: pictures and programs', async () => {
    const picture = crypto.getRandomValues(new Uint8Array(60_000));
    const bytes = workbookWithSheet(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>'), {
      'xl/media/image1.png': picture,
      'xl/vbaProject.bin': new Uint8Array(50_000_000),
    });
    expect(await opener.rows(bytes)).toEqual([['1']]);
  });

  it.each([
    ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
    ['entities that grow', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'],
  ])('keeps it closed: %s', async (_what, declaration) => {
    const xml = sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>&e;&b;</t></is></c></row>');
    const hostile = workbookWithSheet(xml.replace('?>', `?>${declaration}`), {
      'docProps/app.xml': strToU8('<Properties/>'),
    });
    await expect(opener.open(hostile)).rejects.toThrow(
      'declarations in it that no spreadsheet program writes',
    );
  });
});
