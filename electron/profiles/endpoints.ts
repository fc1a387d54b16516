import type { ProfileFiles, Section } from './profile-files.ts';

/** The addresses that a profile names; `undefined` for AWS's own. */
export interface Endpoints {
  iam: string | undefined;
  sts: string | undefined;
}

/** The endpoints of a profile, or why they cannot be told, in a sentence. */
export type EndpointsOrProblem = { endpoints: Endpoints } | { problem: string };

/**
 * Where a profile's calls go: `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL`, the profile's `services` section, its
 * `endpoint_url`, in this order. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointsOf(
  profile: Section,
  files: ProfileFiles,
  env: NodeJS.ProcessEnv,
): EndpointsOrProblem {
  if (configuredAreIgnored(profile, env)) return { endpoints: { iam: undefined, sts: undefined } };
  const servicesName = profile['services'];
  const services = servicesName === undefined ? undefined : files.services.get(servicesName);
  if (servicesName !== undefined && services === undefined) {
    return { problem: `Its services section [services ${servicesName}] is not in the config file.` };
  }
  const chosen = (service: 'iam' | 'sts'): string | undefined =>
    [
      env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`],
      env['AWS_ENDPOINT_URL'],
      services?.[`${service}.endpoint_url`],
      profile['endpoint_url'],
    ].find((url) => url !== undefined && url !== '');
  const iam = chosen('iam');
  const sts = chosen('sts');
  const unusable = [iam, sts].find((url) => url !== undefined && !isUsableEndpoint(url));
  if (unusable !== undefined) {
    return { problem: 'Its endpoint_url is not an http or https address.' };
  }
  return { endpoints: { iam, sts } };
}

/** The endpoint's part of an account's identity: `aws` for AWS's own hosts, else the normalised URL. */
export function endpointIdentity(endpoint: string | undefined): string {
  if (endpoint === undefined) return 'aws';
  const url = new URL(endpoint);
  if (url.protocol === 'https:' && awsHost.test(url.hostname)) return 'aws';
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** Whether an address is this machine's own: 127.0.0.0/8, `localhost`, `::1`. */
export function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

/** The domains of the partitions' service endpoints, botocore `partitions.json`. */
const awsHost =
  /\.(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws|api\.amazonwebservices\.com\.cn)$/;

function isUsableEndpoint(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function configuredAreIgnored(profile: Section, env: NodeJS.ProcessEnv): boolean {
  const setting = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile['ignore_configured_endpoint_urls'];
  return setting?.toLowerCase() === 'true';
}
