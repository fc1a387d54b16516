import { join } from 'node:path';
import { ChangePasswordCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { loadCatalogue } from '../../electron/practice/catalogue.ts';
import type { PracticeAccountOptions } from '../../electron/practice/practice-account.ts';
import { seedSmallCompany } from '../../electron/practice/seed.ts';
import { startPracticeServer } from '../../electron/practice/server.ts';
import type { Credentials } from './saved-csv.ts';

/** The AWS managed policies as the build under test has them. */
const catalogueFile = join(import.meta.dirname, '../../out/main/managed-policies.json.br');

/** An account that the app reaches over HTTP, and the spec past the app with clients of its own. */
export interface ServedAccount {
  url: string;
  /** An administrator who is not the app. */
  iam: IAMClient;
  close(): Promise<void>;
}

/** Serves a practice account with the small company in it on a free port of this machine. */
export async function serveCompany(options: Partial<PracticeAccountOptions> = {}): Promise<ServedAccount> {
  const server = await startPracticeServer({ catalogue: loadCatalogue(catalogueFile), ...options });
  await seedSmallCompany(server.account);
  return { url: server.url, iam: outsideClient(server.url), close: () => server.close() };
}

/** IAM at an endpoint, as an administrator who is not the app. */
export function outsideClient(endpoint: string): IAMClient {
  return new IAMClient(
    signingWith(endpoint, { accessKeyId: 'AKIAOUTSIDECOLLEAGUE', secretAccessKey: 'of-a-colleague-outside' }),
  );
}

type Key = Pick<Credentials, 'accessKeyId' | 'secretAccessKey'>;

/** Who STS at an endpoint says a key is. */
export async function callerOfKey(endpoint: string, key: Key): Promise<string | undefined> {
  const { Arn: arn } = await new STSClient(signingWith(endpoint, key)).send(new GetCallerIdentityCommand());
  return arn;
}

/** Changes a console password as its user would, with their own key; fails when it is not the password. */
export async function changePassword(
  endpoint: string,
  { password, ...key }: Key & Pick<Credentials, 'password'>,
): Promise<void> {
  await new IAMClient(signingWith(endpoint, key)).send(
    new ChangePasswordCommand({ OldPassword: password, NewPassword: `${password}-Changed1` }),
  );
}

function signingWith(endpoint: string, { accessKeyId, secretAccessKey }: Key) {
  return { endpoint, region: 'us-east-1', maxAttempts: 1, credentials: { accessKeyId, secretAccessKey } };
}

/** The AWS files with one profile of static keys for an endpoint. */
export function profileFor(name: string, endpoint: string): { config: string; credentials: string } {
  return {
    config: `[profile ${name}]\nregion = eu-central-1\nendpoint_url = ${endpoint}\n`,
    credentials: `[${name}]\naws_access_key_id = AKIAOPERATOROPERATOR\naws_secret_access_key = ${operatorSecret}\n`,
  };
}

/** The operator's own secret access key in the files of `profileFor`. */
export const operatorSecret = 'operators/own+Secret4Gatehouse0000000000';
