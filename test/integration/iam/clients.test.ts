import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMServiceException,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { HttpRequest } from '@smithy/protocol-http';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createClients } from '../../../electron/iam/clients.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { PracticeAccount, type PracticeAccountOptions } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'examplesecret' };

/** Clients over a practice account that note where each request would have gone. */
function observedClients(
  region: string,
  { onCall, ...options }: Partial<PracticeAccountOptions> & { onCall?: () => void } = {},
) {
  const handler = practiceRequestHandler(new PracticeAccount({ catalogue: catalogueOf([]), ...options }));
  const sent: { host: string; scope: string }[] = [];
  const requestHandler = {
    ...handler,
    handle(request: HttpRequest, settings?: Parameters<typeof handler.handle>[1]) {
      const scope = /Credential=[^/]+\/\d+\/([^,]+),/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
      sent.push({ host: request.hostname, scope });
      onCall?.();
      return handler.handle(request, settings);
    },
  };
  return { ...createClients({ credentials, region, requestHandler }), sent };
}

it.each([
  ['us-east-1', 'iam.amazonaws.com', 'us-east-1', 'sts.us-east-1.amazonaws.com'],
  ['eu-central-1', 'iam.amazonaws.com', 'us-east-1', 'sts.eu-central-1.amazonaws.com'],
  ['cn-northwest-1', 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1', 'sts.cn-northwest-1.amazonaws.com.cn'],
  ['us-gov-east-1', 'iam.us-gov.amazonaws.com', 'us-gov-west-1', 'sts.us-gov-east-1.amazonaws.com'],
  ['eusc-de-east-1', 'iam.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1', 'sts.eusc-de-east-1.amazonaws.eu'],
])(
  "from a profile in %s go to that partition's IAM at %s",
  async (region, iamHost, signingRegion, stsHost) => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    vi.stubEnv('AWS_ENDPOINT_URL_IAM', 'http://127.0.0.1:1');
    vi.stubEnv('AWS_REGION', 'ap-south-1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { reads, sts, sent } = observedClients(region);
    await reads.send(new ListUsersCommand());
    await sts.send(new GetCallerIdentityCommand());
    expect(sent).toEqual([
      { host: iamHost, scope: `${signingRegion}/iam/aws4_request` },
      { host: stsHost, scope: `${region}/sts/aws4_request` },
    ]);
  },
);

it('for reads repeat what was throttled; for writes send once', async () => {
  // The account's time goes on with each call that reaches it: a second token is there at the fourth.
  let calls = 0;
  const clock = (): number => calls * 400;
  const rate = { perSecond: 1, burst: 1 };
  const { reads, writes, sent } = observedClients('us-east-1', { rate, clock, onCall: () => (calls += 1) });
  await reads.send(new CreateUserCommand({ UserName: 'first' }));
  await expect(writes.send(new CreateUserCommand({ UserName: 'second' }))).rejects.toThrow('Rate exceeded');
  expect(sent).toHaveLength(2);
  const third = await reads.send(new CreateUserCommand({ UserName: 'third' }));
  expect(third.$metadata.attempts).toBe(2);
});

it('for reads do not repeat what a quota refused, although the SDK takes that for throttling', async () => {
  const { reads, sent } = observedClients('us-east-1');
  await reads.send(new CreateUserCommand({ UserName: 'ada' }));
  await reads.send(new CreateAccessKeyCommand({ UserName: 'ada' }));
  await reads.send(new CreateAccessKeyCommand({ UserName: 'ada' }));
  const refused: unknown = await reads
    .send(new CreateAccessKeyCommand({ UserName: 'ada' }))
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(IAMServiceException);
  expect(refused).toMatchObject({ name: 'LimitExceededException', $metadata: { attempts: 1 } });
  expect(sent).toHaveLength(4);
});
