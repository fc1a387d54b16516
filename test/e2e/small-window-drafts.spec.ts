import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { emptyDraft } from '../../shared/drafts/draft.ts';
import { accessibilityViolations } from '../support/accessibility.ts';
import { expect, test } from '../support/electron-app.ts';
import { Drafts } from '../support/pages/drafts.ts';
import { ImportPage } from '../support/pages/import-page.ts';
import { Shell } from '../support/pages/shell.ts';
import { createPlainUsers } from '../support/plain-users.ts';
import { lostControls } from '../support/reachable.ts';

const smallest = { width: 900, height: 700 };
const headers = [
  ...[
    'User name',
    'Path',
    'Access',
    'Console password',
    'Groups',
    'Policies',
    'Permissions boundary',
    'Tags',
  ],
  'Department of the company in which the person is going to work',
];

/** What of these does not show whole in the window as it is, without scrolling sideways. */
async function cutAtTheSide(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((all) =>
    all.flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      let box = element.parentElement;
      while (box !== null && getComputedStyle(box).overflowX === 'visible') box = box.parentElement;
      const edges = (box ?? document.body).getBoundingClientRect();
      const isWhole = left >= edges.left - 1 && right <= edges.right + 1;
      return isWhole ? [] : [`${element.textContent}: ${Math.round(left)} to ${Math.round(right)}`];
    }),
  );
}

test('every draft’s actions are in sight in the smallest window, whatever drafts are called', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch();
  await page.setViewportSize(smallest);
  const results = await createPlainUsers(gatehouse, 'bo');
  await results.leave();
  await page.getByRole('button', { name: 'Leave and keep them for later' }).click();
  await expect(new Shell(page).openRuns).toBeVisible();

  const account = { partition: 'aws', accountId: '123456789012', endpoint: 'aws' } as const;
  for (const [id, name, target] of [
    ['words', 'Agency people '.repeat(8).trim(), { account, alias: 'a-'.repeat(31) + 'z' }],
    ['one-word', 'Agency'.repeat(12), { account, alias: 'northwind'.repeat(7) }],
    ['no-alias', 'Interns', { account }],
  ] as const)
    await page.evaluate((draft) => window.gatehouse.call('drafts.create', { draft, revision: 'first' }), {
      ...emptyDraft(id, 'row'),
      name,
      target,
    });
  const actions = page.getByRole('button', { name: /^Actions for / });
  const drafts = new Drafts(page);
  await drafts.openList();
  await expect(page.getByRole('link', { name: 'Open the run' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Drafts' }).getByRole('row')).toHaveCount(5);
  // A table that is wider than its place is a region of its own, to be scrolled.
  const scrolled = page.getByRole('region', { name: 'Drafts' });
  await expect(scrolled).toHaveCount(1);
  expect(await cutAtTheSide(actions), 'beside the open navigation').toEqual([]);
  await page.getByRole('button', { name: 'Close navigation' }).click();
  await expect(scrolled).toHaveCount(0);
  expect(await cutAtTheSide(actions)).toEqual([]);
  expect(await lostControls(page)).toEqual([]);
});

test('the ways to begin a draft stand in the page’s main part, and whole', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await page.setViewportSize(smallest);
  await new Drafts(page).openList();
  await page.getByRole('button', { name: 'More ways to begin a draft' }).click();
  const ways = page.getByRole('menuitem');
  await expect(ways).toHaveCount(2);
  for (const way of await ways.all()) await expect(way).toBeInViewport({ ratio: 1 });
  expect(await cutAtTheSide(ways)).toEqual([]);
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('an import in the smallest window: columns whole, the preview to be scrolled by keys', async ({
  gatehouse,
}) => {
  const page = await gatehouse.launch();
  await page.setViewportSize(smallest);
  const drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  const importing = new ImportPage(page);
  await importing.open();
  const file = join(gatehouse.downloads, 'wide.csv');
  const name = 'wilhelmina.'.padEnd(64, 'x');
  const cells = ['/eu/berlin/', 'maybe', 'Generated', 'Developers; Analysts', 'ReadOnlyAccess', 'Ceiling'];
  writeFileSync(
    file,
    [headers, [name, ...cells, 'Team=Platform', 'Sales']].map((row) => row.join()).join('\n'),
  );
  await gatehouse.answerOpenDialog(file);
  await importing.chooseFile();
  await expect(importing.preview).toContainText('Analysts');
  await expect(page.getByRole('region', { name: 'Columns' })).toHaveCount(0);
  expect(await cutAtTheSide(page.getByRole('button', { name: /^What .* becomes/ }))).toEqual([]);
  await page.getByRole('button', { name: 'Close navigation' }).click();
  const tops = ['Encoding', 'Delimiter', 'Header row'].map(async (label) =>
    page.getByText(label, { exact: true }).evaluate((one) => Math.round(one.getBoundingClientRect().top)),
  );
  expect(new Set(await Promise.all(tops)).size, 'what is known of the file stands in one line').toBe(1);

  const titles = importing.preview.getByRole('columnheader');
  expect(await cutAtTheSide(titles.filter({ hasText: /^(Row|User name|To repair, and notes)$/ }))).toEqual(
    [],
  );
  const cut = await titles.evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
  );
  expect(cut, 'titles that are longer than their columns').toEqual([]);
  const region = page.getByRole('region', { name: 'Preview' });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  expect(await lostControls(page)).toEqual([]);
});

test('what is known of an import’s file shows whole in the smallest window', async ({ gatehouse }) => {
  const page = await gatehouse.launch();
  await page.setViewportSize(smallest);
  const drafts = new Drafts(page);
  await drafts.openList();
  await drafts.begin();
  const importing = new ImportPage(page);
  await importing.open();
  const file = join(gatehouse.downloads, 'western.csv');
  writeFileSync(file, Buffer.from('Vorname;Nachname;Größe\nJörg;Müller;38\n', 'latin1'));
  await gatehouse.answerOpenDialog(file);
  await importing.chooseFile();
  const encoding = page.getByRole('button', { name: /^Encoding/ });
  await expect(encoding).toContainText('Western European (Windows-1252)');
  const cut = () =>
    encoding
      .locator('*')
      .evaluateAll((all) =>
        all
          .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX !== 'visible')
          .map((one) => `${one.textContent}: ${one.scrollWidth} of ${one.clientWidth}`),
      );
  expect(await cut(), 'beside the open navigation').toEqual([]);
  await page.getByRole('button', { name: 'Close navigation' }).click();
  expect(await cut()).toEqual([]);
});
