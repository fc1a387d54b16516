import { describe, expect, it } from 'vitest';
import { endpointIdentity, endpointsOf, isLoopback } from '../../../electron/profiles/endpoints.ts';
import type { Section } from '../../../electron/profiles/profile-files.ts';

const services = new Map<string, Section>([
  ['local', { 'iam.endpoint_url': 'http://services-iam', 's3.endpoint_url': 'http://services-s3' }],
]);

function endpoints(profile: Section, env: NodeJS.ProcessEnv = {}): unknown {
  const files = { profiles: new Map(), services, ssoSessions: new Map(), misread: [], problems: [] };
  const found = endpointsOf(profile, files, env);
  return 'endpoints' in found ? found.endpoints : found.problem;
}

const profile = { services: 'local', endpoint_url: 'http://profile' };

describe('the endpoints of a profile', () => {
  it("are AWS's own where nothing else is said", () => {
    expect(endpoints({})).toEqual({ iam: undefined, sts: undefined });
    expect(endpoints({ endpoint_url: '' }, { AWS_ENDPOINT_URL: '' })).toEqual({
      iam: undefined,
      sts: undefined,
    });
  });

  it('come from its services section, else from its endpoint_url', () => {
    expect(endpoints(profile)).toEqual({ iam: 'http://services-iam', sts: 'http://profile' });
  });

  it('come from the environment first, there from the variable of the service', () => {
    const env = { AWS_ENDPOINT_URL: 'http://env', AWS_ENDPOINT_URL_STS: 'http://env-sts' };
    expect(endpoints(profile, env)).toEqual({ iam: 'http://env', sts: 'http://env-sts' });
    expect(endpoints(profile, { AWS_ENDPOINT_URL_IAM: 'http://env-iam' })).toEqual({
      iam: 'http://env-iam',
      sts: 'http://profile',
    });
  });

  it("are AWS's own where configured ones are to be ignored; the environment has the last word", () => {
    const none = { iam: undefined, sts: undefined };
    const env = { AWS_ENDPOINT_URL: 'http://env', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(endpoints(profile, env)).toEqual(none);
    const ignoring = { ...profile, ignore_configured_endpoint_urls: 'true' };
    expect(endpoints(ignoring)).toEqual(none);
    expect(endpoints(ignoring, { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' })).toMatchObject({
      sts: 'http://profile',
    });
  });

  it.each(['localhost:4566', 'file:///etc/passwd', 'http://user:secret@127.0.0.1', 'not a url'])(
    'are refused when one is %s, without repeating it',
    (endpoint_url) => {
      expect(endpoints({ endpoint_url })).toBe('Its endpoint_url is not an http or https address.');
    },
  );
});

describe("an account identity's endpoint", () => {
  it.each([
    [undefined, 'aws'],
    ['https://iam.amazonaws.com', 'aws'],
    ['https://iam.us-gov.amazonaws.com/', 'aws'],
    ['https://iam.cn-north-1.amazonaws.com.cn', 'aws'],
    ['http://iam.amazonaws.com', 'http://iam.amazonaws.com'],
    ['https://iam.amazonaws.com.example.com', 'https://iam.amazonaws.com.example.com'],
    ['HTTP://LocalHost:4566/', 'http://localhost:4566'],
    ['http://localhost:80/iam//', 'http://localhost/iam'],
  ])('of %s is %s', (endpoint, identity) => {
    expect(endpointIdentity(endpoint)).toBe(identity);
  });
});

describe('an address of this machine', () => {
  it.each([
    'http://localhost:1',
    'http://127.0.0.1',
    'http://127.9.9.9:80',
    'http://[::1]:8080',
    'http://127.1',
  ])('is %s', (endpoint) => {
    expect(isLoopback(endpoint)).toBe(true);
  });

  it.each([
    'https://iam.amazonaws.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://notlocalhost',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::2]',
    'http://128.0.0.1',
  ])('is not %s', (endpoint) => {
    expect(isLoopback(endpoint)).toBe(false);
  });
});
