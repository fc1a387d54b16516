import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { choose, rowsOf } from '../users/open-list.tsx';
import { openImport, type OpenImport } from './open-import.tsx';

let page: OpenImport;
afterEach(async () => {
  await page.app.dispose();
  expect(page.app.unexpected).toEqual([]);
});

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const names = () => rowsOf('Preview').map(([, name]) => name);
const examples = () => screen.getByRole('status', { name: 'Examples of user names' }).textContent;

/** What a screen reader was told last. */
const announced = () =>
  [...document.querySelectorAll('[aria-live=polite]')].map(({ textContent }) => textContent).join('\n');

/** Chooses what a column becomes. */
async function become(column: string, use: string): Promise<void> {
  await page.user.click(await button(new RegExp(`What ${column} becomes`)));
  await page.user.click(await screen.findByText(use, { selector: '[role="option"] *' }));
}

const people = `Vorname;Nachname;Abteilung;Zugriff
Jörg;Müller;Human Resources;Console
Maria;Santos;Developers;vielleicht
Ana;Silva;Developers;Access key;zu viel
`;

describe('a list of people', () => {
  it('becomes users with names, groups and tags; what is wrong is shown and kept', async () => {
    page = await openImport();
    await page.choose(people);
    await screen.findByText('people.csv, 4 rows');
    await waitFor(() => expect(names()).toEqual(['jorg.muller', 'maria.santos', 'ana.silva']));
    await screen.findByText(
      '2 users will have something to put right in the draft. All of them are imported.',
    );
    await screen.findByText('The account already has a user maria.santos.');
    await screen.findByText('1 of these users exists in the account already');
    await screen.findByText('“vielleicht” is not understood in the column Access.');

    await become('Abteilung', 'Group, one for each value');
    await screen.findByText(/: Human Resources → Human-Resources \(1 user\)\.$/);
    await page.user.type(screen.getByRole('textbox', { name: 'Prefix of groups for Abteilung' }), 'x-');
    await screen.findByText(/: Human Resources → x-Human-Resources \(1 user\)\.$/);
    await page.user.click(screen.getByRole('checkbox', { name: 'ä, ö, ü become ae, oe, ue' }));
    await waitFor(() => expect(examples()).toContain('joerg.mueller · maria.santos'));
    await page.user.click(await button('Import 3 users'));
    expect(page.imported).toEqual([
      { id: 'new 1', name: 'joerg.mueller', overrides: { groups: ['x-Human-Resources'] } },
      {
        id: 'new 2',
        name: 'maria.santos',
        overrides: { groups: ['x-Developers'] },
        unread: { access: 'vielleicht' },
      },
      {
        id: 'new 3',
        name: 'ana.silva',
        overrides: { groups: ['x-Developers'], consoleAccess: false, accessKey: true },
        unread: { tags: 'zu viel' },
      },
    ]);
  });

  it('shows whom a row is about whose name could not be made', async () => {
    page = await openImport();
    await page.choose('Full name,E-mail\nPelé,\nAna Silva,ana@example.com\n');
    await waitFor(() => expect(names()).toEqual(['Pelé (no last name)', 'ana.silva']));
    await page.user.click(await button('Import 2 users'));
    expect(page.imported?.[0]).toEqual({
      id: 'new 1',
      name: 'pele',
      unread: { name: 'Pelé (no last name)' },
    });
  });

  it('whom the draft has already are told before they are in it twice', async () => {
    page = await openImport({ users: ['jorg.muller', 'ana.silva'].map((name) => ({ id: name, name })) });
    await page.choose(people);
    await screen.findByText('2 of these users have the name of a user who was in the draft before');
    await waitFor(() => expect(names()).toEqual(['jorg.muller2', 'maria.santos', 'ana.silva2']));
    await waitFor(() => expect(announced()).toContain('2 of these users have the name of a user who'));
    await page.user.click(await button('Import 3 users'));
    expect(page.notices[1]).toContain('2 of them have the name of a user who was in the draft before.');
  });

  it('can be narrowed to the rows that need repair', async () => {
    page = await openImport();
    await page.choose(people);
    await page.user.click(await button(/^To repair \(2\)/));
    await waitFor(() => expect(names()).toEqual(['maria.santos', 'ana.silva']));
  });

  it('is read in another way where the detection was wrong', async () => {
    page = await openImport();
    await page.choose(Buffer.from('Name\nMüller, Jörg\nGroß, Zoë\n', 'latin1'));
    await button(/^Encoding Western European \(Windows-1252\)/);
    await choose(page, /^Encoding/, 'Unicode (UTF-8)');
    await screen.findByText(/^Some characters do not exist in this encoding/);
    await choose(page, /^Encoding/, 'Western European (Windows-1252)');
    await choose(page, /^Delimiter/, 'Semicolon');
    await waitFor(() => expect(names()).toEqual(['jorg.muller', 'zoe.gross']));
    await choose(page, /^Header row/, 'None');
    await screen.findByText('Column A');
  });
});

describe('what was chosen by hand', () => {
  const useOf = async (column: string) => (await button(new RegExp(`What ${column} becomes`))).textContent;

  it('holds when the file is read in another way, and the rest is recognised anew', async () => {
    page = await openImport();
    const table = 'Prénom;Nachname;Größe;Office\nJörg;Müller;38;Lisbon\n';
    await page.choose(Buffer.from(table, 'latin1'));
    await become('Größe', 'Group, one for each value');
    await page.user.type(screen.getByRole('textbox', { name: 'Prefix of groups for Größe' }), 'x-');
    await become('Office', 'Path');
    const template = screen.getByRole('textbox', { name: 'Template' });
    await page.user.clear(template);
    await page.user.paste('{f}{last}');

    await choose(page, /^Encoding/, 'Unicode (UTF-8)');
    await screen.findByRole('button', { name: /^What Gr\uFFFD\uFFFDe becomes/ });
    expect(await useOf('Gr..e')).toContain('Group, one for each value');
    expect(screen.getByRole('textbox', { name: /^Prefix of groups for Gr..e/ })).toHaveProperty(
      'value',
      'x-',
    );
    expect(await useOf('Office')).toContain('Path');
    expect(await useOf('Pr.nom')).toContain('Not imported');

    await choose(page, /^Encoding/, 'Western European (Windows-1252)');
    await screen.findByRole('button', { name: /^What Größe becomes/ });
    expect(await useOf('Größe')).toContain('Group, one for each value');
    expect(await useOf('Prénom')).toContain('First name');
    expect(screen.getByRole('textbox', { name: 'Template' })).toHaveProperty('value', '{f}{last}');

    await choose(page, /^Delimiter/, 'Comma');
    await screen.findByRole('button', { name: /^What Column A becomes/ });
    await choose(page, /^Delimiter/, 'Semicolon');
    await screen.findByRole('button', { name: /^What Größe becomes/ });
    expect(await useOf('Größe')).toContain('Group, one for each value');
    expect(await useOf('Office')).toContain('Path');
    await waitFor(() => expect(names()).toEqual(['jmuller']));
  });

  it('holds for a header row, and for columns of the same heading in another one', async () => {
    page = await openImport();
    await page.choose('Vorname;Nachname;Floor\nVorname;Floor;Office\nAna;Silva;2\n');
    await become('Floor', 'Path');
    await choose(page, /^Header row/, 'Row 2');
    await screen.findByRole('button', { name: /^What Office becomes/ });
    expect(await useOf('Floor')).toContain('Path');
    expect(await useOf('Office')).toContain('Tag');
    await become('Office', 'Last name');
    await choose(page, /^Encoding/, 'Western European (Windows-1252)');
    await screen.findByRole('button', { name: /^Header row Row 2/ });
    await button(/^Encoding Western European \(Windows-1252\)/);
    expect(await useOf('Office')).toContain('Last name');
    await choose(page, /^Header row/, 'None');
    await screen.findByRole('button', { name: /^What Column C becomes/ });
    expect(await useOf('Column C')).toContain('Not imported');
  });
});

describe('the template', () => {
  it('says what is wrong with it, and holds the import back', async () => {
    page = await openImport();
    await page.choose(people);
    const template = await screen.findByRole('textbox', { name: 'Template' });
    await page.user.clear(template);
    await page.user.paste('{frist}');
    await screen.findByText(/\{frist\} is no placeholder/);
    await waitFor(async () => expect(await button(/^Import 3 users/)).toHaveProperty('disabled', true));
    await page.user.clear(template);
    await page.user.paste('{f}{last}');
    await waitFor(() => expect(names()).toEqual(['jmuller', 'msantos', 'asilva']));
  });

  it('asks for a column where none has what it needs', async () => {
    page = await openImport();
    await page.choose('Team,Office\nData,Lisbon\n');
    await screen.findByText(/No column has the first names or the last names that this asks for/);
    await become('Team', 'User name');
    await waitFor(() => expect(names()).toEqual(['Data']));
    expect(screen.queryByRole('textbox', { name: 'Template' })).toBeNull();
  });
});

describe('a mapping', () => {
  it('says which columns are for user names alone, and which for nothing', async () => {
    page = await openImport();
    await page.choose('First name,Last name,E-mail,Shoe size\nAna,Silva,ana@example.com,38\n');
    await screen.findByText('2 of them are for user names only. One of them is not imported.');
    await waitFor(() =>
      expect(screen.getAllByText('For user names only: it is in no cell of the draft.')).toHaveLength(2),
    );
    expect(screen.getByRole('textbox', { name: 'Tag key for E-mail' })).toHaveProperty('value', 'email');
    await become('Shoe size', 'User name');
    await screen.findByText('2 of them are not used.');
    expect(screen.getAllByText('Not used: a column has the user names.')).toHaveLength(2);
    await become('First name', 'Tag');
    await become('Last name', 'Tag');
    await screen.findByText('All of them are imported.');
  });

  it('says where a use is double or a tag has no key', async () => {
    page = await openImport();
    await page.choose(people);
    await become('Nachname', 'First name');
    await screen.findByText('Another column is used as First name already.');
    await page.user.clear(screen.getByRole('textbox', { name: 'Tag key for Abteilung' }));
    await screen.findByText('Enter a tag key.');
  });
});

describe('a file', () => {
  it('that is refused says why; the one before is not imported unless that is meant', async () => {
    page = await openImport();
    await page.choose(people);
    await screen.findByText('people.csv, 4 rows');
    await page.choose('%PDF-1.7', 'list.pdf');
    await screen.findByText(/^list\.pdf: This is a PDF document.* people\.csv is still shown below\./);
    expect(names()).toHaveLength(3);
    expect(await button(/^Import 3 users/)).toHaveProperty('disabled', true);
    await page.user.click(await button('Go on with people.csv'));
    await waitFor(async () => expect(await button('Import 3 users')).toHaveProperty('disabled', false));
    expect(screen.queryByText(/This is a PDF document/)).toBeNull();
    await waitFor(async () => expect(document.activeElement).toBe(await button('Choose another file')));
  });

  it('that is read or refused is told to a screen reader, and the keyboard stays', async () => {
    page = await openImport();
    await page.choose('%PDF-1.7', 'list.pdf');
    await waitFor(() => expect(announced()).toContain('list.pdf: This is a PDF document.'));
    await page.choose(people);
    await waitFor(() =>
      expect(announced()).toContain('people.csv was read: 4 rows, Unicode (UTF-8), Semicolon.'),
    );
    await waitFor(async () => expect(document.activeElement).toBe(await button('Choose another file')));
  });

  it('with more users than a draft takes says so before, and which they are', async () => {
    const users = Array.from({ length: 4_999 }, (_, index) => ({ id: String(index), name: `user${index}` }));
    page = await openImport({ users });
    await page.choose(people);
    await screen.findByText('2 of the 3 users do not fit');
    await screen.findByText(
      /^A draft takes 5,000 users, as an account does; this one has 4,999\. Rows 3 to 4 of the file are left out\./,
    );
    await waitFor(() => expect(names()).toEqual(['jorg.muller']));
    await page.user.click(await button('Import 1 user'));
    expect(page.imported?.map(({ name }) => name)).toEqual(['jorg.muller']);
    expect(page.notices).toEqual(['1 user was imported', 'Rows 3 to 4 of people.csv did not fit.']);
  });

  it('is checked as the draft is, before and after', async () => {
    page = await openImport();
    await page.choose('User name,Department,Groups\nana,Vertrieb & Marketing,Nobodys\nben,Data,Developers\n');
    await screen.findByText(/^Tag “Department”, value “Vertrieb & Marketing”: /);
    await screen.findByText(/^The account has no group Nobodys\./);
    await button(/^To repair \(1\)/);
    await page.user.click(await button('Import 2 users'));
    expect(page.notices).toEqual([
      '2 users were imported',
      '1 of them has an error: filter by finding to see it.',
    ]);
  });

  it('that was imported is told, with what is to be put right', async () => {
    page = await openImport();
    await page.choose(people);
    await page.user.click(await button('Import 3 users'));
    expect(page.notices).toEqual([
      '3 users were imported',
      '2 of them have an error: filter by finding to see them. 1 of them exists in the account already: the plan says what becomes of users who exist.',
    ]);
  });

  it('of the console shows no password, and says so', async () => {
    page = await openImport();
    await page.choose('User name,Password,Access key ID,Secret access key\nana,Hunter2-Sesame,AKIA1,wJalr\n');
    await screen.findByText('Passwords and access keys are not imported: a draft holds no secrets.');
    await waitFor(() => expect(names()).toEqual(['ana']));
    expect(document.body.textContent).not.toContain('Sesame');
  });

  it('with nothing below its header says what to do', async () => {
    page = await openImport();
    await page.choose('First name,Last name\n');
    await screen.findByText('The table has no rows below its header.');
    expect(await button('Import 0 users')).toHaveProperty('disabled', true);
  });

  it('with nothing at all says what to do', async () => {
    page = await openImport();
    await page.choose('\ufeff');
    await screen.findByText('There is nothing in this table. Choose another sheet or file.');
    await page.user.click(await button('Cancel'));
    expect(page.cancelled).toBe(true);
  });

  it('of 200 columns has them all, in pages', async () => {
    page = await openImport();
    await page.choose(`${Array.from({ length: 200 }, (_, index) => `c${index}`).join(',')}\n`);
    await screen.findByText('(200)');
    await waitFor(() => expect(rowsOf('Columns')).toHaveLength(25));
  });
});
