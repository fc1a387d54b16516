import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/support/e2e-start.ts',
  outputDir: 'out/test-results/e2e',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'out/test-results/e2e.json' }]],
  projects: [
    { name: 'window', testIgnore: /after-suite\//, teardown: 'after-suite' },
    // Runs when all the others have ended, however they ended: the scan for secrets.
    { name: 'after-suite', testMatch: /after-suite\/.*\.spec\.ts/ },
  ],
});
