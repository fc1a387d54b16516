import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '../../support/in-process-gatehouse.ts';
import { utf16be } from '../../support/odd-tables.ts';
import { tableOpener, type TableOpener } from './open-table.ts';

let opener: TableOpener;
beforeAll(async () => {
  opener = await tableOpener();
});
afterAll(() => opener.app.dispose());

const people = [
  ['Vorname', 'Nachname'],
  ['Jürgen', 'Groß'],
  ['Zoë', '“Żółć”'],
];
const text = people.map((row) => row.join(';')).join('\r\n');
const western = 'Vorname;Nachname\r\nJürgen;Groß\r\nZoë;Ça';

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8', people],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8', people],
    ['UTF-16 LE with one', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', people],
    ['UTF-16 BE with one', utf16be(`\ufeff${text}`), 'utf-16be', people],
    ['UTF-16 LE without', Buffer.from(text, 'utf16le'), 'utf-16le', people],
    ['UTF-16 BE without', utf16be(text), 'utf-16be', people],
    ['Windows-1252', Buffer.from(western, 'latin1'), 'windows-1252', [...people.slice(0, 2), ['Zoë', 'Ça']]],
  ])('%s is read as it is', async (_what, bytes, encoding, rows) => {
    const { table } = await opener.open(bytes);
    expect(table).toMatchObject({ encoding, delimiter: ';', rows, notes: [], sheets: [], sheet: null });
  });

  it('can be corrected, and says when an encoding does not have the bytes', async () => {
    const { importId, table } = await opener.open(Buffer.from('Name\nP\xf3\x9f', 'latin1'));
    expect(table.encoding).toBe('windows-1252');
    const { api } = opener.app;
    const read = async (encoding: 'windows-1250' | 'utf-8') =>
      valueOf(await api.call('imports.read', { importId, choices: { encoding } }));
    expect((await read('windows-1250')).rows[1]).toEqual(['Póź']);
    expect((await read('utf-8')).notes[0]).toContain('Choose another encoding.');
    await api.call('imports.close', { importId });
    expect(await api.call('imports.read', { importId, choices: {} })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

describe('cells', () => {
  it.each([
    [
      'commas',
      'a,b\n1,"x, y"\n',
      ',',
      [
        ['a', 'b'],
        ['1', 'x, y'],
      ],
    ],
    [
      'tabs',
      'a\tb,c\n1\t2',
      '\t',
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
    ],
    [
      'bars',
      'a|b\n1|2',
      '|',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons beside many commas',
      'a;b\n1,5;"x;y"\n2,5;z',
      ';',
      [
        ['a', 'b'],
        ['1,5', 'x;y'],
        ['2,5', 'z'],
      ],
    ],
    [
      'what Excel says stands between them',
      'sep=;\r\na;b,c\r\n1;2,3',
      ';',
      [[''], ['a', 'b,c'], ['1', '2,3']],
    ],
    [
      'old line ends',
      'a,b\r1,2\r3,4',
      ',',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4',
      ',',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'line ends and doubled quotation marks in them',
      'a,b\n"1\n2","say ""x"""',
      ',',
      [
        ['a', 'b'],
        ['1\n2', 'say "x"'],
      ],
    ],
    [
      'a quotation mark in the middle',
      'a,b\n5" disk,x',
      ',',
      [
        ['a', 'b'],
        ['5" disk', 'x'],
      ],
    ],
    ['empty lines, which count', 'a,b\n\n1,2\n\n\n', ',', [['a', 'b'], [''], ['1', '2']]],
    ['rows of different lengths', 'a,b,c\n1\n1,2,3,4', ',', [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]],
    ['one column', 'ana\nben\n', ',', [['ana'], ['ben']]],
    ['only a header', 'First name,Last name', ',', [['First name', 'Last name']]],
    ['only a byte order mark', '\ufeff', ',', []],
  ] as const)('with %s', async (_what, content, delimiter, rows) => {
    expect((await opener.open(content)).table).toMatchObject({ delimiter, rows });
  });

  it('keep their text where a quotation mark is never closed, and that is said', async () => {
    const { table } = await opener.open('a,b\n"1,2\n3,4');
    expect(table.rows).toEqual([
      ['a', 'b'],
      ['"1', '2'],
      ['3', '4'],
    ]);
    expect(table.notes).toEqual([
      'A quotation mark is not closed, so all quotation marks were taken as plain text.',
    ]);
  });

  it('can be divided otherwise', async () => {
    const { importId } = await opener.open('a,b;c\n1,2;3');
    const table = valueOf(
      await opener.app.api.call('imports.read', { importId, choices: { delimiter: ';' } }),
    );
    expect(table.rows).toEqual([
      ['a,b', 'c'],
      ['1,2', '3'],
    ]);
  });

  it('of passwords stay in main', async () => {
    const { table } = await opener.open('User name,Password\r\nana,hunter2-Sesame');
    expect(JSON.stringify(table)).not.toContain('Sesame');
  });
});

it('opens nothing when the dialog is cancelled', async () => {
  opener.app.tablePath = null;
  expect(valueOf(await opener.app.api.call('imports.open', undefined))).toBeNull();
});
