import { rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { Gatehouse } from '../support/electron-app.ts';
import { findElectronRuntime } from '../support/electron-runtime.ts';
import { Results } from '../support/pages/results.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { crowd, type CrowdTimes } from './crowd.ts';
import { batch, permissions, review, tags, userDetails } from './drafting.ts';
import { draftPlan } from './draft-plan.ts';
import { draftGrid } from './draft-grid.ts';
import { library } from './drafts.ts';
import { firstStart } from './first-start.ts';
import { credentials, finish, handOver, mfa } from './handover.ts';
import { importing } from './importing.ts';
import { offline } from './offline.ts';
import { pages } from './pages.ts';
import { Recorder } from './recorder.ts';
import { serveAccounts } from './served-accounts.ts';
import { trouble } from './trouble.ts';
import { withoutVault } from './without-vault.ts';

const out = resolve(import.meta.dirname, '../../out');
const folder = join(out, 'tour');
/** The app's own folders: apart from those that the e2e suite searches for secrets and cleans. */
const work = join(out, 'tour-work');
const host = findElectronRuntime().name;

rmSync(work, { recursive: true, force: true });
const recorder = new Recorder(folder);
const folders = { scanned: join(work, 'app'), secrets: join(work, 'secrets'), downloads: folder };
const gatehouse = new Gatehouse('.', folders);
const unsafe = new Gatehouse('without-vault', { ...folders, downloads: work });
const accounts = await serveAccounts();
gatehouse.writeAwsFiles(accounts.files);

console.log(`tour on ${host}`);
try {
  await tour();
} catch (error) {
  // Playwright's messages can hold all that was typed.
  const message = error instanceof Error ? error.message.slice(0, 1000) : String(error);
  const ofPages = [gatehouse, unsafe].flatMap((app) => [
    ...app.pageErrorsSoFar(),
    ...app.consoleErrorsSoFar(),
  ]);
  console.error([`The tour stopped. ${message}`, ...ofPages].join('\n'));
  for (const app of [gatehouse, unsafe]) await pictureOfTheEnd(app);
  process.exitCode = 1;
} finally {
  for (const app of [gatehouse, unsafe]) await app.kill().catch(() => undefined);
  await accounts.close();
}

/** Where it stopped, if there is still a window. */
async function pictureOfTheEnd(app: Gatehouse): Promise<void> {
  try {
    await app.page.screenshot({ path: join(folder, 'stopped-here.png') });
  } catch {
    // Not running.
  }
}

async function tour(): Promise<void> {
  let msToFirstPaint = 0;
  let calls = 0;
  let csv = '';
  let crowdTimes: CrowdTimes | undefined;
  await recorder.step('First start', async () => {
    ({ msToFirstPaint } = await firstStart(gatehouse, recorder));
  });
  const { page } = gatehouse;
  await recorder.step('Users, groups and policies', () => pages(page, recorder));
  await recorder.step('User details', () => userDetails(page, recorder));
  await recorder.step('Permissions', () => permissions(page, recorder));
  await recorder.step('Tags', () => tags(page, recorder));
  await recorder.step('Review', async () => {
    calls = await review(page, recorder);
  });
  await recorder.step('Create users', async () => {
    await new Wizard(page).create();
    await expect(new Results(page).created(batch.users.length).first()).toBeVisible({ timeout: 30_000 });
  });
  const runs = await page.evaluate(() => window.gatehouse.call('runs.open', undefined));
  await recorder.step('Credentials', async () => {
    csv = await credentials(gatehouse, recorder);
  });
  await recorder.step('Hand-over', () => handOver(gatehouse, recorder));
  await recorder.step('MFA device', () => mfa(page, recorder));
  await recorder.step('Finish', () => finish(page, recorder));
  await recorder.step('Plan of a draft', () => draftPlan(page, recorder));
  await recorder.step('Drafts', () => library(page, recorder));
  await recorder.step('Import', () => importing(gatehouse, recorder));
  await recorder.step('A draft as a table', () => draftGrid(page, recorder));
  await recorder.step('Thousands of users', async () => {
    crowdTimes = await crowd(page, recorder);
  });
  await recorder.step('Trouble', () => trouble(gatehouse, accounts, recorder));
  await recorder.step('Offline', () => offline(gatehouse, accounts, recorder));
  // Real Electron takes the system's keyring; only the stand-in can be without one.
  if (gatehouse.onStandIn) await recorder.step('Preview', () => withoutVault(unsafe, recorder));

  const run = runs.ok ? runs.value[0] : undefined;
  expect(run?.counts).toMatchObject({ users: batch.users.length, usersFailed: 0, calls, callsDone: calls });
  for (const app of [gatehouse, unsafe]) {
    expect(app.consoleErrorsSoFar(), 'errors on the console').toEqual([]);
    expect(app.pageErrorsSoFar(), 'uncaught errors of the page').toEqual([]);
  }
  const chromium = await gatehouse.page.evaluate(() =>
    navigator.userAgent.replace(/^.*Chrome\/(\S+).*$/, '$1'),
  );
  const report = {
    host,
    chromium,
    msToFirstPaint,
    created: { account: run?.account, runId: run?.id, ...batch, calls, csv: basename(csv) },
    steps: recorder.steps,
    crowd: crowdTimes,
    violations: recorder.violations,
    pictures: recorder.pictures,
  };
  writeFileSync(join(folder, 'tour.json'), `${JSON.stringify(report, null, 2)}\n`);
  expect(recorder.violations, 'what axe found').toEqual([]);
  console.log(
    `${batch.users.length} users with ${calls} calls; first paint after ${msToFirstPaint} ms; ${recorder.pictures.length} pictures in out/tour`,
  );
}
