import { join, resolve } from 'node:path';

const out = resolve(import.meta.dirname, '../../out');

/**
 * Where the e2e suite keeps things, cleaned when it starts:
 * - `scanned`: per test, the user-data folder, the app's output and its home; searched for secrets after the suite.
 * - `secrets`: per test, the secrets that were created, one a line; what the scan looks for.
 * - `downloads`: per test, files that the administrator saved; they hold secrets rightly.
 */
export const e2eFolders = {
  scanned: join(out, 'e2e'),
  secrets: join(out, 'e2e-secrets'),
  downloads: join(out, 'e2e-downloads'),
};
