import {
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteAccountPasswordPolicyCommand,
  DeleteLoginProfileCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { PracticeAccount } from '../../../electron/practice/practice-account.ts';
import { clientsOf, own, practice, refusal, someManagedPolicies } from './practice-fixture.ts';

const Ann = { UserName: 'Ann' };
const first = 'Correct-Horse-7';
const second = 'Battery-Staple-8';

async function withAnn() {
  const fixture = practice();
  await fixture.iam.send(new CreateUserCommand(Ann));
  return fixture;
}

async function withKey() {
  const fixture = await withAnn();
  const { AccessKey } = await fixture.iam.send(new CreateAccessKeyCommand(Ann));
  if (AccessKey?.AccessKeyId === undefined || AccessKey.SecretAccessKey === undefined)
    throw new Error('No key.');
  const { AccessKeyId, SecretAccessKey } = AccessKey;
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
  return { ...fixture, AccessKeyId, credentials, ann: clientsOf(fixture.account, credentials) };
}

describe('console passwords', () => {
  test('are made, changed and deleted', async () => {
    const { iam } = await withAnn();

    const made = await iam.send(
      new CreateLoginProfileCommand({ ...Ann, Password: first, PasswordResetRequired: true }),
    );
    expect(made.LoginProfile).toEqual({
      ...Ann,
      CreateDate: new Date('2026-03-02T10:00:05Z'),
      PasswordResetRequired: true,
    });
    await iam.send(new UpdateLoginProfileCommand({ ...Ann, Password: second, PasswordResetRequired: false }));
    const read = await iam.send(new GetLoginProfileCommand(Ann));
    expect(read.LoginProfile?.PasswordResetRequired).toBe(false);
    await iam.send(new DeleteLoginProfileCommand(Ann));
    expect(await refusal(iam.send(new GetLoginProfileCommand(Ann)))).toMatchObject({ status: 404 });
  });

  test('are nowhere in the state in clear', async () => {
    const { iam, account } = await withAnn();
    await iam.send(new CreateLoginProfileCommand({ ...Ann, Password: first }));

    expect(JSON.stringify(account.toState())).not.toContain(first);
  });

  test('are changed by their user, who must know the old one', async () => {
    const { iam, ann } = await withKey();
    await iam.send(new CreateLoginProfileCommand({ ...Ann, Password: first, PasswordResetRequired: true }));
    const change = (OldPassword: string, NewPassword: string) =>
      ann.iam.send(new ChangePasswordCommand({ OldPassword, NewPassword }));

    expect(await refusal(change(second, second))).toEqual({
      name: 'AccessDenied',
      status: 403,
      message: 'The old password was incorrect.',
    });
    await change(first, second);
    await change(second, first);
    const { LoginProfile } = await iam.send(new GetLoginProfileCommand(Ann));
    expect(LoginProfile?.PasswordResetRequired).toBe(false);
  });

  test('that were used before are barred as far back as the policy says', async () => {
    const { iam, ann } = await withKey();
    await iam.send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 2 }));
    await iam.send(new CreateLoginProfileCommand({ ...Ann, Password: 'password-1' }));
    const change = (from: number, to: number) =>
      ann.iam.send(
        new ChangePasswordCommand({ OldPassword: `password-${from}`, NewPassword: `password-${to}` }),
      );

    await change(1, 2);
    expect(await refusal(change(2, 1))).toMatchObject({
      name: 'PasswordPolicyViolationException',
      status: 400,
    });
    await change(2, 3);
    await change(3, 1);
  });
});

describe('the password policy', () => {
  test('has every switch, and leaves out what is not set', async () => {
    const { iam } = practice();

    await iam.send(new UpdateAccountPasswordPolicyCommand({ RequireNumbers: true }));

    expect((await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toEqual({
      MinimumPasswordLength: 6,
      RequireSymbols: false,
      RequireNumbers: true,
      RequireUppercaseCharacters: false,
      RequireLowercaseCharacters: false,
      AllowUsersToChangePassword: false,
      ExpirePasswords: false,
    });
  });

  test('is replaced as a whole', async () => {
    const { iam } = practice();
    await iam.send(
      new UpdateAccountPasswordPolicyCommand({
        MinimumPasswordLength: 20,
        MaxPasswordAge: 90,
        HardExpiry: true,
      }),
    );
    const before = await iam.send(new GetAccountPasswordPolicyCommand({}));
    await iam.send(new UpdateAccountPasswordPolicyCommand({ RequireSymbols: true }));
    const after = await iam.send(new GetAccountPasswordPolicyCommand({}));

    expect(before.PasswordPolicy).toMatchObject({
      ExpirePasswords: true,
      MaxPasswordAge: 90,
      HardExpiry: true,
    });
    expect(after.PasswordPolicy).toMatchObject({ MinimumPasswordLength: 6, ExpirePasswords: false });
    expect(after.PasswordPolicy?.MaxPasswordAge).toBeUndefined();
  });

  test('is what new passwords are held to, until it is deleted', async () => {
    const { iam } = await withAnn();
    await iam.send(
      new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 10, RequireSymbols: true }),
    );
    const create = (Password: string) => iam.send(new CreateLoginProfileCommand({ ...Ann, Password }));

    expect(await refusal(create('Abcdef12'))).toEqual({
      name: 'PasswordPolicyViolationException',
      status: 400,
      message: 'Password should have a minimum length of 10, Password should have at least one symbol',
    });
    await iam.send(new DeleteAccountPasswordPolicyCommand({}));
    await create('Abcdef12');
  });
});

describe('access keys', () => {
  test('give their secret once, and are listed without it', async () => {
    const { iam } = await withAnn();

    const { AccessKey } = await iam.send(new CreateAccessKeyCommand(Ann));

    expect(AccessKey).toEqual({
      ...Ann,
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/) as string,
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/) as string,
      Status: 'Active',
      CreateDate: new Date('2026-03-02T10:00:05Z'),
    });
    const listed = await iam.send(new ListAccessKeysCommand(Ann));
    const { SecretAccessKey: secret, ...rest } = AccessKey ?? {};
    expect(listed.AccessKeyMetadata).toEqual([rest]);
    expect(JSON.stringify(listed)).not.toContain(secret);
  });

  test('sign for their user', async () => {
    const { iam, ann } = await withKey();
    const { User } = await iam.send(new GetUserCommand(Ann));

    const identity = await ann.sts.send(new GetCallerIdentityCommand({}));

    expect(identity).toMatchObject({
      Account: '123456789012',
      Arn: own('user', 'Ann'),
      UserId: User?.UserId,
    });
    expect((await ann.iam.send(new GetUserCommand({}))).User).toEqual(User);
  });

  test('are refused with a wrong secret, or inactive, or deleted', async () => {
    const { iam, account, AccessKeyId, credentials, ann } = await withKey();
    const wrong = clientsOf(account, { ...credentials, secretAccessKey: 'x'.repeat(40) });

    expect(await refusal(wrong.sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'SignatureDoesNotMatch',
      status: 403,
    });
    await iam.send(new UpdateAccessKeyCommand({ ...Ann, AccessKeyId, Status: 'Inactive' }));
    const unknown = {
      name: 'InvalidClientTokenId',
      status: 403,
      message: 'The security token included in the request is invalid.',
    };
    expect(await refusal(ann.sts.send(new GetCallerIdentityCommand({})))).toEqual(unknown);
    await iam.send(new UpdateAccessKeyCommand({ ...Ann, AccessKeyId, Status: 'Active' }));
    await ann.sts.send(new GetCallerIdentityCommand({}));
    await iam.send(new DeleteAccessKeyCommand({ ...Ann, AccessKeyId }));
    expect((await iam.send(new ListAccessKeysCommand(Ann))).AccessKeyMetadata).toEqual([]);
    expect(await refusal(ann.sts.send(new GetCallerIdentityCommand({})))).toEqual(unknown);

    const kept = PracticeAccount.fromState(account.toState(), { catalogue: someManagedPolicies });
    const restarted = clientsOf(kept, credentials);
    expect(await refusal(restarted.sts.send(new GetCallerIdentityCommand({})))).toEqual(unknown);
  });

  test('remember when they were last used', async () => {
    const { iam, ann, AccessKeyId, advance } = await withKey();

    const never = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    advance(60_000);
    await ann.sts.send(new GetCallerIdentityCommand({}));
    const once = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));

    expect(never).toMatchObject({ ...Ann, AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } });
    expect(never.AccessKeyLastUsed?.LastUsedDate).toBeUndefined();
    expect(once.AccessKeyLastUsed).toEqual({
      LastUsedDate: new Date('2026-03-02T10:01:05Z'),
      ServiceName: 'sts',
      Region: 'us-east-1',
    });
  });
});
