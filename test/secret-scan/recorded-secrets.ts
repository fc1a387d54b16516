import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { LabelledSecret } from './find-secrets.ts';

const root = join(import.meta.dirname, '..', '..', 'out');

/** What the e2e suite leaves behind and is scanned: user-data folders, the output of main, logs. */
export const scannedFolder = join(root, 'e2e');

/** Where the suite notes the secrets that it caused, for the scan; outside what is scanned, and mode 0600. */
const recordFile = join(root, 'e2e-secrets', 'secrets.jsonl');

const recordSchema = z.object({ label: z.string(), secret: z.string().min(8) });

/** Notes a secret that an e2e test caused to exist, so that the scan afterwards looks for it. */
export function recordSecret(label: string, secret: string): void {
  mkdirSync(dirname(recordFile), { recursive: true });
  appendFileSync(recordFile, `${JSON.stringify(recordSchema.parse({ label, secret }))}\n`, { mode: 0o600 });
}

/** All that was noted. Throws when nothing was: then the scan would prove nothing. */
export function recordedSecrets(): LabelledSecret[] {
  return readFileSync(recordFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => recordSchema.parse(JSON.parse(line)));
}
