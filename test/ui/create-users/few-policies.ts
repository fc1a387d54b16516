import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

const policies: [path: string, name: string][] = [
  ['/', 'AWSBillingReadOnlyAccess'],
  ['/', 'AdministratorAccess'],
  ['/', 'AmazonAthenaFullAccess'],
  ['/', 'AmazonS3ReadOnlyAccess'],
  ['/', 'IAMUserChangePassword'],
  ['/', 'PowerUserAccess'],
  ['/', 'SecurityAudit'],
  ['/job-function/', 'ViewOnlyAccess'],
];

/** A catalogue of the few AWS managed policies that these tests use: jsdom is slow with 1,230 of them. */
export async function fewPolicies(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-catalogue-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'policies.json.br');
  const document = '{"Version":"2012-10-17","Statement":[]}';
  const content = { format: 1, policies: policies.map(([path, name]) => [path, name, 'v1', 0, 0, document]) };
  await writeFile(file, brotliCompressSync(JSON.stringify(content)));
  return file;
}
