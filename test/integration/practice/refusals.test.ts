import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DeleteLoginProfileCommand,
  DeletePolicyCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  DeleteVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DetachUserPolicyCommand,
  EnableMFADeviceCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountPasswordPolicyCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetLoginProfileCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListUsersCommand,
  PutGroupPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { aws, own, practice, readBuckets, refusal } from './practice-fixture.ts';

const Ann = { UserName: 'Ann' };
const Devs = { GroupName: 'Devs' };
const Password = 'Correct-Horse-7';
const missingUser = 'The user with name Ann cannot be found.';
const missingGroup = 'The group with name Devs cannot be found.';

type Case = readonly [
  title: string,
  given: (iam: IAMClient) => Promise<unknown>,
  call: (iam: IAMClient) => Promise<unknown>,
  code: string,
  status: number,
  message: string,
];

const nothing = (): Promise<void> => Promise.resolve();
const ann = (iam: IAMClient): Promise<unknown> => iam.send(new CreateUserCommand(Ann));
const devs = (iam: IAMClient): Promise<unknown> => iam.send(new CreateGroupCommand(Devs));
const annWith =
  (...more: ((iam: IAMClient) => Promise<unknown>)[]) =>
  async (iam: IAMClient): Promise<void> => {
    await ann(iam);
    await devs(iam);
    for (const step of more) await step(iam);
  };
const times =
  (count: number, step: (iam: IAMClient, index: number) => Promise<unknown>) =>
  async (iam: IAMClient): Promise<void> => {
    for (let index = 0; index < count; index++) await step(iam, index);
  };
const policy = (name: string) => (iam: IAMClient) =>
  iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: readBuckets }));
const sized = (characters: number): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${'x'.repeat(characters)}` },
    ],
  });

const cases: readonly Case[] = [
  // Existence
  ['GetUser', nothing, (iam) => iam.send(new GetUserCommand(Ann)), 'NoSuchEntityException', 404, missingUser],
  ['DeleteUser', nothing, (iam) => iam.send(new DeleteUserCommand(Ann)), 'NoSuchEntityException', 404, missingUser],
  ['GetGroup', nothing, (iam) => iam.send(new GetGroupCommand(Devs)), 'NoSuchEntityException', 404, missingGroup],
  [
    'AddUserToGroup without the group',
    ann,
    (iam) => iam.send(new AddUserToGroupCommand({ ...Ann, ...Devs })),
    'NoSuchEntityException',
    404,
    missingGroup,
  ],
  [
    'RemoveUserFromGroup of somebody else',
    annWith(),
    (iam) => iam.send(new RemoveUserFromGroupCommand({ ...Ann, ...Devs })),
    'NoSuchEntityException',
    404,
    'User Ann is not in group Devs.',
  ],
  [
    'GetLoginProfile without one',
    ann,
    (iam) => iam.send(new GetLoginProfileCommand(Ann)),
    'NoSuchEntityException',
    404,
    'Login Profile for User Ann cannot be found.',
  ],
  [
    'UpdateLoginProfile without one',
    ann,
    (iam) => iam.send(new UpdateLoginProfileCommand({ ...Ann, Password })),
    'NoSuchEntityException',
    404,
    'Login Profile for User Ann cannot be found.',
  ],
  [
    'DeleteLoginProfile without one',
    ann,
    (iam) => iam.send(new DeleteLoginProfileCommand(Ann)),
    'NoSuchEntityException',
    404,
    'Cannot find Login Profile for User Ann',
  ],
  [
    'GetPolicy',
    nothing,
    (iam) => iam.send(new GetPolicyCommand({ PolicyArn: own('policy', 'Nothing') })),
    'NoSuchEntityException',
    404,
    'Policy ARN was not found.',
  ],
  [
    'GetPolicy with the ARN in other letters',
    policy('Reader'),
    (iam) => iam.send(new GetPolicyCommand({ PolicyArn: own('policy', 'reader') })),
    'NoSuchEntityException',
    404,
    'Policy ARN was not found.',
  ],
  [
    'GetPolicyVersion',
    policy('Reader'),
    (iam) => iam.send(new GetPolicyVersionCommand({ PolicyArn: own('policy', 'Reader'), VersionId: 'v2' })),
    'NoSuchEntityException',
    404,
    `Policy ${own('policy', 'Reader')} version v2 does not exist or is not attachable.`,
  ],
  [
    'AttachUserPolicy of no policy',
    ann,
    (iam) => iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: aws('NoSuchPolicy') })),
    'NoSuchEntityException',
    404,
    'Policy ARN does not exist or is not attachable.',
  ],
  [
    'DetachUserPolicy of one not attached',
    ann,
    (iam) => iam.send(new DetachUserPolicyCommand({ ...Ann, PolicyArn: aws('ReadOnlyAccess') })),
    'NoSuchEntityException',
    404,
    'Policy ARN was not found.',
  ],
  [
    'an ARN that is none',
    ann,
    (iam) => iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: 'longpolicynamebutnoarn' })),
    'ValidationError',
    400,
    'Invalid ARN:  Could not be parsed!',
  ],
  [
    "another account's policy",
    ann,
    (iam) =>
      iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: 'arn:aws:iam::210987654321:policy/Theirs' })),
    'InvalidInputException',
    400,
    'ARN arn:aws:iam::210987654321:policy/Theirs is not valid.',
  ],
  [
    'a boundary that is no policy',
    ann,
    (iam) =>
      iam.send(new PutUserPermissionsBoundaryCommand({ ...Ann, PermissionsBoundary: own('policy', 'Nothing') })),
    'NoSuchEntityException',
    404,
    `Scope ARN: ${own('policy', 'Nothing')} does not exist or is not attachable.`,
  ],
  [
    'DeleteUserPermissionsBoundary without one',
    ann,
    (iam) => iam.send(new DeleteUserPermissionsBoundaryCommand(Ann)),
    'NoSuchEntityException',
    404,
    'User Ann does not have a permissions boundary.',
  ],
  [
    'GetUserPolicy',
    ann,
    (iam) => iam.send(new GetUserPolicyCommand({ ...Ann, PolicyName: 'p' })),
    'NoSuchEntityException',
    404,
    'The user policy with name p cannot be found.',
  ],
  [
    'DeleteUserPolicy',
    ann,
    (iam) => iam.send(new DeleteUserPolicyCommand({ ...Ann, PolicyName: 'p' })),
    'NoSuchEntityException',
    404,
    'The user policy with name p cannot be found.',
  ],
  [
    'GetGroupPolicy',
    devs,
    (iam) => iam.send(new GetGroupPolicyCommand({ ...Devs, PolicyName: 'p' })),
    'NoSuchEntityException',
    404,
    'The group policy with name p cannot be found.',
  ],
  [
    'DeleteGroupPolicy',
    devs,
    (iam) => iam.send(new DeleteGroupPolicyCommand({ ...Devs, PolicyName: 'p' })),
    'NoSuchEntityException',
    404,
    'The group policy with name p cannot be found.',
  ],
  [
    'UpdateAccessKey of no key',
    ann,
    (iam) => iam.send(new UpdateAccessKeyCommand({ ...Ann, AccessKeyId: 'AKIA0000000000000000', Status: 'Inactive' })),
    'NoSuchEntityException',
    404,
    'The Access Key with id AKIA0000000000000000 cannot be found.',
  ],
  [
    'DeleteAccessKey of no key',
    ann,
    (iam) => iam.send(new DeleteAccessKeyCommand({ ...Ann, AccessKeyId: 'AKIA0000000000000000' })),
    'NoSuchEntityException',
    404,
    'The Access Key with id AKIA0000000000000000 cannot be found.',
  ],
  [
    "GetAccessKeyLastUsed of nobody's key",
    nothing,
    (iam) => iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: 'AKIA0000000000000000' })),
    'AccessDenied',
    403,
    'User: arn:aws:sts::123456789012:assumed-role/Administrator/gatehouse is not authorized to perform: iam:GetAccessKeyLastUsed on resource: *',
  ],
  [
    'GetAccountPasswordPolicy without one',
    nothing,
    (iam) => iam.send(new GetAccountPasswordPolicyCommand({})),
    'NoSuchEntityException',
    404,
    'The Password Policy with domain name 123456789012 cannot be found.',
  ],
  [
    'DeleteAccountPasswordPolicy without one',
    nothing,
    (iam) => iam.send(new DeleteAccountPasswordPolicyCommand({})),
    'NoSuchEntityException',
    404,
    'The Password Policy with domain name 123456789012 cannot be found.',
  ],
  [
    'DeleteAccountAlias of another',
    (iam) => iam.send(new CreateAccountAliasCommand({ AccountAlias: 'mine' })),
    (iam) => iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'other' })),
    'NoSuchEntityException',
    404,
    'The account alias other does not exist.',
  ],
  [
    'EnableMFADevice of no device',
    ann,
    (iam) =>
      iam.send(
        new EnableMFADeviceCommand({
          ...Ann,
          SerialNumber: own('mfa', 'Ann'),
          AuthenticationCode1: '123456',
          AuthenticationCode2: '654321',
        }),
      ),
    'NoSuchEntityException',
    404,
    `VirtualMFADevice with serial number ${own('mfa', 'Ann')} does not exist.`,
  ],
  [
    'DeleteVirtualMFADevice of no device',
    nothing,
    (iam) => iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: own('mfa', 'Ann') })),
    'NoSuchEntityException',
    404,
    `VirtualMFADevice with serial number ${own('mfa', 'Ann')} does not exist.`,
  ],
  [
    "DeactivateMFADevice of a device that is not the user's",
    annWith((iam) => iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'Ann' }))),
    (iam) => iam.send(new DeactivateMFADeviceCommand({ ...Ann, SerialNumber: own('mfa', 'Ann') })),
    'NoSuchEntityException',
    404,
    'MFA Device invalid for user.',
  ],

  // Duplicates
  [
    'a second user, in other letters',
    ann,
    (iam) => iam.send(new CreateUserCommand({ UserName: 'ANN' })),
    'EntityAlreadyExistsException',
    409,
    'User with name ANN already exists.',
  ],
  [
    'a second group, in other letters',
    devs,
    (iam) => iam.send(new CreateGroupCommand({ GroupName: 'devs' })),
    'EntityAlreadyExistsException',
    409,
    'Group with name devs already exists.',
  ],
  [
    'a second policy, on another path',
    policy('Reader'),
    (iam) =>
      iam.send(new CreatePolicyCommand({ PolicyName: 'Reader', Path: '/x/', PolicyDocument: readBuckets })),
    'EntityAlreadyExistsException',
    409,
    'A policy called Reader already exists. Duplicate names are not allowed.',
  ],
  [
    'a second password',
    annWith((iam) => iam.send(new CreateLoginProfileCommand({ ...Ann, Password }))),
    (iam) => iam.send(new CreateLoginProfileCommand({ ...Ann, Password })),
    'EntityAlreadyExistsException',
    409,
    'Login Profile for user Ann already exists.',
  ],
  [
    'a second MFA device of a name',
    (iam) => iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'Ann' })),
    (iam) => iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'ann' })),
    'EntityAlreadyExistsException',
    409,
    'MFADevice entity at the same path and name already exists.',
  ],

  // Delete conflicts
  [
    'DeleteUser with a password',
    annWith((iam) => iam.send(new CreateLoginProfileCommand({ ...Ann, Password }))),
    (iam) => iam.send(new DeleteUserCommand(Ann)),
    'DeleteConflictException',
    409,
    'Cannot delete entity, must delete login profile first.',
  ],
  [
    'DeleteUser with an access key',
    annWith((iam) => iam.send(new CreateAccessKeyCommand(Ann))),
    (iam) => iam.send(new DeleteUserCommand(Ann)),
    'DeleteConflictException',
    409,
    'Cannot delete entity, must delete access keys first.',
  ],
  [
    'DeleteUser with an attached policy',
    annWith((iam) => iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: aws('ReadOnlyAccess') }))),
    (iam) => iam.send(new DeleteUserCommand(Ann)),
    'DeleteConflictException',
    409,
    'Cannot delete entity, must detach all policies first.',
  ],
  [
    'DeleteUser with an inline policy',
    annWith((iam) => iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'p', PolicyDocument: readBuckets }))),
    (iam) => iam.send(new DeleteUserCommand(Ann)),
    'DeleteConflictException',
    409,
    'Cannot delete entity, must delete policies first.',
  ],
  [
    'DeleteUser in a group',
    annWith((iam) => iam.send(new AddUserToGroupCommand({ ...Ann, ...Devs }))),
    (iam) => iam.send(new DeleteUserCommand(Ann)),
    'DeleteConflictException',
    409,
    'Cannot delete entity, must remove users from group first.',
  ],
  [
    'DeleteGroup with members',
    annWith((iam) => iam.send(new AddUserToGroupCommand({ ...Ann, ...Devs }))),
    (iam) => iam.send(new DeleteGroupCommand(Devs)),
    'DeleteConflictException',
    409,
    'Cannot delete entity, must remove users from group first.',
  ],
  [
    'DeleteGroup with an attached policy',
    annWith((iam) => iam.send(new AttachGroupPolicyCommand({ ...Devs, PolicyArn: aws('ReadOnlyAccess') }))),
    (iam) => iam.send(new DeleteGroupCommand(Devs)),
    'DeleteConflictException',
    409,
    'Cannot delete entity, must detach all policies first.',
  ],
  [
    'DeletePolicy that is attached',
    annWith(policy('Reader'), (iam) =>
      iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: own('policy', 'Reader') })),
    ),
    (iam) => iam.send(new DeletePolicyCommand({ PolicyArn: own('policy', 'Reader') })),
    'DeleteConflictException',
    409,
    'Cannot delete a policy attached to entities.',
  ],
  [
    'DeletePolicy that is a boundary',
    annWith(policy('Reader'), (iam) =>
      iam.send(new PutUserPermissionsBoundaryCommand({ ...Ann, PermissionsBoundary: own('policy', 'Reader') })),
    ),
    (iam) => iam.send(new DeletePolicyCommand({ PolicyArn: own('policy', 'Reader') })),
    'DeleteConflictException',
    409,
    'Cannot delete a policy attached to entities.',
  ],

  // Quotas
  [
    'a third access key',
    annWith(times(2, (iam) => iam.send(new CreateAccessKeyCommand(Ann)))),
    (iam) => iam.send(new CreateAccessKeyCommand(Ann)),
    'LimitExceededException',
    409,
    'Cannot exceed quota for AccessKeysPerUser: 2',
  ],
  [
    'an eleventh policy of a user',
    annWith(
      times(10, (iam, index) =>
        iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: aws(`Filler${index}`) })),
      ),
    ),
    (iam) => iam.send(new AttachUserPolicyCommand({ ...Ann, PolicyArn: aws('ReadOnlyAccess') })),
    'LimitExceededException',
    409,
    'Cannot exceed quota for PoliciesPerUser: 10',
  ],
  [
    'an eleventh policy of a group',
    annWith(
      times(10, (iam, index) =>
        iam.send(new AttachGroupPolicyCommand({ ...Devs, PolicyArn: aws(`Filler${index}`) })),
      ),
    ),
    (iam) => iam.send(new AttachGroupPolicyCommand({ ...Devs, PolicyArn: aws('ReadOnlyAccess') })),
    'LimitExceededException',
    409,
    'Cannot exceed quota for PoliciesPerGroup: 10',
  ],
  [
    'an eleventh group of a user',
    annWith(
      times(10, async (iam, index) => {
        await iam.send(new CreateGroupCommand({ GroupName: `g${index}` }));
        await iam.send(new AddUserToGroupCommand({ ...Ann, GroupName: `g${index}` }));
      }),
    ),
    (iam) => iam.send(new AddUserToGroupCommand({ ...Ann, ...Devs })),
    'LimitExceededException',
    409,
    'Cannot exceed quota for GroupsPerUser: 10',
  ],
  [
    'a 301st group',
    times(300, (iam, index) => iam.send(new CreateGroupCommand({ GroupName: `g${index}` }))),
    (iam) => iam.send(new CreateGroupCommand(Devs)),
    'LimitExceededException',
    409,
    'Cannot exceed quota for GroupsPerAccount: 300',
  ],
  [
    'a managed policy of more than 6,144 characters',
    nothing,
    (iam) => iam.send(new CreatePolicyCommand({ PolicyName: 'Big', PolicyDocument: sized(6100) })),
    'LimitExceededException',
    409,
    'Cannot exceed quota for PolicySize: 6144',
  ],
  [
    'inline policies of more than 2,048 characters together',
    annWith((iam) => iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'a', PolicyDocument: sized(1000) }))),
    (iam) => iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'b', PolicyDocument: sized(1000) })),
    'LimitExceededException',
    409,
    'Maximum policy size of 2048 bytes exceeded for user Ann',
  ],
  [
    'an inline policy of more than 5,120 characters',
    devs,
    (iam) => iam.send(new PutGroupPolicyCommand({ ...Devs, PolicyName: 'a', PolicyDocument: sized(5200) })),
    'LimitExceededException',
    409,
    'Maximum policy size of 5120 bytes exceeded for group Devs',
  ],
  [
    'a 51st tag',
    (iam) =>
      iam.send(
        new CreateUserCommand({
          ...Ann,
          Tags: Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' })),
        }),
      ),
    (iam) => iam.send(new TagUserCommand({ ...Ann, Tags: [{ Key: 'one more', Value: '' }] })),
    'LimitExceededException',
    409,
    'The number of tags has reached the maximum limit.',
  ],

  // Names and other parameters
  [
    'a user name with a space',
    nothing,
    (iam) => iam.send(new CreateUserCommand({ UserName: 'Ann Lee' })),
    'ValidationError',
    400,
    'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  ],
  [
    'a user name of 65 characters',
    nothing,
    (iam) => iam.send(new CreateUserCommand({ UserName: 'a'.repeat(65) })),
    'ValidationError',
    400,
    "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
  ],
  [
    'a path that does not end',
    nothing,
    (iam) => iam.send(new CreateUserCommand({ ...Ann, Path: '/team' })),
    'ValidationError',
    400,
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  ],
  [
    'one bad tag and a bad name',
    nothing,
    (iam) => iam.send(new CreateUserCommand({ UserName: '', Tags: [{ Key: 'what?', Value: '' }] })),
    'ValidationError',
    400,
    "2 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
  ],
  [
    'tags whose keys differ in case',
    nothing,
    (iam) =>
      iam.send(
        new CreateUserCommand({
          ...Ann,
          Tags: [
            { Key: 'Team', Value: 'a' },
            { Key: 'team', Value: 'b' },
          ],
        }),
      ),
    'InvalidInputException',
    400,
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  ],
  [
    'MaxItems beyond 1,000',
    nothing,
    (iam) => iam.send(new ListUsersCommand({ MaxItems: 1001 })),
    'ValidationError',
    400,
    "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
  ],
  [
    'a marker that nobody gave',
    nothing,
    (iam) => iam.send(new ListUsersCommand({ Marker: 'bm90LWEtbWFya2Vy' })),
    'ValidationError',
    400,
    'Invalid Marker.',
  ],
  [
    'a minimum password length of 5',
    nothing,
    (iam) => iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 5 })),
    'ValidationError',
    400,
    "1 validation error detected: Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
  ],
  [
    'an alias with two hyphens in a row',
    nothing,
    (iam) => iam.send(new CreateAccountAliasCommand({ AccountAlias: 'my--alias' })),
    'ValidationError',
    400,
    "1 validation error detected: Value at 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
  ],
  [
    'codes that are no digits',
    ann,
    (iam) =>
      iam.send(
        new EnableMFADeviceCommand({
          ...Ann,
          SerialNumber: own('mfa', 'Ann'),
          AuthenticationCode1: '12345a',
          AuthenticationCode2: '12345',
        }),
      ),
    'ValidationError',
    400,
    "2 validation errors detected: Value at 'authenticationCode1' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\d]+; Value at 'authenticationCode2' failed to satisfy constraint: Member must have length greater than or equal to 6",
  ],

  // Policies and passwords
  [
    'a policy that is not JSON',
    ann,
    (iam) => iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'p', PolicyDocument: '{' })),
    'MalformedPolicyDocumentException',
    400,
    'Syntax errors in policy.',
  ],
  [
    'a password that is too short',
    ann,
    (iam) => iam.send(new CreateLoginProfileCommand({ ...Ann, Password: 'aB3$' })),
    'PasswordPolicyViolationException',
    400,
    'Password should have a minimum length of 8',
  ],
  [
    'ChangePassword by somebody who is no user',
    ann,
    (iam) => iam.send(new ChangePasswordCommand({ OldPassword: Password, NewPassword: `${Password}!` })),
    'InvalidUserTypeException',
    400,
    'Only IAM Users can change their own password.',
  ],
  [
    'GetUser without a name by somebody who is no user',
    nothing,
    (iam) => iam.send(new GetUserCommand({})),
    'ValidationError',
    400,
    'Must specify userName when calling with non-User credentials',
  ],
  [
    "DeletePolicy of AWS's",
    nothing,
    (iam) => iam.send(new DeletePolicyCommand({ PolicyArn: aws('ReadOnlyAccess') })),
    'AccessDenied',
    403,
    `User: arn:aws:sts::123456789012:assumed-role/Administrator/gatehouse is not authorized to perform: iam:DeletePolicy on resource: policy ${aws('ReadOnlyAccess')}`,
  ],
];

describe("the practice account refuses with AWS's code, status and message", () => {
  test.for(cases)('%s', async ([, given, call, code, status, message]) => {
    const { iam, account } = practice();
    await given(iam);
    const before = account.toState();

    expect(await refusal(call(iam))).toEqual({ name: code, status, message });

    expect(account.toState()).toEqual(before);
  });
});
