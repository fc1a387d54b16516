/**
 * `npm test`: every suite one after the other, then one line with the totals. The e2e suite ends with the scan for secrets.
 * It ends with 1 when anything failed, or when a suite ended without a report.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const root = join(import.meta.dirname, '..');
const reports = join(root, 'out', 'test-results');
const nothing: Totals = { passed: 0, failed: 0, skipped: 0 };

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    numFailedTestSuites: z.number(),
  })
  .transform((report): Totals => ({
    passed: report.numPassedTests,
    // A file that cannot even be loaded has no failed test, only a failed suite.
    failed: report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? 1 : report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }): Totals => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }));

/** Runs one suite and reads its report; a suite that leaves none counts as one failure. */
function suite(name: string, args: string[], report: z.ZodType<Totals>): Totals {
  console.log(`\n=== ${name}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  let totals: Totals;
  try {
    totals = report.parse(JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8')));
  } catch (error) {
    console.error(`${name} left no report that can be read: ${String(error)}`);
    totals = { ...nothing, failed: 1 };
  }
  return status !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

function vitest(project: string): Totals {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
  const reporters = [
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${project}.json`)}`,
  ];
  return suite(project, [...args, ...reporters], vitestReport);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const totals = [
  vitest('unit'),
  vitest('ui'),
  vitest('integration'),
  suite('e2e', ['node_modules/@playwright/test/cli.js', 'test'], playwrightReport),
].reduce(
  (sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }),
  nothing,
);
console.log(`\ntotal: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 ? 0 : 1;
