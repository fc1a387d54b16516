import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteUserPolicyCommand,
  GenerateCredentialReportCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { beforeAll, expect, it } from 'vitest';
import { Accounts } from '../../../electron/iam/accounts.ts';
import { credentialFacts } from '../../../electron/iam/credential-facts.ts';
import { groupDetails } from '../../../electron/iam/group-details.ts';
import { policyDetails } from '../../../electron/iam/policy-details.ts';
import { userDetails } from '../../../electron/iam/user-details.ts';
import type { Connection } from '../../../electron/profiles/connection.ts';
import { awsFolder } from '../../support/aws-folder.ts';
import { describeWithMoto } from '../../support/with-moto.ts';
import { failureOf, profilesOf } from '../profiles/profiles-fixture.ts';
import { emulatorConnection } from './iam-fixture.ts';

const reading = [
  'iam:ListUsers',
  'iam:ListGroups',
  'iam:ListPolicies',
  'iam:GetAccountPasswordPolicy',
  'iam:GetAccountSummary',
  'iam:ListAccountAliases',
];

describeWithMoto('with permissions enforced, which moto_server can', {}, (moto) => {
  let administrator: Connection;
  let ada: Connection;
  let keys: { accessKeyId: string; secretAccessKey: string };

  async function userWith(name: string, allowed: string[]): Promise<typeof keys> {
    await administrator.writes.send(new CreateUserCommand({ UserName: name }));
    await allow(name, allowed);
    const { AccessKey: key } = await administrator.writes.send(
      new CreateAccessKeyCommand({ UserName: name }),
    );
    return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  }

  async function allow(name: string, allowed: string[]): Promise<void> {
    const who = { UserName: name, PolicyName: 'allowed' };
    if (allowed.length === 0) {
      await administrator.writes.send(new DeleteUserPolicyCommand(who)).catch(() => undefined);
      return;
    }
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: allowed, Resource: '*' }],
    });
    await administrator.writes.send(new PutUserPolicyCommand({ ...who, PolicyDocument }));
  }

  beforeAll(async () => {
    administrator = emulatorConnection(moto().url);
    const rootKeys = await userWith('administrator', ['*']);
    keys = await userWith('ada', []);
    await moto().enforceAuthorization();
    administrator = emulatorConnection(moto().url, rootKeys);
    ada = emulatorConnection(moto().url, keys);
  });

  it('a reading names every permission that is missing', async () => {
    await allow('ada', ['iam:ListUsers', 'iam:ListPolicies', 'iam:GetAccountPasswordPolicy']);
    expect(await failureOf(new Accounts().snapshot(ada, { refresh: false }))).toMatchObject({
      kind: 'denied',
      code: 'AccessDenied',
      call: 'ListGroups',
    });
    await allow('ada', ['iam:ListPolicies']);
    const error = await failureOf(new Accounts().snapshot(ada, { refresh: false }));
    expect(error.kind).toBe('denied');
    expect(error.message).toContain('iam:ListUsers, iam:ListGroups, iam:GetAccountPasswordPolicy.');
    expect(error.message).not.toContain('iam:ListPolicies');
  });

  it('neither the quotas nor the alias are needed', async () => {
    await allow('ada', reading.slice(0, 4));
    const snapshot = await new Accounts().snapshot(ada, { refresh: false });
    expect(snapshot.quotas).toEqual({
      users: 5000,
      groupsPerUser: 10,
      attachedPoliciesPerUser: 10,
      groups: 300,
      policies: 1500,
      attachedPoliciesPerGroup: 10,
      policySize: 6144,
    });
    expect(snapshot.alias).toBeUndefined();
    expect(snapshot.users).toEqual([
      { name: 'administrator', path: '/' },
      { name: 'ada', path: '/' },
    ]);
    expect(snapshot.missingPermissions).toEqual([
      'iam:GetAccountAuthorizationDetails',
      'iam:GetAccountSummary',
    ]);
  });

  it('names and policies need no lists where what everybody has may be read', async () => {
    await allow('ada', ['iam:GetAccountAuthorizationDetails', 'iam:GetAccountPasswordPolicy']);
    const readOnly = {
      arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      name: 'ReadOnlyAccess',
      path: '/',
      type: 'AWS managed' as const,
      attachable: true,
      attachmentCount: 0,
    };
    const accounts = new Accounts({ builtInPolicies: () => [readOnly] });
    const snapshot = await accounts.snapshot(ada, { refresh: false });
    expect(snapshot.users.find(({ name }) => name === 'ada')?.access?.inlinePolicies).toHaveLength(1);
    expect(snapshot.policies).toEqual([readOnly]);
    expect(snapshot.missingPermissions).toEqual(['iam:GetAccountSummary', 'iam:ListPolicies']);
  });

  it('a profile is chosen without any permission, and one with unknown keys is not', async () => {
    await allow('ada', []);
    const lines = ({ accessKeyId, secretAccessKey }: typeof keys): string =>
      `aws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\nendpoint_url=${moto().url}\n`;
    const { env } = await awsFolder({
      credentials:
        `[ada]\n${lines(keys)}[stranger]\n${lines({ accessKeyId: 'AKIAUNKNOWNUNKNOWN00', secretAccessKey: 's' })}` +
        `[wrong]\n${lines({ ...keys, secretAccessKey: 'wrong' })}`,
      config: `[profile role]\nrole_arn=arn:aws:iam::123456789012:role/admin\nsource_profile=ada\nendpoint_url=${moto().url}\n`,
    });
    const { profiles } = profilesOf({ env });
    expect((await profiles.select('profile:ada')).callerArn).toBe('arn:aws:iam::123456789012:user/ada');

    const stranger = await failureOf(profiles.select('profile:stranger'));
    expect(stranger).toMatchObject({ kind: 'denied', code: 'InvalidClientTokenId' });
    const wrong = await failureOf(profiles.select('profile:wrong'));
    expect(wrong).toMatchObject({ kind: 'denied', code: 'SignatureDoesNotMatch' });
    const role = await failureOf(profiles.select('profile:role'));
    expect(role).toMatchObject({ kind: 'denied', code: 'AccessDenied', call: 'AssumeRole' });
    expect(role.message).toContain('its role could not be assumed');
    expect((await profiles.current()).profileName).toBe('ada');
  });

  it('users and groups are listed without what may not be read, and say what that is', async () => {
    await allow('ada', ['iam:ListUsers', 'iam:ListGroups']);
    const accounts = new Accounts();
    const users = await accounts.users(ada, { refresh: false });
    expect(users.groupsError?.message).toContain('iam:GetAccountAuthorizationDetails');
    expect(users.users).toMatchObject([
      { name: 'administrator', groups: null },
      { name: 'ada', groups: null },
    ]);
    const groups = await accounts.groups(ada, { refresh: false });
    expect(groups.countsError?.message).toContain('iam:GetAccountAuthorizationDetails');
    expect(await failureOf(accounts.credentialReport(ada, { refresh: false }))).toMatchObject({
      kind: 'denied',
      call: 'GetCredentialReport',
    });
  });

  it('a report that is there already will do where none may be made', async () => {
    await administrator.reads.send(new GenerateCredentialReportCommand({}));
    await allow('ada', ['iam:GetCredentialReport']);
    const report = await new Accounts().credentialReport(ada, { refresh: false });
    expect(report.users.map(({ name }) => name)).toEqual(['administrator', 'ada']);
  });

  it('credentials are read as far as they may be', async () => {
    await allow('ada', ['iam:GetLoginProfile', 'iam:ListMFADevices']);
    const { facts, missingPermissions } = await credentialFacts(ada.reads, ['ada'], () => new Date());
    expect(facts['ada']).toMatchObject({ consoleAccess: false, mfa: false, accessKeys: null });
    expect(missingPermissions).toEqual(['iam:ListAccessKeys']);
  });

  it('a page names the permissions that are missing', async () => {
    await allow('ada', ['iam:GetUser']);
    const { message } = await failureOf(userDetails(ada.reads, 'ada'));
    expect(message).toContain('iam:ListGroupsForUser, iam:ListAttachedUserPolicies, iam:ListUserPolicies');
    expect((await failureOf(groupDetails(ada.reads, 'any'))).message).toContain('iam:GetGroup');
    const arn = 'arn:aws:iam::123456789012:policy/any';
    expect((await failureOf(policyDetails(ada.reads, arn))).message).toContain('iam:GetPolicy');
  });
});
