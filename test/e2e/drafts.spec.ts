import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Gatehouse } from '../support/electron-app.ts';
import { DraftGridPage } from '../support/pages/draft-grid.ts';
import { Drafts } from '../support/pages/drafts.ts';
import { Navigation } from '../support/pages/navigation.ts';
import { Shell } from '../support/pages/shell.ts';

const tenNames = Array.from({ length: 10 }, (_, index) => `user-${index + 1}`);

/** A draft's file in the downloads, under this name. */
function draftFile(gatehouse: Gatehouse, fileName: string, name: string): string {
  const path = join(gatehouse.downloads, fileName);
  const draft = {
    format: 'gatehouse-draft',
    version: 1,
    id: `of-${name}`,
    name,
    defaults: {
      ...{ path: '/', consoleAccess: true, accessKey: false, passwordMode: 'generated' },
      ...{ resetRequired: true, groups: [], policyArns: [], boundaryArn: null, tags: [] },
    },
    users: tenNames.map((user, index) => ({ id: String(index), name: user })),
  };
  writeFileSync(path, JSON.stringify(draft));
  return path;
}

test('a draft that is edited in a process that is killed is whole at the next start', async ({
  gatehouse,
}) => {
  let page = await gatehouse.launch();
  let drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  await drafts.name.fill('Crew');
  await expect(drafts.saved).toBeVisible();
  await drafts.name.fill('Crew of the spring');
  await expect(drafts.saved).toBeVisible();
  await gatehouse.kill();
  page = await gatehouse.launch();
  drafts = new Drafts(page);
  await drafts.openList();
  await drafts.open('Crew of the spring');
  await expect(drafts.name).toHaveValue('Crew of the spring');
});

test('a draft that is edited in a window that is killed loses nothing that was sent', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch();
  const drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  await drafts.name.fill('Crew');
  await expect(drafts.saved).toBeVisible();
  // Typed right before the end: main has it, the disk has not.
  await drafts.name.fill('Crew of the spring');
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await gatehouse.relaunch();
  const again = new Drafts(gatehouse.page);
  await again.openList();
  await expect(again.link('Crew of the spring')).toBeVisible();
});

test('started with a draft’s file, it opens that draft; started again, it hands the file over', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch({ args: [draftFile(gatehouse, 'first.gatehouse', 'First')] });
  const drafts = new Drafts(page);
  await expect(drafts.name).toHaveValue('First');
  draftFile(gatehouse, 'second.gatehouse.json', 'Second');
  await gatehouse.launchSecond([join('.', 'second.gatehouse.json')], gatehouse.downloads);
  await expect(drafts.name).toHaveValue('Second');
  expect(gatehouse.app.windows()).toHaveLength(1);

  // As macOS does it.
  const third = draftFile(gatehouse, 'third.gatehouse', 'Third');
  await gatehouse.app.evaluate(({ app }, path) => {
    app.emit('open-file', { preventDefault: () => undefined }, path);
  }, third);
  await expect(drafts.name).toHaveValue('Third');

  await gatehouse.launchSecond([join(gatehouse.downloads, 'none.gatehouse')]);
  await expect(new Shell(page).notice('none.gatehouse was not opened')).toBeVisible();
});

test('a draft is exported as a file that has a user a line', async ({ gatehouse }) => {
  const page = await gatehouse.launch({ args: [draftFile(gatehouse, 'first.gatehouse', 'First')] });
  const drafts = new Drafts(page);
  await expect(drafts.name).toHaveValue('First');
  const path = await gatehouse.answerSaveDialog('exported.gatehouse.json');
  await drafts.choose('Export file…');
  await expect(new Shell(page).notice('The draft is exported')).toContainText('exported.gatehouse.json');
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines.filter((line) => /"name":"user-\d+"/.test(line))).toHaveLength(tenNames.length);
});

test('with no network and no AWS files, drafts are listed, made, changed and deleted by keyboard', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch({ args: [draftFile(gatehouse, 'first.gatehouse', 'First')] });
  const drafts = new Drafts(page);
  await expect(drafts.name).toHaveValue('First');
  await drafts.choose('Delete');
  await expect(new Navigation(page).heading('Drafts')).toBeVisible();
  const undo = new Shell(page).notice('“First” is deleted').getByRole('button', { name: 'Undo' });
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(drafts.link('First')).toBeVisible();
  // The notice takes the focus with it when it has faded out; the keyboard goes on in the page.
  const goesOn = page.getByRole('main').locator('[tabindex="-1"]:focus');
  await expect(goesOn).toBeVisible();

  await page.getByRole('button', { name: 'Actions for First' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  for (let more = (await page.getByRole('menuitem').count()) - 1; more > 0; more -= 1)
    await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drafts.link('First')).toHaveCount(0);
  await expect(goesOn).toBeVisible();

  const search = page.getByRole('searchbox', { name: 'Find drafts' });
  await drafts.begin();
  await drafts.name.fill('Second');
  await drafts.openList();
  await search.fill('nobody');
  await page.getByRole('button', { name: 'Clear filter' }).focus();
  await page.keyboard.press('Enter');
  await expect(search).toBeFocused();
});

test('a button that has the focus by the keyboard takes the first press of the mouse', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch();
  const drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  const actions = page.getByRole('button', { name: 'Actions', exact: true });
  await drafts.name.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(actions).toBeFocused();
  await actions.click();
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
});

test('what is being typed in a cell is kept when the window is closed', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  const drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  await drafts.name.fill('Crew');
  const grid = new DraftGridPage(page);
  await grid.cell(1, 'name').click();
  await page.keyboard.type('zoe');
  await gatehouse.relaunch();
  const again = new Drafts(gatehouse.page);
  await again.openList();
  await again.open('Crew');
  await new DraftGridPage(gatehouse.page).expectTexts('name', ['zoe']);
});
