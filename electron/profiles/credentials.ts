import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';

import type { ProfileSummary } from '../../shared/accounts/profile.ts';
import { Failure } from '../../shared/errors.ts';
import { connectionSettings } from '../iam/clients.ts';
import { credentialFailure } from './credential-failures.ts';
import type { FilePaths } from './profile-files.ts';

/** What is needed to get a profile's credentials. */
export interface CredentialSource {
  profile: string;
  kind: ProfileSummary['kind'];
  paths: FilePaths;
  region: string;
  /** Where a role is assumed, where that is not AWS's own STS. */
  stsEndpoint: string | undefined;
}

/**
 * Gets a profile's credentials anew from the files: from nowhere else, so neither the environment's credentials nor
 * instance metadata can slip in. Throws `Failure`, whose message never repeats what a credential_process printed.
 */
export async function profileCredentials(source: CredentialSource): Promise<AwsCredentialIdentity> {
  const sts = connectionSettings({ region: source.region }, source.stsEndpoint);
  const provider = fromIni({
    profile: source.profile,
    configFilepath: source.paths.config,
    filepath: source.paths.credentials,
    ignoreCache: true,
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
    clientConfig: { requestHandler: sts.requestHandler },
  });
  try {
    return await inTime(provider(), source.profile);
  } catch (error) {
    throw new Failure(credentialFailure(source, error));
  }
}

/** A credential_process may wait for ever, for instance for something to be typed into a terminal that is not there. */
const patienceMs = 2 * 60_000;

async function inTime<Value>(value: Promise<Value>, profile: string): Promise<Value> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const message =
      `Profile "${profile}" gave no credentials within two minutes. ` +
      'If it has a credential_process, run that command in a terminal to see what it waits for.';
    reject(new Failure({ kind: 'invalid', message }));
  }, patienceMs);
  try {
    return await Promise.race([value, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Renewed this long before they end, as the SDK does, so that no request is signed with dying credentials. */
const renewalMs = 5 * 60_000;

/**
 * Credentials that are renewed before they end, from `first` on; all clients of a connection share one such provider,
 * so that a program is run, or a role assumed, once for all of them.
 */
export function sharedCredentials(
  first: AwsCredentialIdentity,
  renew: () => Promise<AwsCredentialIdentity>,
): AwsCredentialIdentityProvider {
  let held = first;
  let renewing: Promise<AwsCredentialIdentity> | undefined;
  return async () => {
    const end = held.expiration?.getTime();
    if (end === undefined || end - Date.now() > renewalMs) return held;
    renewing ??= renew().finally(() => (renewing = undefined));
    held = await renewing;
    return held;
  };
}
