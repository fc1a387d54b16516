import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { PracticeAccount, type PracticeAccountOptions } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { codeOf, stepAt } from '../../../electron/practice/totp.ts';

function managed(path: string, name: string, action: string) {
  return {
    name,
    path,
    arn: `arn:aws:iam::aws:policy${path}${name}`,
    version: 'v3',
    created: Date.parse('2015-02-06T18:39:46Z'),
    updated: Date.parse('2024-05-01T12:00:00Z'),
    document: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
    }),
  };
}

/** A few AWS managed policies, enough to attach more than a quota allows. */
export const someManagedPolicies = catalogueOf([
  managed('/', 'AdministratorAccess', '*'),
  managed('/', 'ReadOnlyAccess', 'iam:Get*'),
  managed('/job-function/', 'Billing', 'billing:*'),
  ...Array.from({ length: 10 }, (_, index) => managed('/', `Filler${index}`, 's3:*')),
]);

/** The file of all AWS managed policies, made if need be. */
export function managedPoliciesFile(): string {
  const file = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  execFileSync(process.execPath, [file('build/managed-policies.ts')]);
  return file('generated/managed-policies.json.br');
}

/** The ARN of an AWS managed policy. */
export const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
/** The ARN of something in the practice account. */
export const own = (kind: string, name: string): string => `arn:aws:iam::123456789012:${kind}/${name}`;

/** An acceptable policy document. */
export const readBuckets = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }],
});

/** The keys of somebody whom the practice account does not know: an administrator. */
export const operator = { accessKeyId: 'AKIAOPERATOROPERATOR', secretAccessKey: 'not checked' };

/** Clients of the AWS SDK that speak to the account, one attempt a call. */
export function clientsOf(
  account: PracticeAccount,
  credentials = operator,
): { iam: IAMClient; sts: STSClient } {
  const configuration = {
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    requestHandler: practiceRequestHandler(account),
  };
  return { iam: new IAMClient(configuration), sts: new STSClient(configuration) };
}

/** A practice account of its own for a test, with a clock that the test moves. */
export function practice(options: Partial<PracticeAccountOptions> = {}) {
  let now = Date.parse('2026-03-02T10:00:05.250Z');
  const account = new PracticeAccount({ catalogue: someManagedPolicies, clock: () => now, ...options });
  return {
    account,
    ...clientsOf(account),
    now: () => now,
    advance: (ms: number): void => {
      now += ms;
    },
  };
}

/** What the SDK makes of an error answer. */
export interface Refusal {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
}

/** The error with which a call is refused. @throws when it is not refused */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const metadata = '$metadata' in error ? error.$metadata : undefined;
    const status =
      typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
        ? Number(metadata.httpStatusCode)
        : undefined;
    return { name: error.name, status, message: error.message };
  }
  throw new Error('The call was not refused.');
}

/** The codes of an authenticator: the one of the moment (milliseconds), and the one that follows it. */
export function codesAt(
  seed: string,
  now: number,
): { AuthenticationCode1: string; AuthenticationCode2: string } {
  const step = stepAt(now);
  return { AuthenticationCode1: codeOf(seed, step), AuthenticationCode2: codeOf(seed, step + 1) };
}
