import {
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  GetAccountSummaryCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import { Accounts } from '../../../electron/iam/accounts.ts';
import { policyDocument } from '../../../electron/iam/policy-document.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import type { Connection } from '../../../electron/profiles/connection.ts';
import { snapshotSchema } from '../../../shared/accounts/snapshot.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { failureOf } from '../profiles/profiles-fixture.ts';
import { emulatorConnection, practiceConnection } from './iam-fixture.ts';

const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::reports/*' }],
});

function managed(path: string, name: string) {
  const arn = `arn:aws:iam::aws:policy${path}${name}`;
  return { path, name, arn, version: 'v2', created: 0, updated: 0, document };
}
const catalogue = catalogueOf([
  managed('/', 'ReadOnlyAccess'),
  managed('/aws-service-role/', 'SupportPolicy'),
  managed('/root-task/', 'RootPolicy'),
]);

/** What every IAM must show of the same account. */
function readsAnAccount(connect: () => Connection): void {
  it('with nothing in it', async () => {
    const connection = connect();
    const snapshot = await new Accounts({ now: () => new Date('2026-11-23T10:00:00Z') }).snapshot(
      connection,
      {
        refresh: false,
      },
    );
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot).toMatchObject({
      account: connection.identity.account,
      takenAt: '2026-11-23T10:00:00.000Z',
      users: [],
      groups: [],
      passwordPolicy: null,
    });
    expect(snapshot.alias).toBeUndefined();
    expect(snapshot.policies.filter(({ type }) => type === 'Customer managed')).toEqual([]);
    const summary = await connection.reads.send(new GetAccountSummaryCommand({}));
    expect(snapshot.quotas.users).toBe(summary.SummaryMap?.['UsersQuota'] ?? 5000);
  });

  it('with users, groups, policies, a password policy and an alias', async () => {
    const connection = connect();
    const { writes } = connection;
    await writes.send(new CreateUserCommand({ UserName: 'ada', Path: '/staff/' }));
    await writes.send(new CreateGroupCommand({ GroupName: 'developers', Path: '/teams/' }));
    const { Policy: policy } = await writes.send(
      new CreatePolicyCommand({ PolicyName: 'reports', PolicyDocument: document, Path: '/own/' }),
    );
    await writes.send(
      new UpdateAccountPasswordPolicyCommand({
        MinimumPasswordLength: 16,
        RequireSymbols: true,
        AllowUsersToChangePassword: true,
      }),
    );
    await writes.send(new CreateAccountAliasCommand({ AccountAlias: 'small-company' }));

    const accounts = new Accounts();
    const snapshot = await accounts.snapshot(connection, { refresh: false });
    expect(snapshot).toMatchObject({
      alias: 'small-company',
      users: [{ name: 'ada', path: '/staff/' }],
      groups: [
        { name: 'developers', path: '/teams/', arn: 'arn:aws:iam::123456789012:group/teams/developers' },
      ],
      passwordPolicy: {
        minimumLength: 16,
        requireSymbols: true,
        requireNumbers: false,
        requireUppercase: false,
        requireLowercase: false,
        allowUsersToChange: true,
      },
    });
    const arn = policy?.Arn ?? '';
    expect(snapshot.policies).toContainEqual({
      arn,
      name: 'reports',
      path: '/own/',
      type: 'Customer managed',
      attachable: true,
      attachmentCount: 0,
      document,
    });
    expect(JSON.parse(await policyDocument(connection.reads, arn))).toEqual(JSON.parse(document));
    expect(await policyDocument(connection.reads, arn)).toContain('\n    "Version": "2012-10-17"');
  });

  it('without a policy of some name', async () => {
    const none = 'arn:aws:iam::123456789012:policy/none';
    const error = await failureOf(policyDocument(connect().reads, none));
    expect(error).toMatchObject({ kind: 'not-found', code: 'NoSuchEntity', call: 'GetPolicy' });
  });
}

describe('the practice account is read', () => {
  readsAnAccount(() => practiceConnection({ catalogue }).connection);

  it("with AWS's policies, of which those for AWS's own roles and for root are not attachable", async () => {
    const { connection } = practiceConnection({ catalogue });
    const { policies } = await new Accounts().snapshot(connection, { refresh: false });
    expect(policies.map(({ name, type, attachable }) => [name, type, attachable])).toEqual([
      ['ReadOnlyAccess', 'AWS managed', true],
      ['RootPolicy', 'AWS managed', false],
      ['SupportPolicy', 'AWS managed', false],
    ]);
  });

  it('with 5,000 users, each of them once', async () => {
    const { account, connection } = practiceConnection();
    for (let index = 0; index < 5000; index += 1) {
      const UserName = `user-${String(index).padStart(4, '0')}`;
      await account.call(new URLSearchParams({ Action: 'CreateUser', Version: '2010-05-08', UserName }));
    }
    const { users } = await new Accounts().snapshot(connection, { refresh: false });
    expect(new Set(users.map(({ name }) => name)).size).toBe(5000);
    expect(users).toHaveLength(5000);
  });

  it('once for all who ask, and again only when asked to or when it was changed', async () => {
    const { connection } = practiceConnection();
    const accounts = new Accounts();
    const [first, second] = await Promise.all([
      accounts.snapshot(connection, { refresh: false }),
      accounts.snapshot(connection, { refresh: false }),
    ]);
    expect(second).toBe(first);
    await connection.writes.send(new CreateUserCommand({ UserName: 'ada' }));
    expect(await accounts.snapshot(connection, { refresh: false })).toBe(first);
    expect((await accounts.snapshot(connection, { refresh: true })).users).toHaveLength(1);
    await connection.writes.send(new CreateUserCommand({ UserName: 'grace' }));
    expect((await accounts.snapshot(connection, { refresh: false })).users).toHaveLength(1);
    accounts.forget(connection.identity.account);
    expect((await accounts.snapshot(connection, { refresh: false })).users).toHaveLength(2);
  });

  it('apart from an account of the same id at another endpoint', async () => {
    const accounts = new Accounts();
    const { connection } = practiceConnection();
    await connection.writes.send(new CreateUserCommand({ UserName: 'ada' }));
    const other = practiceConnection().connection;
    const elsewhere = { ...other.identity.account, endpoint: 'http://127.0.0.1:5000' };
    const twin = { ...other, identity: { ...other.identity, account: elsewhere } };
    expect((await accounts.snapshot(connection, { refresh: false })).users).toHaveLength(1);
    expect((await accounts.snapshot(twin, { refresh: false })).users).toHaveLength(0);
  });

  it('as before when reading it anew fails', async () => {
    const { connection } = practiceConnection();
    const accounts = new Accounts();
    const first = await accounts.snapshot(connection, { refresh: false });
    const dead = { ...connection, reads: emulatorConnection('http://127.0.0.1:1').reads };
    const error = await failureOf(accounts.snapshot(dead, { refresh: true }));
    expect(error.kind).toBe('offline');
    expect(await accounts.snapshot(connection, { refresh: false })).toBe(first);
  });
});

describeWithMoto('moto_server is read', {}, (moto) => {
  beforeEach(() => moto().reset());
  readsAnAccount(() => emulatorConnection(moto().url));
});

describeWithMoto('moto_server with the AWS managed policies is read', { managedPolicies: true }, (moto) => {
  it("with AWS's policies and their documents", async () => {
    const connection = emulatorConnection(moto().url);
    const accounts = new Accounts();
    const { policies } = await accounts.snapshot(connection, { refresh: false });
    expect(policies.length).toBeGreaterThan(1000);
    const readOnly = policies.find(({ name }) => name === 'ReadOnlyAccess');
    expect(readOnly).toMatchObject({ type: 'AWS managed', attachable: true });
    expect(await policyDocument(connection.reads, readOnly?.arn ?? '')).toContain('"Statement": [');
  });
});
