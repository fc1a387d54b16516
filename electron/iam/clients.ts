import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { ReadRetryStrategy } from './read-retry-strategy.ts';

export interface ClientOptions {
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** Any region of the account's partition: the SDK finds IAM's one control plane and its signing region from it. */
  region: string;
  /** IAM's address, where it is not AWS's own. */
  endpoint?: string | undefined;
  /** STS's address, where it is not AWS's own. */
  stsEndpoint?: string | undefined;
  /** Answers requests instead of the network. */
  requestHandler?: IAMClientConfig['requestHandler'];
}

export interface Clients {
  /** For calls that may be repeated. */
  reads: IAMClient;
  /** One attempt a call: `CreateAccessKey` sent again after a lost answer makes a second key, its first secret lost. */
  writes: IAMClient;
  sts: STSClient;
}

const connectionTimeoutMs = 5_000;
const requestTimeoutMs = 30_000;

/**
 * The only place where AWS clients are made. Everything that the SDK would otherwise take from the environment or from
 * the profile in `AWS_PROFILE` (endpoint, region, attempts) is given, so that only the chosen profile decides.
 */
export function createClients(options: ClientOptions): Clients {
  const { credentials } = options;
  const iam = { ...connectionSettings(options, options.endpoint), credentials };
  const sts = { ...connectionSettings(options, options.stsEndpoint), credentials };
  return {
    reads: new IAMClient({ ...iam, retryStrategy: new ReadRetryStrategy() }),
    writes: new IAMClient({ ...iam, maxAttempts: 1 }),
    sts: new STSClient({ ...sts, retryStrategy: new ReadRetryStrategy() }),
  };
}

/** What every AWS client is made with, also the one inside the SDK that assumes a role. */
export function connectionSettings(
  options: Pick<ClientOptions, 'region' | 'requestHandler'>,
  endpoint: string | undefined,
): {
  region: string;
  requestHandler: NonNullable<IAMClientConfig['requestHandler']>;
  defaultsMode: 'standard';
  maxAttempts: number;
  userAgentAppId: string;
  ignoreConfiguredEndpointUrls: true;
  endpoint?: string;
  useFipsEndpoint?: false;
  useDualstackEndpoint?: false;
} {
  return {
    region: options.region,
    requestHandler: options.requestHandler ?? {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
    defaultsMode: 'standard',
    maxAttempts: ReadRetryStrategy.attempts,
    userAgentAppId: 'gatehouse',
    ignoreConfiguredEndpointUrls: true,
    // The SDK refuses an endpoint together with FIPS or dual stack, which the environment may ask for.
    ...(endpoint === undefined ? {} : { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }),
  };
}
