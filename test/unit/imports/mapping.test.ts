import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withUsersAdded } from '../../../shared/imports/added-users.ts';
import { importedUsers } from '../../../shared/imports/imported-users.ts';
import { mappingProblems } from '../../../shared/imports/mapping-problems.ts';
import { notKeptText } from '../../../shared/drafts/cells.ts';
import { hiddenText, withoutSecrets } from '../../../shared/imports/secret-columns.ts';
import { knownEmailAddress } from '../../../shared/handover/email-address.ts';
import { columnLot } from '../../../shared/imports/name-columns.ts';
import type { ImportMapping, SourceUse } from '../../../shared/imports/source-use.ts';
import { detectedHeaderRow, suggestedMapping } from '../../../shared/imports/suggested-mapping.ts';
import { drafts } from '../plans/draft-arbitraries.ts';
import { anyMapping, anyTable } from './import-arbitraries.ts';
import { emptyBatch, imported, mappingOf, nothingKnown, tableOf } from './import-samples.ts';

/** What each column of a header is used for. */
function usesOf(...header: string[]): SourceUse[] {
  return [...suggestedMapping(tableOf(header), 0).uses];
}

describe('headers', () => {
  it.each([
    [
      ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Abteilung', 'Kostenstelle'],
      ['first-name', 'last-name', 'tag', 'tag', 'tag'],
    ],
    [
      ['Prénom', 'Nom', 'Courriel', 'Équipe', 'Groupes'],
      ['first-name', 'last-name', 'tag', 'tag', 'groups'],
    ],
    [
      ['Nombre', 'Apellidos', 'Correo electrónico', 'Puesto'],
      ['first-name', 'last-name', 'tag', 'tag'],
    ],
    [
      ['EMPLOYEE_NAME', 'Work Email', 'Job Title', 'Staff ID', 'Shoe size'],
      ['full-name', 'tag', 'tag', 'tag', 'nothing'],
    ],
    [
      ['Name', 'Vorname'],
      ['last-name', 'first-name'],
    ],
    [
      ['Name', 'E-mail', 'Email'],
      ['full-name', 'tag', 'nothing'],
    ],
    [
      ['User name', 'Password', 'Access key ID', 'Secret access key', 'Console login link'],
      ['name', 'nothing', 'nothing', 'nothing', 'nothing'],
    ],
  ])('%j are known', (header, uses) => {
    expect(usesOf(...header).map((use) => (use.to === 'column' ? use.column : use.to))).toEqual(uses);
  });

  it('are looked for below a title', () => {
    expect(
      detectedHeaderRow(tableOf(['New hires 2026', ''], ['', ''], ['First name', 'Team'], ['Ana', 'Data'])),
    ).toBe(2);
    expect(detectedHeaderRow(tableOf(['ana'], ['ben']))).toBeNull();
  });

  it('become keys of tags that AWS takes', () => {
    expect(usesOf('Cost centre', 'E-mail')[0]).toEqual({ to: 'tag', key: 'Cost centre' });
    expect(usesOf('Team (#)')).toEqual([{ to: 'tag', key: 'Team' }]);
  });

  it('suggest a template of what there is', () => {
    expect(mappingOf(tableOf(['E-mail', 'Team'])).names.template).toBe('{email-name}');
    expect(mappingOf(tableOf(['Name', 'E-mail'])).names.template).toBe('{first}.{last}');
  });
});

describe('a column “Name”', () => {
  const useOf = (...values: string[]) =>
    mappingOf(tableOf(['Name', 'Groups'], ...values.map((value) => [value, 'auditors']))).uses[0];

  it.each([
    ['ana.silva', 'bob.berg', 'carla'],
    ['ana', 'bob'],
    ['ana.silva', 'bob', 'Eva Kim'],
    ['asilva', '', 'bob', 'eva', 'Über, Max', 'max muster'],
  ])('of %s, %s … has user names', (...values) => {
    expect(useOf(...values)).toEqual({ to: 'column', column: 'name' });
  });

  it.each([
    ['Ana Silva', 'Bob Berg', 'Carla'],
    ['Ana Silva', 'bob.berg'],
    ['Silva,Ana', 'Berg,Bob'],
    ['李小龙', '王菲'],
    ['', ''],
  ])('of %s, %s … has people’s names', (...values) => {
    expect(useOf(...values)).toEqual({ to: 'full-name' });
  });

  it('has last names beside first names, and people’s names beside user names', () => {
    expect(mappingOf(tableOf(['Vorname', 'Name'], ['Ana', 'Silva'])).uses[1]).toEqual({ to: 'last-name' });
    expect(mappingOf(tableOf(['User', 'Name'], ['ana', 'Ana'])).uses[1]).toEqual({ to: 'full-name' });
  });

  it('of user names changes none of them', () => {
    const { users, problems } = imported(tableOf(['name', 'groups'], ['Ana.Silva', 'x'], ['bob', 'x']));
    expect(users.map(({ name }) => name)).toEqual(['Ana.Silva', 'bob']);
    expect(problems).toEqual([]);
  });
});

describe('e-mail addresses', () => {
  const tagged = [{ key: 'email', value: 'ana@example.com' }];

  it.each([
    [['Full name', 'Email'], ['Ana Silva', 'ana@example.com'], 'ana.silva'],
    [['User name', 'Mail'], ['asilva', 'ana@example.com'], 'asilva'],
    [['E-Mail-Adresse', 'Team'], ['ana@example.com', ''], 'ana'],
  ])('below %j become the tag that the hand-over reads', (header, row, name) => {
    const { users, problems } = imported(tableOf(header, row));
    expect(users).toEqual([{ id: 'row 2', name, overrides: { tags: tagged } }]);
    expect(problems).toEqual([]);
    expect(
      knownEmailAddress(
        name,
        tagged.map(({ key, value }) => ({ Key: key, Value: value })),
      ),
    ).toBe('ana@example.com');
  });

  it('stay where the name is missing', () => {
    const { users } = imported(tableOf(['Full name', 'Email'], ['', 'nobody@example.com']));
    expect(users[0]).toMatchObject({
      name: '',
      overrides: { tags: [{ key: 'email', value: 'nobody@example.com' }] },
      unread: { name: 'nobody@example.com (no first name, no last name)' },
    });
  });

  it('stay beside a column of tags, wherever it is', () => {
    const { users } = imported(
      tableOf(['User name', 'Email', 'Tags'], ['ana', 'ana@example.com', 'Team=Data']),
    );
    expect(users[0]?.overrides?.tags).toEqual([{ key: 'Team', value: 'Data' }, ...tagged]);
  });
});

describe('what becomes of a column', () => {
  const lots = (mapping: ImportMapping) => mapping.uses.map((_use, index) => columnLot(mapping, index));

  it('is told: kept, for user names alone, of no use, or left', () => {
    const table = tableOf(['First name', 'Last name', 'E-mail', 'Team', 'Shoe size']);
    expect(lots(mappingOf(table))).toEqual(['names', 'names', 'kept', 'kept', 'left']);
    const byAddress = mappingOf(table, { template: '{f}{email-name}' });
    expect(lots(byAddress)).toEqual(['names', 'idle', 'kept', 'kept', 'left']);
    expect(lots(mappingOf(tableOf(['User name', 'Full name', 'Groups'])))).toEqual(['kept', 'idle', 'kept']);
  });
});

describe('a row', () => {
  const header = ['First name', 'Last name', 'Groups', 'Department', 'Access'];

  it('becomes a user with groups, tags and access', () => {
    const { users, problems } = imported(
      tableOf(header, ['Ana', 'Silva', 'developers; auditors', ' Data ', 'both']),
    );
    expect(problems).toEqual([]);
    expect(users).toEqual([
      {
        id: 'row 2',
        name: 'ana.silva',
        overrides: {
          groups: ['developers', 'auditors'],
          tags: [{ key: 'Department', value: 'Data' }],
          consoleAccess: true,
          accessKey: true,
        },
      },
    ]);
  });

  it('gets a group of each value, the account’s where it has one, beside the batch’s', () => {
    const table = tableOf(
      ['User name', 'Department'],
      ['ana', 'Human Resources'],
      ['ben', 'data & AI'],
      ['eva', ''],
      ['ida', 'Ops'],
    );
    const mapping: ImportMapping = {
      ...mappingOf(table),
      uses: [
        { to: 'column', column: 'name' },
        { to: 'group', prefix: 'dept-' },
      ],
    };
    const draft = { ...emptyBatch, defaults: { ...emptyBatch.defaults, groups: ['everyone'] } };
    const { users, renamedGroups } = importedUsers(table, mapping, draft, {
      ...nothingKnown,
      groups: ['Dept-HUMAN-resources', 'DEPT-ops'],
    });
    expect(users.map(({ overrides }) => overrides?.groups)).toEqual([
      ['everyone', 'Dept-HUMAN-resources'],
      ['everyone', 'dept-data-and-AI'],
      undefined,
      ['everyone', 'DEPT-ops'],
    ]);
    // A prefix is what was asked for, and case is the account's.
    expect(renamedGroups).toEqual([
      { userId: 'row 2', from: 'Human Resources', to: 'Dept-HUMAN-resources' },
      { userId: 'row 3', from: 'data & AI', to: 'dept-data-and-AI' },
    ]);
  });

  it('adds its tags to the batch’s', () => {
    const draft = {
      ...emptyBatch,
      defaults: { ...emptyBatch.defaults, tags: [{ key: 'Env', value: 'prod' }] },
    };
    const { users } = imported(tableOf(['User name', 'Team'], ['ana', 'Data']), { draft });
    expect(users[0]?.overrides?.tags).toEqual([
      { key: 'Env', value: 'prod' },
      { key: 'Team', value: 'Data' },
    ]);
  });

  it('keeps what is not understood, and what is too much', () => {
    const { users, problems } = imported(
      tableOf(header, ['Ana', 'Silva', 'a', 'Data', 'perhaps', 'more', '', 'still'], ['Ben', 'Okoro']),
    );
    expect(users[0]?.unread).toEqual({ access: 'perhaps', tags: 'Department=Data; more; still' });
    expect(problems.map(({ row, kind, reason }) => [row, kind, reason])).toEqual([
      [2, 'repair', '“perhaps” is not understood in the column Access.'],
      [2, 'repair', 'The row has more cells than the table has columns: “more”, “still”.'],
      [3, 'note', 'The row has 2 of 5 cells; the others are taken as empty.'],
    ]);
  });

  it('keeps the text of a cell that a formula spoilt, wherever it goes', () => {
    const table = {
      ...tableOf(header, ['#N/A', 'Silva', '#REF!', '#N/A', 'Console']),
      cellProblems: [0, 2, 3].map((column) => ({ row: 1, column, reason: 'A formula’s error.' })),
    };
    const { users, problems } = imported(table);
    expect(users).toEqual([
      { id: 'row 2', name: '', unread: { groups: '#REF!', tags: '#N/A', name: '#N/A Silva' } },
    ]);
    expect(problems.every(({ kind }) => kind === 'repair')).toBe(true);
    expect(problems).toHaveLength(3);
  });

  it('is none where all is empty, and counts all the same', () => {
    const { users, problems } = imported(tableOf(['User name', 'Access'], ['', ' '], ['', 'no idea']));
    expect(users).toEqual([{ id: 'row 3', name: '', unread: { access: 'no idea' } }]);
    expect(problems.map(({ row }) => row)).toEqual([3, 3]);
  });

  it('comes after the draft’s; blank rows give way', () => {
    const { users } = imported(tableOf(['User name'], ['ana']));
    const before = [
      { id: 'x', name: '' },
      { id: 'y', name: 'ben' },
      { id: 'z', name: '', unread: { reset: '?' } },
    ];
    expect(withUsersAdded(before, users).map(({ id }) => id)).toEqual(['y', 'z', 'row 2']);
  });
});

describe('secrets', () => {
  it('of the console’s files never come in', () => {
    const table = withoutSecrets(
      tableOf(
        ['User name', 'Password', 'Access key ID', 'Secret access key', 'Console login link'],
        ['ana', 'Sup3r-secret', 'AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG', 'https://example.com'],
      ),
    );
    expect(table.rows[1]).toEqual(['ana', hiddenText, hiddenText, hiddenText, 'https://example.com']);
    expect(table.notes).toEqual(['Passwords and access keys are not imported: a draft holds no secrets.']);
  });

  it('in place of a password’s kind are hidden, and left to be repaired', () => {
    const table = withoutSecrets(
      tableOf(['User name', 'Console password'], ['ana', 'Custom'], ['ben', 'hunter2']),
    );
    expect(imported(table).users).toEqual([
      { id: 'row 2', name: 'ana', overrides: { passwordMode: 'custom-each' } },
      { id: 'row 3', name: 'ben', unread: { password: notKeptText } },
    ]);
  });

  it('are not kept either where the cell itself is damaged', () => {
    const table = {
      ...tableOf(['User name', 'Console password'], ['ana', 'Hunter2!']),
      cellProblems: [{ row: 1, column: 1, reason: 'A formula’s error.' }],
    };
    expect(imported(table).users).toEqual([{ id: 'row 2', name: 'ana', unread: { password: notKeptText } }]);
  });
});

describe('a mapping', () => {
  it('is wrong where a key is missing, a use is double, or names cannot be made', () => {
    const table = tableOf(['First name', 'x', 'y', 'z']);
    const mapping: ImportMapping = {
      ...mappingOf(table),
      uses: [{ to: 'first-name' }, { to: 'tag', key: '' }, { to: 'first-name' }, { to: 'nothing' }],
    };
    const { columns, template } = mappingProblems(mapping);
    expect([...columns]).toEqual([
      [1, 'Enter a tag key.'],
      [2, 'Another column is used as First name already.'],
    ]);
    expect(template).toContain('No column has the last names');
  });

  it('of any kind makes users of any table, each row one, and never throws', () => {
    fc.assert(
      fc.property(anyTable, anyMapping, drafts, (table, mapping, draft) => {
        const { users, problems } = importedUsers(table, mapping, draft, nothingKnown);
        const first = mapping.headerRow === null ? 0 : mapping.headerRow + 1;
        const full = table.rows.slice(first).filter((row) => row.some((one) => one.trim() !== ''));
        expect(users).toHaveLength(full.length);
        const ids = new Set(users.map(({ id }) => id));
        expect(ids.size).toBe(users.length);
        expect(problems.every(({ userId }) => ids.has(userId))).toBe(true);
      }),
    );
  });
});
