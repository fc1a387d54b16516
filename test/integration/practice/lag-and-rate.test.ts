import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { clientsOf, operator, practice, refusal } from './practice-fixture.ts';

const Ann = { UserName: 'Ann' };

describe('with a lag', () => {
  test('reads are answered from the past, and writes know the truth', async () => {
    const { iam, advance } = practice({ lagMs: 2000 });
    await iam.send(new CreateUserCommand(Ann));

    expect(await refusal(iam.send(new GetUserCommand(Ann)))).toMatchObject({ status: 404 });
    expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([]);
    expect(await refusal(iam.send(new CreateUserCommand(Ann)))).toMatchObject({ status: 409 });
    advance(1999);
    expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([]);
    advance(1000);
    expect((await iam.send(new GetUserCommand(Ann))).User?.UserName).toBe('Ann');

    await iam.send(new DeleteUserCommand(Ann));

    expect((await iam.send(new GetUserCommand(Ann))).User?.UserName).toBe('Ann');
    expect(await refusal(iam.send(new DeleteUserCommand(Ann)))).toMatchObject({ status: 404 });
    advance(3000);
    expect(await refusal(iam.send(new GetUserCommand(Ann)))).toMatchObject({ status: 404 });
  });

  test('a new access key is not known at once', async () => {
    const { iam, account, advance } = practice({ lagMs: 2000 });
    await iam.send(new CreateUserCommand(Ann));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand(Ann));
    const { sts } = clientsOf(account, {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    });

    expect(await refusal(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'InvalidClientTokenId',
      status: 403,
    });
    advance(3000);
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toContain(':user/Ann');
  });

  test('a new password cannot be changed at once', async () => {
    const { iam, advance } = practice({ lagMs: 2000 });
    await iam.send(new CreateUserCommand(Ann));
    await iam.send(new CreateLoginProfileCommand({ ...Ann, Password: 'Correct-Horse-7' }));

    expect(await refusal(iam.send(new DeleteLoginProfileCommand(Ann)))).toEqual({
      name: 'EntityTemporarilyUnmodifiableException',
      status: 409,
      message: 'Login Profile for User Ann cannot be modified while login profile is being created.',
    });
    advance(3000);
    await iam.send(new DeleteLoginProfileCommand(Ann));
  });
});

describe('with a rate', () => {
  test('mutating calls above it are throttled, and reads are not', async () => {
    const { iam, advance } = practice({ rate: { perSecond: 2, burst: 3 } });
    const create = (UserName: string) => iam.send(new CreateUserCommand({ UserName }));
    for (const name of ['a', 'b', 'c']) await create(name);

    expect(await refusal(create('d'))).toEqual({ name: 'Throttling', status: 400, message: 'Rate exceeded' });
    await iam.send(new ListUsersCommand({}));
    advance(500);
    await create('d');
    expect(await refusal(create('e'))).toMatchObject({ name: 'Throttling' });
    expect((await iam.send(new ListUsersCommand({}))).Users).toHaveLength(4);
  });
});

describe('with a latency', () => {
  test('a call takes at least that long', async () => {
    const { iam } = practice({ latencyMs: 40 });
    const begun = performance.now();

    await iam.send(new ListUsersCommand({}));

    // Timers may fire up to a millisecond early.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(39);
  });
});

describe('a request handler', () => {
  test('can take a key that the account did not issue for root', async () => {
    const { account } = practice();
    const sts = new STSClient({
      region: 'us-east-1',
      credentials: operator,
      requestHandler: practiceRequestHandler(account, { kind: 'root' }),
    });

    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:root',
      UserId: '123456789012',
    });
  });

  test('can be wrapped by one that loses the answer of a call that took effect', async () => {
    const { account, iam } = practice();
    const inner = practiceRequestHandler(account);
    const lossy = new IAMClient({
      region: 'us-east-1',
      credentials: operator,
      maxAttempts: 1,
      requestHandler: {
        ...inner,
        async handle(...args: Parameters<typeof inner.handle>) {
          await inner.handle(...args);
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      },
    });

    expect(await refusal(lossy.send(new CreateUserCommand(Ann)))).toMatchObject({
      message: 'socket hang up',
    });

    expect((await iam.send(new GetUserCommand(Ann))).User?.UserName).toBe('Ann');
  });

  test('makes no call that was aborted before it began', async () => {
    const { iam } = practice();
    const abort = new AbortController();
    abort.abort();

    const call = iam.send(new CreateUserCommand(Ann), { abortSignal: abort.signal });

    expect(await refusal(call)).toMatchObject({ name: 'AbortError' });
    expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([]);
  });

  test('gives every answer a request id of its own', async () => {
    const { iam } = practice();
    const ids = new Set<unknown>();
    for (let index = 0; index < 3; index++) {
      ids.add((await iam.send(new ListUsersCommand({}))).$metadata.requestId);
    }

    expect(ids.size).toBe(3);
    expect([...ids].every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id)))).toBe(true);
  });
});
