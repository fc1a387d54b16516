import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft, type Draft, type DraftUser, type UserSettings } from '../../../shared/drafts/draft.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { openWindow, press, see, smallGatehouse, type OpenWindow } from '../create-users/open-wizard.tsx';
import { PracticeNetwork } from '../practice-network.ts';
import { follow, goTo } from '../users/open-list.tsx';

let page: OpenWindow;
afterEach(async () => {
  await page.app.dispose();
  expect(page.app.unexpected).toEqual([]);
});

/** A draft called “Spring” of these users. */
function draftOf(
  users: (string | { name: string; overrides: NonNullable<DraftUser['overrides']> })[],
  defaults: Partial<UserSettings> = {},
  more: Partial<Draft> = {},
): Draft {
  const draft = emptyDraft('spring', 'none');
  return {
    ...draft,
    name: 'Spring',
    ...more,
    defaults: { ...draft.defaults, groups: ['Developers'], ...defaults },
    users: users.map((user, index) => ({
      id: `row ${index}`,
      ...(typeof user === 'string' ? { name: user } : user),
    })),
  };
}

/** Opens a draft's tab “Plan”. */
async function openPlan(draft: Draft, changes: Parameters<typeof smallGatehouse>[0] = {}): Promise<void> {
  const app = await smallGatehouse(changes);
  valueOf(await app.api.call('drafts.create', { draft, revision: 'first' }));
  page = await openWindow(app);
  await openSpring();
}

/** Goes to the plan of the draft that is there. */
async function openSpring(): Promise<void> {
  await goTo(page, 'Drafts');
  await follow(page, 'Spring');
  await openTab('Plan');
}

async function openTab(name: string): Promise<void> {
  await page.user.click(await screen.findByText(name, { selector: '[role="tab"], [role="tab"] *' }));
}

/** Somebody else creates a user in the account. */
async function createElsewhere(app: InProcessGatehouse, name: string): Promise<void> {
  await applyElsewhere(app, { ...emptyDraft('elsewhere', 'row'), users: [{ id: 'row', name }] });
  await waitFor(async () => {
    const { users } = valueOf(await app.api.call('account.snapshot', { refresh: true }));
    expect(users.map((user) => user.name)).toContain(name);
  });
}

/** Somebody else applies a draft. */
async function applyElsewhere(app: InProcessGatehouse, draft: Draft): Promise<void> {
  const snapshot = valueOf(await app.api.call('account.snapshot', { refresh: true }));
  const planHash = plan(draft, snapshot).hash;
  valueOf(await app.api.call('runs.start', { draft, planHash, customPasswords: {} }));
}

async function userNames(): Promise<string[]> {
  const { users } = valueOf(await page.app.api.call('account.snapshot', { refresh: true }));
  return users.map(({ name }) => name);
}

/** The row of a table in which a text stands. */
async function rowOf(text: string): Promise<HTMLElement> {
  const found = await screen.findAllByText(text);
  const row = found.map((element) => element.closest('tr')).find((one) => one !== null);
  if (!row) throw new Error(`“${text}” is in no table.`);
  return row;
}

/** Presses a button by its text once it can be pressed; in the dialog that is open, when there is one. */
async function pressWhenReady(name: string): Promise<void> {
  const ready = () => {
    const found = screen
      .getAllByText(name, { selector: 'button, button *' })
      .map((one) => one.closest('button'));
    const last = found.at(-1);
    expect(last?.getAttribute('aria-disabled')).not.toBe('true');
    expect(last?.disabled).toBe(false);
    return last;
  };
  const element = await waitFor(ready);
  if (element) await page.user.click(element);
}

const button = (name: string) => screen.getByText(name, { selector: 'button, button *' }).closest('button');

describe('the plan of a draft', () => {
  it('names what is wrong, leads to the rows, and cannot be approved', async () => {
    await openPlan(draftOf(['zoe', 'x y', 'yan']));
    await see(/^1 error\b.*Errors must be put right/);
    await see('Approve plan');
    expect(button('Approve plan')?.getAttribute('aria-disabled')).toBe('true');
    const row = await rowOf('x y');
    await page.user.click(within(row).getByText('Show rows'));
    expect(screen.getByRole('tab', { name: 'Users' }).getAttribute('aria-selected')).toBe('true');
  });

  it('shows each user’s calls, and each kind of call with its users', async () => {
    await openPlan(draftOf(['zoe', { name: 'yan', overrides: { groups: ['Developers', 'Auditors'] } }]));
    await see(/^2 users to create; 9 API calls\. For /);
    await page.user.click(await screen.findByRole('button', { name: 'Show what is done for yan' }));
    await see('GroupName: "Auditors"');
    await page.user.click(screen.getByText('By API call'));
    const times = await screen.findByRole('columnheader', { name: /Times/ });
    expect(times.getAttribute('aria-sort')).toBe('descending');
    const row = await rowOf('AddUserToGroup');
    expect(row.textContent).toMatch(/3.*Developers: 2.*zoe · yan/);
    await page.user.click(within(row).getByText('Show users'));
    await screen.findByRole('button', { name: 'Show what is done for zoe' });
  });

  it('is approved, applied and leads to the results, once', async () => {
    await openPlan(draftOf(['zoe', 'yan']));
    await pressWhenReady('Approve plan');
    await see(/Approved on .*: 2 users to create/);
    await pressWhenReady('Create users');
    const dialog = await screen.findByRole('dialog', { name: 'Create users' });
    await within(dialog).findByText('Practice account');
    await within(dialog).findByText('2 users to create; 8 API calls.');
    await pressWhenReady('Create users');
    await see(/Download \.csv file/);
    expect(await userNames()).toEqual(expect.arrayContaining(['zoe', 'yan']));
    await goTo(page, 'Drafts');
    await press(page, 'Leave and keep them for later');
    await follow(page, 'Spring');
    await openTab('Plan');
    await see(/and applied\. An approved plan is applied once/);
    await press(page, 'Open results');
    await see(/Download \.csv file/);
  });

  it('waits for what AWS says of the administrator’s own permissions, but not without end', async () => {
    const network = new PracticeNetwork();
    const letGo = network.hold('SimulatePrincipalPolicy');
    await openPlan(draftOf(['zoe']), { wrapPractice: network.wrap });
    await pressWhenReady('Approve plan');
    await pressWhenReady('Create users');
    const dialog = await screen.findByRole('dialog', { name: 'Create users' });
    await within(dialog).findByText('Do not wait');
    const create = within(dialog).getByText('Create users', { selector: 'button *' }).closest('button');
    await waitFor(() => expect(create?.textContent).toContain('need not wait'));
    expect(create?.getAttribute('aria-disabled')).toBe('true');
    await press(page, 'Do not wait');
    expect(create?.getAttribute('aria-disabled')).not.toBe('true');
    letGo();
    await see('As far as AWS can tell, you may make all of these calls');
    expect(page.inputsOf('plans.permissions')).toHaveLength(1);
  });

  it('holds back what AWS will refuse until the administrator insists', async () => {
    const network = new PracticeNetwork();
    network.change('SimulatePrincipalPolicy', (xml) => xml.replaceAll('>allowed<', '>implicitDeny<'));
    await openPlan(draftOf(['zoe']), { wrapPractice: network.wrap });
    await pressWhenReady('Approve plan');
    await pressWhenReady('Create users');
    await see(/^You may not make \d kinds of these calls$/);
    const dialog = await screen.findByRole('dialog', { name: 'Create users' });
    const create = within(dialog).getByText('Create users', { selector: 'button *' }).closest('button');
    expect(create?.getAttribute('aria-disabled')).toBe('true');
    await page.user.click(within(dialog).getByText('Create users all the same'));
    await pressWhenReady('Create users');
    await see(/Download \.csv file/);
  });

  it('asks for custom passwords, takes a pasted list, judges them, and forgets them on close', async () => {
    await openPlan(draftOf(['zoe', 'yan'], { passwordMode: 'custom-each' }));
    await pressWhenReady('Approve plan');
    await pressWhenReady('Create users');
    let dialog = await screen.findByRole('dialog', { name: 'Create users' });
    await page.user.click(within(dialog).getByText('Paste a list of passwords'));
    await page.user.click(within(dialog).getByLabelText('User names and passwords'));
    await page.user.paste('yan\tB7-password-of-yan\nzoe\tshort');
    await page.user.click(within(dialog).getByText('Use these passwords'));
    await see('2 passwords were taken from the list.');
    await pressWhenReady('Create users');
    await see('The password of zoe is missing or against the account’s password policy.');
    expect(page.inputsOf('plans.apply')).toEqual([]);
    await page.user.click(within(dialog).getByText('Cancel'));
    await pressWhenReady('Create users');
    dialog = await screen.findByRole('dialog', { name: 'Create users' });
    expect(within(dialog).getByLabelText<HTMLInputElement>('Password of yan').value).toBe('');
    for (const name of ['zoe', 'yan']) {
      await page.user.click(within(dialog).getByLabelText(`Password of ${name}`));
      await page.user.paste(`B7-password-of-${name}`);
    }
    await pressWhenReady('Create users');
    await see(/Download \.csv file/);
    expect(page.inputsOf('plans.apply').map(({ customPasswords }) => customPasswords)).toEqual([
      { 'row 0': 'B7-password-of-zoe', 'row 1': 'B7-password-of-yan' },
    ]);
    expect(JSON.stringify(page.inputsOf('drafts.save'))).not.toContain('B7-password');
  });

  it('says what changed when the draft was changed since, and is approved again', async () => {
    await openPlan(draftOf(['zoe', 'yan']));
    await pressWhenReady('Approve plan');
    await see(/Approved on/);
    await openTab('Batch settings');
    await page.user.click(await screen.findByText('Programmatic access – create an access key'));
    await openTab('Plan');
    await see('Changed since it was approved');
    await see('2 calls added, 0 removed, 0 changed.');
    await pressWhenReady('Approve plan again');
    await see(/Approved on .*: 2 users to create; 10 API calls/);
  });

  it('creates nothing when somebody else has changed the account, and shows it', async () => {
    await openPlan(draftOf(['zoe', 'yan']));
    await pressWhenReady('Approve plan');
    await see(/Approved on/);
    await createElsewhere(page.app, 'YAN');
    await pressWhenReady('Create users');
    await see('Changed since it was approved');
    await see(/names that differ only in upper and lower case clash/);
    expect(await userNames()).not.toContain('zoe');
    expect(page.inputsOf('plans.apply')).toEqual([]);
  });

  it('creates nothing when a user has something else by now who is to get what it lacks, and says what', async () => {
    const app = await smallGatehouse();
    await createElsewhere(app, 'yan');
    const draft = draftOf(['yan', 'zoe'], {}, { existingUsers: 'merge' });
    valueOf(await app.api.call('drafts.create', { draft, revision: 'first' }));
    page = await openWindow(app);
    await openSpring();
    await pressWhenReady('Approve plan');
    await see(/Approved on/);
    const tags = [{ key: 'Team', value: 'Red' }];
    const elsewhere = draftOf(['yan'], { groups: [], tags }, { id: 'other', existingUsers: 'merge' });
    await applyElsewhere(app, elsewhere);
    await waitFor(async () => {
      const { users } = valueOf(await app.api.call('account.snapshot', { refresh: true }));
      expect(users.find(({ name }) => name === 'yan')?.access?.tags).toEqual(tags);
    });
    await pressWhenReady('Create users');
    await see('Changed since it was approved');
    expect((await rowOf('tag Team=Red')).textContent).toContain('yan');
    expect(page.inputsOf('plans.apply')).toEqual([]);
  });
});

it('says above the users what each of them gets, with the way to change it', async () => {
  await openPlan(draftOf(['zoe'], { resetRequired: false }));
  await openTab('Users');
  await see('Console · generated password · groups Developers, unless the row says otherwise.');
  await page.user.click(screen.getByText('Every user gets'));
  await press(page, 'Change batch settings');
  await see('Provide user access to the AWS Management Console');
});

/** How many rows the grid shows; jsdom has no room to draw them. */
function shownRows(): number {
  return Number(screen.getByRole('grid', { name: 'Users of the draft' }).getAttribute('aria-rowcount')) - 1;
}

describe('the rows of a finding', () => {
  const inGroup = (name: string, group: string) => ({ name, overrides: { groups: [group] } });
  const rowOf = async (message: string) => {
    const texts = await screen.findAllByText(message, { exact: false, selector: 'table *' });
    const row = texts[0]?.closest('tr');
    if (row == null) throw new Error(`No finding ${message}`);
    return within(row);
  };

  it('are those of that finding alone, and all again after another look', async () => {
    await openPlan(
      draftOf([inGroup('zoe', 'Alpha'), inGroup('yan', 'Gamma'), inGroup('xia', 'Beta'), 'wim']),
    );
    await page.user.click((await rowOf('The account has no group Gamma.')).getByText('Show rows'));
    await waitFor(() => expect(shownRows()).toBe(1));
    await screen.findAllByText('The account has no group Gamma.');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Users'));
    await openTab('Plan');
    await openTab('Users');
    await waitFor(() => expect(shownRows()).toBe(4));
  });

  it('are put right with one click, which is said, with the keyboard kept there', async () => {
    await openPlan(draftOf([inGroup('zoe', 'developers')]));
    await page.user.click((await rowOf('The account has no group developers.')).getByText('Use Developers'));
    await see('Use Developers: done.');
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });
});

it('keeps the keyboard in the page where an import is opened and left', async () => {
  await openPlan(draftOf(['zoe']));
  await press(page, 'Import users');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Import users'));
  await press(page, 'Cancel');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Spring'));
});

it('opens in the wizard as it is, not as it was when its page was opened', async () => {
  await openPlan(draftOf(['zoe']));
  await openTab('Batch settings');
  await page.user.click(await screen.findByText('Programmatic access – create an access key'));
  await see('Saved');
  await press(page, 'Open in the wizard');
  await screen.findByLabelText('User name 1');
  const accessKey = screen.getByLabelText<HTMLInputElement>('Programmatic access – create an access key');
  expect(accessKey.checked).toBe(true);

  await page.user.click(accessKey);
  await goTo(page, 'Drafts');
  await follow(page, 'Spring');
  await openTab('Batch settings');
  await screen.findByText('Programmatic access – create an access key');
  expect(
    screen.getByLabelText<HTMLInputElement>('Programmatic access – create an access key').checked,
  ).toBe(false);
});
