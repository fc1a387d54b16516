import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { rename as renameFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftText } from '../../../shared/drafts/draft-text.ts';
import { change, create, draftOf, namesOf } from '../../integration/drafts/drafts-fixture.ts';
import { valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { goTo } from '../users/open-list.tsx';
import { openWindow, press, see, smallGatehouse, type OpenWindow } from '../create-users/open-wizard.tsx';

let app: InProcessGatehouse;
let page: OpenWindow;
beforeEach(async () => {
  app = await smallGatehouse();
});
afterEach(() => app.dispose());

const named = (id: string, name: string, ...users: string[]) => ({ ...draftOf(id, ...users), name });
const titles = async () => valueOf(await app.api.call('drafts.list', undefined)).map(({ name }) => name);

/** Opens the list of drafts. */
async function openList(): Promise<void> {
  page = await openWindow(app);
  await openSection();
}

/** Goes to the list by the side navigation. */
async function openSection(): Promise<void> {
  await goTo(page, 'Drafts');
  await screen.findByRole('heading', { level: 1, name: /^Drafts/ });
}

/** Opens a draft's page from the list. */
async function openPage(title: string): Promise<void> {
  await openList();
  await page.user.click(await screen.findByText(title, { selector: 'table a *' }));
  await screen.findByLabelText('Draft name');
}

/** Chooses an entry of a menu. */
async function choose(menu: string | RegExp, entry: string): Promise<void> {
  await page.user.click(await screen.findByRole('button', { name: menu }));
  await page.user.click(await screen.findByRole('menuitem', { name: entry }));
}

/** Types another draft name on the draft's page. */
async function rename(name: string): Promise<void> {
  const input = await screen.findByLabelText<HTMLInputElement>('Draft name');
  // In one change: what is asked about a conflict is asked at the first.
  await page.user.click(input);
  input.select();
  await page.user.paste(name);
}

describe('the list of drafts', () => {
  it('renames, deletes and brings back', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await create(app, named('two', 'Autumn', 'yan'));
    await openList();
    await choose('Actions for Spring', 'Rename…');
    const input = await screen.findByLabelText('Draft name');
    await page.user.clear(input);
    await page.user.click(input);
    await page.user.paste('Summer');
    await press(page, 'Rename');
    await screen.findByText('Summer', { selector: 'table a *' });

    await page.user.click(await screen.findByRole('checkbox', { name: 'Summer' }));
    await page.user.click(await screen.findByRole('checkbox', { name: 'Autumn' }));
    await press(page, 'Delete 2 drafts');
    await see('2 drafts are deleted');
    await see('No drafts');
    expect(await titles()).toEqual([]);
    await press(page, 'Undo');
    await screen.findByText('Autumn', { selector: 'table a *' });
    expect((await titles()).sort()).toEqual(['Autumn', 'Summer']);
  });

  it('begins a draft with a template that was saved from another one', async () => {
    const draft = named('one', 'Analysts', 'zoe');
    await create(app, { ...draft, defaults: { ...draft.defaults, groups: ['DataScience'] } });
    await openPage('Analysts');
    await choose('Actions', 'Save as template…');
    await press(page, 'Save template');
    await see('The template “Analysts” is saved');
    await openSection();
    await choose('More ways to begin a draft', 'From a template…');
    const dialog = await screen.findByRole('dialog');
    await page.user.click(await within(dialog).findByRole('button', { name: /^Template/ }));
    await page.user.click(await screen.findByRole('option', { name: 'Analysts' }));
    await see('DataScience');
    await press(page, 'Begin draft');
    await screen.findByLabelText('Draft name');
    await waitFor(async () => {
      const begun = valueOf(await app.api.call('drafts.list', undefined)).find(({ name }) => name === '');
      const stored = valueOf(await app.api.call('drafts.read', { draftId: begun?.id ?? '' }));
      expect(stored.draft.defaults.groups).toEqual(['DataScience']);
    });
  });
});

describe('a damaged draft', () => {
  it('is told by its name, and its last version comes back into the list', async () => {
    await create(app, named('one', 'Spring', 'zoe', 'yan'));
    await change(app, named('one', 'Spring', 'xia'));
    await writeFile(join(app.folder, 'drafts/one.json'), '{');
    await writeFile(join(app.folder, 'drafts/two.json'), '{');
    await openList();
    await see('“Spring” is damaged');
    await see(/Its last version is of .*, with 1 user\.$/);
    await see('A draft is damaged');
    await see(/two\.json\.damaged-/);
    await press(page, 'Restore last version');
    await see('“Spring” is restored');
    await screen.findByText('Spring', { selector: 'table a *' });
    await waitFor(() => expect(screen.queryByText('“Spring” is damaged')).toBeNull());
    await see('A draft is damaged');
    expect(await namesOf(app, 'one')).toEqual(['xia']);
  });
});

describe('the page of a draft', () => {
  it('restores a former state, which can be undone', async () => {
    await create(app, named('one', 'Spring', 'zoe', 'yan'));
    await change(app, named('one', 'Spring', 'xia'));
    await openPage('Spring');
    await choose('Actions', 'Versions…');
    const dialog = await screen.findByRole('dialog', { name: 'Versions' });
    await page.user.click(await within(dialog).findByText('Compare with now'));
    await within(dialog).findByText('1 user removed, 1 changed', { exact: false });
    const removed = await within(dialog).findByText('User removed');
    expect(removed.closest('tr')?.textContent).toMatch(/^yanUser removedThereNot there$/);
    await page.user.click(within(dialog).getByText('Restore', { selector: 'button *' }));
    await waitFor(async () => expect(await namesOf(app, 'one')).toEqual(['zoe', 'yan']));
    const said = await see(/^The version of [A-Z][a-z]{2} \d+, \d{4}, [\d:]+\s[AP]M is restored$/);
    expect(said.some((one) => one.closest('[role="status"]') !== null)).toBe(true);
    await see('“Undo” takes it back.');
    await page.user.click(await screen.findByRole('button', { name: 'Undo: Restore version' }));
    await waitFor(async () => expect(await namesOf(app, 'one')).toEqual(['xia']));
  });

  it('tells versions of the same minute apart', async () => {
    await app.dispose();
    let now = Date.parse('2026-11-25T09:00:05');
    app = await smallGatehouse({ clock: () => now });
    for (const name of ['zoe', 'yan']) {
      const draft = named('one', 'Spring', name);
      valueOf(await app.api.call('drafts.keepVersion', { draft, reason: 'import' }));
      now += 20_000;
    }
    await create(app, named('one', 'Spring', 'xia'));
    await openPage('Spring');
    await choose('Actions', 'Versions…');
    const dialog = await screen.findByRole('dialog', { name: 'Versions' });
    await page.user.click(
      await within(dialog).findByLabelText(/^Compare the version of Nov 25, 2026, 9:00:05\sAM with now$/),
    );
    await within(dialog).findByRole('button', { name: /^Compare Nov 25, 2026, 9:00:05\sAM$/ });
    expect(within(dialog).getAllByText(/^Nov 25, 2026, 9:00:25\sAM$/).length).toBeGreaterThan(0);
  });

  it('deletes the draft and goes to the list, with the way back', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    await choose('Actions', 'Delete');
    await see('“Spring” is deleted');
    await see('No drafts');
    await press(page, 'Undo');
    await screen.findByText('Spring', { selector: 'table a *' });
  });

  it('says that the draft is for another account than the chosen profile’s', async () => {
    const account = { partition: 'aws', accountId: '210987654321', endpoint: 'aws' } as const;
    await create(app, { ...named('one', 'Spring', 'zoe'), target: { account, alias: 'acme-prod' } });
    await openPage('Spring');
    await see('This draft is for another account');
    await see(/This draft is for acme-prod \(account 210987654321\)/);
    await page.user.click(await screen.findByRole('button', { name: /Account acme-prod/ }));
    await page.user.click(await screen.findByRole('option', { name: 'Any account' }));
    await waitFor(() => expect(screen.queryByText('This draft is for another account')).toBeNull());
  });

  it('offers a file where it cannot be saved, and saves once it can', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    const folder = join(app.folder, 'drafts');
    await renameFile(folder, `${folder}-away`);
    await writeFile(folder, 'in the way');
    await rename('Summer');
    await see('The draft could not be saved');
    await press(page, 'Save to a file instead');
    await see('The draft is exported');
    await rm(folder);
    await renameFile(`${folder}-away`, folder);
    await press(page, 'Try again');
    await waitFor(() => expect(screen.queryByText('The draft could not be saved')).toBeNull());
    expect(await titles()).toEqual(['Summer']);
  });
});

describe('a draft that was changed in another window', () => {
  it('goes on in a copy with all that was typed', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    await change(app, named('one', 'Spring', 'yan'));
    await rename('Summer');
    let dialog = await screen.findByRole('dialog', { name: 'This draft was changed elsewhere' });
    await page.user.click(within(dialog).getByRole('button', { name: 'Decide later' }));
    await see('Nothing is saved any more');
    await press(page, 'Decide');
    dialog = await screen.findByRole('dialog', { name: 'This draft was changed elsewhere' });
    await within(dialog).findByText('1 user different; Draft name', { exact: false });
    await page.user.click(within(dialog).getByText('Keep mine as a copy'));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Draft name').value).toBe('Summer (my changes)'),
    );
    expect((await titles()).sort()).toEqual(['Spring', 'Summer (my changes)']);
    expect(await namesOf(app, 'one')).toEqual(['yan']);
  });

  it('says of a user whose it is, and not that somebody was removed', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    await change(app, named('one', 'Spring', 'zoe', 'yan'));
    await rename('Summer');
    const dialog = await screen.findByRole('dialog', { name: 'This draft was changed elsewhere' });
    await within(dialog).findByText('1 user only in the other version; Draft name', { exact: false });
    const row = (await within(dialog).findByText('yan', { selector: 'td *, th *' })).closest('tr');
    const cells = [...(row?.querySelectorAll('th, td') ?? [])].map(({ textContent }) => textContent);
    expect(cells).toEqual(['yan', 'Only in the other version', 'There', 'Not there']);
    expect(within(dialog).queryByText(/removed/)).toBeNull();
  });

  it('shows the other version, and keeps mine among the versions', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    await change(app, named('one', 'Autumn', 'zoe'));
    await rename('Summer');
    const dialog = await screen.findByRole('dialog', { name: 'This draft was changed elsewhere' });
    // It can be opened once it is read.
    await within(dialog).findByText('Changes', { exact: false, selector: 'h3 *' });
    await press(page, 'Open the other version');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Draft name').value).toBe('Autumn'));
    const versions = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
    const mine = versions.find(({ reason }) => reason === 'conflict');
    const input = { draftId: 'one', versionId: mine?.id ?? '' };
    expect(valueOf(await app.api.call('drafts.readVersion', input)).name).toBe('Summer');
    // It is edited as before.
    await rename('Winter');
    await waitFor(async () => expect(await titles()).toEqual(['Winter']));
  });

  it('is kept as a copy where it was deleted there', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    // In one change: the question comes with the first.
    await page.user.click(await screen.findByLabelText('Draft name'));
    await page.user.paste(' 2');
    await screen.findByRole('dialog', { name: 'This draft was deleted elsewhere' });
    await press(page, 'Keep mine as a copy');
    await waitFor(async () => expect(await titles()).toEqual(['Spring 2 (my changes)']));
  });
});

describe('a draft that is gone or changed elsewhere, and left', () => {
  /** Types once the question was put off, puts it off again, and goes to another view by the navigation. */
  async function putOffAndLeave() {
    await rename('Mine');
    await page.user.click(await screen.findByRole('button', { name: 'Decide later' }));
    await see('Nothing is saved any more');
    await rename('Mine, later');
    await page.user.click(await screen.findByRole('button', { name: 'Decide later' }));
    await see('Nothing is saved any more');
    await goTo(page, 'Drafts');
  }
  const question = () => screen.findByRole('dialog', { name: 'Leave what you typed?' });
  const list = () => screen.findByRole('heading', { level: 1, name: /^Drafts/ });

  it('asks before what was typed is thrown away, and keeps it as a copy', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    await putOffAndLeave();
    let dialog = await question();
    await within(dialog).findByText(/^This draft was deleted elsewhere\. What you typed is in no draft/);
    await page.user.click(within(dialog).getByText('Stay'));
    expect(screen.getByLabelText<HTMLInputElement>('Draft name').value).toBe('Mine, later');
    await goTo(page, 'Drafts');
    dialog = await question();
    await page.user.click(within(dialog).getByText('Keep mine as a copy'));
    await list();
    await see('What you typed is kept as “Mine, later (my changes)”');
    expect(await titles()).toEqual(['Mine, later (my changes)']);
  });

  it('throws what was typed away when that is said', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    await putOffAndLeave();
    await page.user.click(await within(await question()).findByText('Throw away'));
    await list();
    expect(await titles()).toEqual([]);
  });

  it('says that what was typed stays among the versions where the draft is there', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    await change(app, named('one', 'Spring', 'yan'));
    await putOffAndLeave();
    await within(await question()).findByText(
      /^This draft was changed elsewhere\. What you typed is not in it/,
    );
    await press(page, 'Leave it among the versions');
    await list();
    const versions = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
    expect(versions[0]?.reason).toBe('conflict');
    expect(await titles()).toEqual(['Spring']);
  });

  /** Types a draft name and goes to another view; whether the library takes it is answered before or after. */
  async function typeAndLeave(answered: 'before' | 'after', meanwhile: () => Promise<unknown>) {
    const { api } = app;
    let saving = Promise.resolve();
    app.api = {
      call: async (name, input) => {
        if (name === 'drafts.save') await saving;
        return api.call(name, input);
      },
      on: (name, listener) => api.on(name, listener),
    };
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    const input = await screen.findByLabelText<HTMLInputElement>('Draft name');
    await meanwhile();
    const [drafts = input] = await screen.findAllByText('Drafts', { selector: 'nav a, nav a *' });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    if (answered === 'after') saving = promise;
    // At once, as who types in a cell and clicks elsewhere: the page has no time to ask.
    fireEvent.change(input, { target: { value: 'Summer' } });
    fireEvent.click(drafts);
    await list();
    resolve(undefined);
  }

  it.each(['before', 'after'] as const)(
    'says where what was typed last is, refused %s the draft was left',
    async (answered) => {
      await typeAndLeave(answered, () => change(app, named('one', 'Autumn', 'zoe')));
      await see('What you typed in “Summer” was not taken');
      await see(
        'The draft was changed elsewhere. What you typed is among its versions: open it and choose “Versions…” under “Actions”.',
      );
      const [version] = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
      const input = { draftId: 'one', versionId: version?.id ?? '' };
      expect(valueOf(await app.api.call('drafts.readVersion', input)).name).toBe('Summer');
      await press(page, 'Open draft');
      await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Draft name').value).toBe('Autumn'));
    },
  );

  it('offers a copy of what was typed last, when the draft turns out to be deleted after it was left', async () => {
    await typeAndLeave('after', () => app.api.call('drafts.delete', { draftId: 'one' }));
    await see('What you typed in “Summer” was not taken');
    await see('The draft was deleted elsewhere. What you typed is in no draft.');
    await press(page, 'Keep mine as a copy');
    await see('What you typed is kept as “Summer (my changes)”');
    expect(await titles()).toEqual(['Summer (my changes)']);
  });

  it('asks when the wizard is cancelled, too', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    await press(page, 'Open in the wizard');
    const input = await screen.findByLabelText('User name 1');
    valueOf(await app.api.call('drafts.delete', { draftId: 'one' }));
    await page.user.click(input);
    await page.user.paste('2');
    await page.user.click(await screen.findByRole('button', { name: 'Decide later' }));
    await press(page, 'Cancel');
    await page.user.click(within(await question()).getByText('Keep mine as a copy'));
    await waitFor(() => expect(screen.queryByLabelText('User name 1')).toBeNull());
    expect(await titles()).toEqual(['Spring (my changes)']);
  });
});

describe('a conflict that is put off', () => {
  it('comes back at the next change, and keeps each state among the versions', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    await openPage('Spring');
    await change(app, named('one', 'Spring', 'elsewhere'));
    await rename('Mine');
    await see('This draft was changed elsewhere');
    await page.user.click(screen.getByRole('button', { name: 'Decide later' }));
    await see('Nothing is saved any more');
    await rename('Mine, later');
    await see('This draft was changed elsewhere');
    await waitFor(async () => {
      const versions = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
      const read = await Promise.all(
        versions.map(async ({ id }) =>
          valueOf(await app.api.call('drafts.readVersion', { draftId: 'one', versionId: id })),
        ),
      );
      expect(read.map((draft) => draft.name)).toEqual(expect.arrayContaining(['Mine', 'Mine, later']));
    });
  });
});

describe('undo and redo on a draft’s page', () => {
  /** Leaves the draft's page for another view, and opens it again. */
  async function leaveAndReturn(title: string, meanwhile: () => Promise<void> = () => Promise.resolve()) {
    await goTo(page, 'Account snapshots');
    await screen.findByRole('heading', { level: 1, name: /^Account snapshots/ });
    await meanwhile();
    await openSection();
    await page.user.click(await screen.findByText(title, { selector: 'table a *' }));
    await screen.findByLabelText('Draft name');
  }

  it('are there again after another view was looked at', async () => {
    await create(app, named('one', 'Spring', 'zoe', 'yan'));
    await openPage('Spring');
    await press(page, 'Delete');
    await rename('Summer');
    await page.user.click(screen.getByRole('button', { name: /^Undo: / }));
    await waitFor(async () => expect(await titles()).toEqual(['Spring']));
    await leaveAndReturn('Spring');
    await page.user.click(screen.getByRole('button', { name: /^Redo: / }));
    await waitFor(async () => expect(await titles()).toEqual(['Summer']));
    await leaveAndReturn('Summer');
    await page.user.click(screen.getByRole('button', { name: /^Undo: / }));
    await page.user.click(await screen.findByRole('button', { name: 'Undo: Delete rows' }));
    await waitFor(async () => expect(await namesOf(app, 'one')).toEqual(['zoe', 'yan']));
    expect(await titles()).toEqual(['Spring']);
  });

  it('are not, where the draft was changed elsewhere meanwhile', async () => {
    await create(app, named('one', 'Spring', 'zoe', 'yan'));
    await openPage('Spring');
    await press(page, 'Delete');
    await screen.findByRole('button', { name: 'Undo: Delete rows' });
    await leaveAndReturn('Spring', () => change(app, named('one', 'Spring', 'xia')));
    const undo = screen.getByRole('button', { name: /^Undo/ });
    expect(undo.getAttribute('aria-disabled') ?? String(undo.hasAttribute('disabled'))).toBe('true');
    expect(await namesOf(app, 'one')).toEqual(['xia']);
  });

  it('work by key wherever nobody types, say what they did, and leave the focus where it is', async () => {
    await create(app, named('one', 'Spring', 'zoe', 'yan'));
    await openPage('Spring');
    await press(page, 'Delete');
    await page.user.click(screen.getByRole('tab', { name: 'Batch settings' }));
    await page.user.keyboard('{Control>}z{/Control}');
    await see('Undone: Delete rows');
    await page.user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await see('Redone: Delete rows');
    const undo = screen.getByRole('button', { name: /^Undo/ });
    undo.focus();
    await page.user.keyboard('{Enter}');
    await see('Undone: Delete rows');
    expect(undo.hasAttribute('disabled')).toBe(false);
    expect(undo.getAttribute('aria-disabled')).toBe('true');
    const name = screen.getByLabelText('Draft name');
    await page.user.click(name);
    await page.user.keyboard('{Control>}y{/Control}');
    expect(await namesOf(app, 'one')).toEqual(['zoe', 'yan']);
  });
});

describe('a draft’s file that is opened', () => {
  it('replaces the draft of the library after a look at what differs, and the former is a version', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    const path = join(app.folder, 'x.gatehouse.json');
    await writeFile(path, draftText(named('one', 'Spring', 'yan', 'xia')));
    await openList();
    app.openedFiles.add(path);
    const dialog = await screen.findByRole('dialog', { name: 'The library has this draft in another state' });
    await within(dialog).findByText('1 user only in the file, 1 different', { exact: false });
    await within(dialog).findByText('Only in the file');
    await page.user.click(within(dialog).getByText('Replace'));
    await screen.findByLabelText('Draft name');
    expect(await namesOf(app, 'one')).toEqual(['yan', 'xia']);
    const [version] = valueOf(await app.api.call('drafts.versions', { draftId: 'one' }));
    expect(version?.reason).toBe('import');
  });

  it('replaces the draft that is in view, says so, and the keyboard goes on at the heading', async () => {
    await create(app, named('one', 'Spring', 'zoe'));
    const path = join(app.folder, 'x.gatehouse.json');
    await writeFile(path, draftText(named('one', 'Spring', 'yan')));
    await openPage('Spring');
    await page.user.click(screen.getByLabelText('Draft name'));
    app.openedFiles.add(path);
    const dialog = await screen.findByRole('dialog', { name: 'The library has this draft in another state' });
    await within(dialog).findByText('1 user different', { exact: false });
    await page.user.click(within(dialog).getByText('Replace'));
    await see('“Spring” is now as x.gatehouse.json has it');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: /^Spring/ })),
    );
    expect(await namesOf(app, 'one')).toEqual(['yan']);
  });

  it('is told in the place of the ones that failed before, and no more once one was opened', async () => {
    const path = (name: string) => join(app.folder, name);
    for (const name of ['a.gatehouse', 'b.gatehouse', 'c.gatehouse']) await writeFile(path(name), '{}');
    await writeFile(path('good.gatehouse'), draftText(named('one', 'Spring', 'zoe')));
    await openList();
    const openFiles = async (...names: string[]) => {
      app.draftsToOpen = names.map(path);
      await choose('More ways to begin a draft', 'Open file…');
    };
    await openFiles('a.gatehouse');
    await see('a.gatehouse was not opened');
    await openFiles('b.gatehouse', 'c.gatehouse');
    await see('2 files were not opened');
    await see(/b\.gatehouse cannot be opened as a draft/);
    await see(/c\.gatehouse cannot be opened as a draft/);
    await waitFor(() => expect(screen.queryByText('a.gatehouse was not opened')).toBeNull());
    await openFiles();
    await see('2 files were not opened');
    await openFiles('good.gatehouse');
    await screen.findByLabelText('Draft name');
    await waitFor(() => expect(screen.queryByText('2 files were not opened')).toBeNull());
  });

  it('is said to be none where it is none', async () => {
    const path = join(app.folder, 'x.gatehouse');
    await writeFile(path, '{}');
    app.openedFiles.add(path);
    page = await openWindow(app);
    await see('x.gatehouse was not opened');
    await see(/not a Gatehouse draft/);
  });
});
