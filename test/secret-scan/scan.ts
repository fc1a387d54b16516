/**
 * Runs after the e2e suite: no secret that the suite caused may lie in what it left behind, in any form; and so that
 * this is worth something, a secret planted in each form must be found.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findSecrets } from './find-secrets.ts';
import { formsOf } from './forms.ts';
import { recordedSecrets, scannedFolder } from './recorded-secrets.ts';

const planted = 'Pl4nted&Secr3t/"+é';
const report = { passed: 0, failed: 0, skipped: 0 };

function check(what: string, passed: boolean): void {
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${what}`);
  report[passed ? 'passed' : 'failed'] += 1;
}

for (const { name, bytes } of formsOf(planted)) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-planted-'));
  const file = join(folder, 'deep', 'state.bin');
  mkdirSync(dirname(file));
  writeFileSync(file, Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]));
  check(
    `a secret planted as ${name} is found`,
    findSecrets(folder, [{ label: 'planted', secret: planted }]).found.some(({ form }) => form === name),
  );
  rmSync(folder, { recursive: true });
}

const secrets = recordedSecrets();
const { files, found } = findSecrets(scannedFolder, secrets);
for (const { file, label, form } of found) console.log(`FOUND ${label}, ${form}, in ${file}`);
check(
  `none of ${secrets.length} secrets lies in the ${files} files that the e2e suite left behind`,
  found.length === 0 && files > 0 && secrets.length > 0,
);

const reports = join(scannedFolder, '..', 'test-results');
mkdirSync(reports, { recursive: true });
writeFileSync(join(reports, 'secret-scan.json'), JSON.stringify(report));
process.exitCode = report.failed === 0 ? 0 : 1;
