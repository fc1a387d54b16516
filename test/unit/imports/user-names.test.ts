import { describe, expect, it } from 'vitest';
import { splitName } from '../../../shared/imports/full-name.ts';
import { userNameProblem } from '../../../shared/rules/names.ts';
import { templateProblem } from '../../../shared/imports/user-name-template.ts';
import type { NameRules } from '../../../shared/imports/source-use.ts';
import { emptyBatch, imported, tableOf } from './import-samples.ts';

const header = ['First name', 'Last name', 'E-mail'];

/** The user name of one person. */
function nameOf(person: [string, string, string?], names: Partial<NameRules> = {}): string | undefined {
  return imported(tableOf(header, [person[0], person[1], person[2] ?? '']), { names }).users[0]?.name;
}

describe('a full name', () => {
  it.each([
    ['Ana Silva', 'Ana', 'Silva'],
    ['Silva, Ana Maria', 'Ana Maria', 'Silva'],
    ['  Ana   Maria  Silva ', 'Ana Maria', 'Silva'],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
    ['Oscar de la Renta', 'Oscar', 'de la Renta'],
    ['Dr. Ana Silva', 'Ana', 'Silva'],
    ['Herr Prof. Dr. Jonas Berg', 'Jonas', 'Berg'],
    ['Sammy Davis, Jr.', 'Sammy', 'Davis'],
    ['Davis, Sammy, Jr.', 'Sammy', 'Davis'],
    ['Martin King III', 'Martin', 'King'],
    ['Cher', 'Cher', ''],
    ['Silva,', 'Silva', ''],
    ['', '', ''],
    [',', '', ''],
  ])('“%s” is “%s” and “%s”', (full, first, last) => {
    expect(splitName(full, 'first-last')).toEqual({ first, last });
  });

  it.each([
    ['Kim Min Jun', 'Min Jun', 'Kim'],
    ['van Dyke Anna', 'Anna', 'van Dyke'],
    ['Silva, Ana', 'Ana', 'Silva'],
    ['Kim', 'Kim', ''],
  ])('with the family name first, “%s” is “%s” and “%s”', (full, first, last) => {
    expect(splitName(full, 'last-first')).toEqual({ first, last });
  });
});

describe('a template', () => {
  it.each([
    ['{first}.{last}', 'ana-maria.silva'],
    ['{f}{last}', 'asilva'],
    ['{l}.{given}', 's.ana-maria'],
    ['{email}', 'a.silva+x@example.com'],
    ['{email-name}', 'a.silva+x'],
    ['ext-{last}', 'ext-silva'],
  ])('%s makes %s', (template, name) => {
    expect(nameOf(['Ana-Maria', 'Silva', 'A.Silva+x@example.com'], { template })).toBe(name);
  });

  it.each([
    [['Łukasz', 'Żółć'], 'lukasz.zolc'],
    [['Jürgen', 'Groß'], 'jurgen.gross'],
    [['Seán', 'O’Neill'], 'sean.oneill'],
    [['Дмитрий', 'Жуков'], 'dmitriy.zhukov'],
    [['Ana Maria', 'de Souza'], 'anamaria.desouza'],
    [['Ju\u0308rgen', 'J.R. Tolkien'], 'jurgen.jrtolkien'],
    [['伟', '李'], 'wei.li'],
  ] as const)('writes %s in ASCII, as %s', ([first, last], name) => {
    expect(nameOf([first, last])).toBe(name);
    expect(userNameProblem(name)).toBeUndefined();
  });

  it('writes umlauts the German way, and keeps capitals, where that is chosen', () => {
    expect(nameOf(['Jörg', 'Müller'], { german: true })).toBe('joerg.mueller');
    expect(nameOf(['Jo\u0308rg', 'Ärmel'], { german: true, lowerCase: false })).toBe('Joerg.Aermel');
  });

  it.each([
    ['{frist}.{last}', '{frist} is no placeholder.'],
    ['fixed', 'Enter a placeholder at least'],
    ['{first} {last}', '“ ” cannot be in a user name.'],
    ['{first}.{last}', undefined],
  ])('%s: %s', (template, problem) => {
    if (problem === undefined) expect(templateProblem(template)).toBeUndefined();
    else expect(templateProblem(template)).toContain(problem);
  });

  it('leaves no separator where a part is empty, and says so', () => {
    const { users, problems } = imported(
      tableOf(header, ['Cher', '', 'c@example.com'], ['', '', 'x@example.com']),
    );
    expect(users.map(({ name }) => name)).toEqual(['cher', '']);
    expect(problems).toEqual([
      { row: 2, userId: 'row 2', kind: 'repair', reason: 'There is no last name to make the user name of.' },
      { row: 3, userId: 'row 3', kind: 'repair', reason: 'There is no first name to make the user name of.' },
      { row: 3, userId: 'row 3', kind: 'repair', reason: 'There is no last name to make the user name of.' },
    ]);
  });

  it('makes no name that is too long', () => {
    const { users, problems } = imported(tableOf(header, ['x'.repeat(40), 'y'.repeat(40), '']));
    expect(users[0]?.name).toHaveLength(64);
    expect(problems.map(({ kind }) => kind)).toEqual(['note']);
  });
});

describe('a name that is taken', () => {
  const people = tableOf(header, ['Ana', 'Silva', ''], ['ANA', 'SILVA', ''], ['Ben', 'Okoro', '']);
  const draft = { ...emptyBatch, users: [{ id: 'a', name: 'Ben.Okoro' }] };

  it('gets a number in the table and the batch, whatever the case', () => {
    const { users, problems } = imported(people, { draft });
    expect(users.map(({ name }) => name)).toEqual(['ana.silva', 'ana.silva2', 'ben.okoro2']);
    expect(problems).toEqual([
      {
        row: 3,
        userId: 'row 3',
        kind: 'note',
        reason: 'ana.silva is in another row, so this is ana.silva2.',
      },
      {
        row: 4,
        userId: 'row 4',
        kind: 'note',
        reason: 'The draft has ben.okoro already, so this is ben.okoro2.',
        clashWith: 'draft',
      },
    ]);
  });

  it.each(['stop', 'skip', 'merge'] as const)(
    'by the account alone stays as it is, so that the plan decides (%s)',
    (existingUsers) => {
      for (const clashes of ['number', 'keep'] as const) {
        const { users, problems } = imported(tableOf(header, ['Ana', 'Silva', ''], ['Ben', 'Okoro', '']), {
          draft: { ...emptyBatch, existingUsers },
          context: { users: ['ana.silva', 'BEN.Okoro'] },
          names: { clashes },
        });
        expect(users.map(({ name }) => name)).toEqual(['ana.silva', 'ben.okoro']);
        expect(problems.map(({ row, kind, clashWith, reason }) => [row, kind, clashWith, reason])).toEqual([
          [2, 'note', 'account', 'The account already has a user ana.silva.'],
          [
            3,
            'note',
            'account',
            'The account already has a user BEN.Okoro; names that differ only in upper and lower case clash.',
          ],
        ]);
      }
    },
  );

  it('gives the same users again when their table is imported next month', () => {
    const first = imported(people).users.map(({ name }) => name);
    const { users, problems } = imported(people, { context: { users: first } });
    expect(users.map(({ name }) => name)).toEqual(first);
    expect(problems.filter(({ clashWith }) => clashWith === 'account')).toHaveLength(3);
  });

  it('is taken also where capitals are kept', () => {
    const { users } = imported(people, { draft, names: { lowerCase: false } });
    expect(users.map(({ name }) => name)).toEqual(['Ana.Silva', 'ANA.SILVA2', 'Ben.Okoro2']);
  });

  it('stays for repair where that is chosen', () => {
    const { users, problems } = imported(people, { draft, names: { clashes: 'keep' } });
    expect(users.map(({ name }) => name)).toEqual(['ana.silva', 'ana.silva', 'ben.okoro']);
    expect(problems.map(({ row, kind, clashWith }) => [row, kind, clashWith])).toEqual([
      [3, 'repair', undefined],
      [4, 'repair', 'draft'],
    ]);
  });

  it('gets its number within 64 characters', () => {
    const long: [string, string, string] = ['x'.repeat(80), '', ''];
    const { users } = imported(tableOf(header, ...Array.from({ length: 12 }, () => long)), {
      names: { template: '{first}' },
    });
    expect(new Set(users.map(({ name }) => name)).size).toBe(12);
    expect(users.every(({ name }) => name.length === 64)).toBe(true);
  });
});
