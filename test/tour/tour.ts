import { rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { findElectronRuntime } from '../support/electron-runtime.ts';
import { Gatehouse } from '../support/electron-app.ts';
import { Results } from '../support/pages/results.ts';
import { Wizard } from '../support/pages/wizard.ts';
import { batch, permissions, review, tags, userDetails } from './drafting.ts';
import { firstStart } from './first-start.ts';
import { credentials, mfa } from './handover.ts';
import { Recorder } from './recorder.ts';

const out = resolve(import.meta.dirname, '../../out');
const folder = join(out, 'tour');
/** The app's own folders: apart from those that the e2e suite searches for secrets and cleans. */
const work = join(out, 'tour-work');
const host = findElectronRuntime().name;

rmSync(work, { recursive: true, force: true });
const recorder = new Recorder(folder);
const folders = { scanned: join(work, 'app'), secrets: join(work, 'secrets'), downloads: folder };
const gatehouse = new Gatehouse('.', folders);
gatehouse.writeAwsFiles({
  config: '[profile archive]\nregion = eu-central-1\nrole_arn = arn:aws:iam::210987654321:role/Archive\n',
});

console.log(`tour on ${host}`);
try {
  await tour();
} catch (error) {
  console.error(`The tour stopped. ${error instanceof Error ? error.message : String(error)}`);
  await gatehouse.page.screenshot({ path: join(folder, 'stopped.png') }).catch(() => undefined);
  process.exitCode = 1;
} finally {
  await gatehouse.kill().catch(() => undefined);
}

async function tour(): Promise<void> {
  let msToFirstPaint = 0;
  await recorder.step('First start', async () => {
    ({ msToFirstPaint } = await firstStart(gatehouse, recorder));
  });
  const { page } = gatehouse;
  await recorder.step('User details', () => userDetails(page, recorder));
  await recorder.step('Permissions', () => permissions(page, recorder));
  await recorder.step('Tags', () => tags(page, recorder));
  let calls = 0;
  await recorder.step('Review', async () => {
    calls = await review(page, recorder);
  });
  await recorder.step('Create users', async () => {
    await new Wizard(page).create();
    await expect(new Results(page).created(batch.users.length).first()).toBeVisible({ timeout: 30_000 });
  });
  const runs = await page.evaluate(() => window.gatehouse.call('runs.open', undefined));
  let csv = '';
  await recorder.step('Credentials', async () => {
    csv = await credentials(gatehouse, recorder);
  });
  await recorder.step('MFA device', () => mfa(page, recorder));

  const run = runs.ok ? runs.value[0] : undefined;
  expect(run?.counts).toMatchObject({ users: batch.users.length, usersFailed: 0, calls, callsDone: calls });
  const chromium = await page.evaluate(() => navigator.userAgent.replace(/^.*Chrome\/(\S+).*$/, '$1'));
  const report = {
    host,
    chromium,
    msToFirstPaint,
    created: { account: run?.account, runId: run?.id, ...batch, calls, csv: basename(csv) },
    steps: recorder.steps,
    pictures: recorder.pictures,
  };
  writeFileSync(join(folder, 'tour.json'), `${JSON.stringify(report, null, 2)}\n`);
  expect(gatehouse.consoleErrorsSoFar(), 'errors on the console').toEqual([]);
  expect(gatehouse.pageErrorsSoFar(), 'uncaught errors of the page').toEqual([]);
  console.log(
    `${batch.users.length} users with ${calls} calls, first paint after ${msToFirstPaint} ms, ${recorder.pictures.length} pictures: out/tour`,
  );
}
