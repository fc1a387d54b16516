import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  encryptedOffice,
  lyingZip,
  oldOffice,
  plainWorkbook,
  sheetXml,
  workbookWithSheet,
  zipOf,
} from '../../support/odd-tables.ts';
import { tableOpener, type TableOpener } from './open-table.ts';

let opener: TableOpener;
beforeAll(async () => {
  opener = await tableOpener();
});
afterAll(() => opener.app.dispose());

const wide = (columns: number) => Array.from({ length: columns }, (_, index) => `c${index}`).join(',');
const cell = (reference: string) => `<c r="${reference}" t="inlineStr"><is><t>x</t></is></c>`;

describe('refused with what to do instead', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'The file is empty.'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'This is a PDF document.'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'This is a picture.'],
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'This is a picture.'],
    ['an .xls', oldOffice, 'save it as .xlsx or .csv'],
    ['a protected workbook', encryptedOffice, 'take the password away'],
    [
      'an .ods',
      zipOf({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8('<x/>'),
      }),
      'This is an OpenDocument file, such as .ods.',
    ],
    ['an .xlsb', zipOf({ 'xl/workbook.bin': new Uint8Array(9) }), 'binary workbook'],
    [
      'a .docx',
      zipOf({ '[Content_Types].xml': strToU8('<x/>'), 'word/document.xml': strToU8('<x/>') }),
      'no Excel workbook',
    ],
    ['a zip of a .csv', zipOf({ 'people.csv': strToU8('a,b') }), 'no Excel workbook'],
    ['a zip with nothing in it', zipOf({}), 'no Excel workbook'],
    ['a gzip', Buffer.from('1f8b0800', 'hex'), 'Unpack it'],
    ['a web page called .xls', '<html><table><tr><td>x', 'web page'],
    ['a draft', '{\n  "format": "gatehouse-draft"', 'Open it from the list of drafts.'],
    [
      'a program',
      Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(300)]),
      'neither text nor a workbook',
    ],
    [
      'control characters',
      Buffer.from(Uint8Array.from({ length: 600 }, (_, index) => 1 + (index % 30))),
      'neither text nor a workbook',
    ],
    ['text with a zero in it', `${'a,b\n'.repeat(20)}1,\0\n22`, 'neither text nor a workbook'],
    ['201 columns', wide(201), 'The table has 201 columns; Gatehouse imports 200 at most.'],
    ['10,001 rows', 'x\n'.repeat(10_001), 'The table has 10,001 rows; Gatehouse imports 10,000 at most.'],
    ['a huge cell', `a,b\n1,${'x'.repeat(1_000_000)}`, 'A cell has 1,000,000 characters (row 2, column 2)'],
  ])('%s', async (_what, content, message) => {
    await expect(opener.open(content)).rejects.toThrow(message);
  });

  it('a cut-off workbook, at whatever place', async () => {
    const whole = plainWorkbook([
      ['First name', 'Last name'],
      ['Ana', 'Silva'],
    ]);
    for (const share of [0.02, 0.3, 0.6, 0.9, 0.999])
      await expect(opener.open(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toThrow(
        'damaged or was not saved to its end',
      );
  });

  it('a workbook whose parts are rubbish or missing', async () => {
    const { 'xl/workbook.xml': workbookPart, ...rest } = unzipSync(plainWorkbook([['x']]));
    expect(workbookPart).toBeDefined();
    await expect(opener.open(zipOf(rest))).rejects.toThrow('damaged');
    await expect(
      opener.open(zipOf({ ...rest, 'xl/workbook.xml': strToU8('<workbook><sheets>') })),
    ).rejects.toThrow('damaged');
  });

  it('sheets that are too wide or too long', async () => {
    const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
    await expect(opener.open(workbookWithSheet(sheetXml(row(1, cell('A1') + cell('XFD1')))))).rejects.toThrow(
      'The table has 16,384 columns',
    );
    await expect(
      opener.open(workbookWithSheet(sheetXml(row(1, cell('A1')) + row(1_048_576, cell('A1048576'))))),
    ).rejects.toThrow('The table has 1,048,576 rows');
  });

  it('200 columns and 10,000 rows are none of it', async () => {
    expect((await opener.rows(wide(200)))[0]).toHaveLength(200);
    expect(await opener.rows('x\n'.repeat(10_000))).toHaveLength(10_000);
  });
});

describe('a zip bomb', () => {
  const part = 'xl/worksheets/sheet1.xml';
  it.each([
    [
      'that says how large it is',
      () => workbookWithSheet('x', { [part]: new Uint8Array(160 * 1024 * 1024) }),
    ],
    [
      'in many parts',
      () =>
        workbookWithSheet(
          'x',
          Object.fromEntries(
            Array.from({ length: 160 }, (_, index) => [`xl/x${index}.xml`, new Uint8Array(1024 * 1024)]),
          ),
        ),
    ],
    [
      'of thousands of parts',
      () =>
        workbookWithSheet(
          'x',
          Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`x${index}`, new Uint8Array(0)])),
        ),
    ],
  ])('%s is not unpacked', async (_what, make) => {
    await expect(opener.open(make())).rejects.toThrow('unpacks to far more than a table of users needs');
  });

  it('that lies about its size is unpacked no further than that', async () => {
    await expect(opener.open(lyingZip(part, 64))).rejects.toThrow('damaged');
  });
});

describe('a file', () => {
  it('of 100 MB is refused unread', async () => {
    const path = join(opener.app.folder, 'huge.csv');
    await writeFile(path, '');
    await truncate(path, 100 * 1024 * 1024);
    opener.app.tablePath = path;
    expect(await opener.app.api.call('imports.open', undefined)).toMatchObject({
      ok: false,
      error: {
        kind: 'invalid',
        message: expect.stringContaining('The file has 100 MB; Gatehouse imports 50 MB at most.') as string,
      },
    });
  });

  it('that is a folder or is gone says so', async () => {
    opener.app.tablePath = join(opener.app.folder, 'folder.csv');
    await mkdir(opener.app.tablePath);
    expect(await opener.app.api.call('imports.open', undefined)).toMatchObject({
      error: { message: expect.stringContaining('This is no file.') as string },
    });
    opener.app.tablePath = join(opener.app.folder, 'gone.csv');
    expect(await opener.app.api.call('imports.open', undefined)).toMatchObject({
      error: { message: expect.stringContaining('could not be read (ENOENT)') as string },
    });
  });
});

it('has met nothing unexpected in all of these', () => {
  expect(opener.app.unexpected).toEqual([]);
});
