import {
  ChangePasswordCommand,
  CreateAccountAliasCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  EnableMFADeviceCommand,
  GetUserCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { aws, own } from './practice-fixture.ts';
import { Ann, ann, nothing, testRefusals } from './refusal-cases.ts';

const Password = 'Correct-Horse-7';

testRefusals('AWS refuses a parameter that breaks a rule', [
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
    "a tag with AWS's prefix",
    nothing,
    (iam) => iam.send(new CreateUserCommand({ ...Ann, Tags: [{ Key: 'AWS:team', Value: 'a' }] })),
    'InvalidInputException',
    400,
    'One or more tag keys have the prefix aws:, which is reserved for AWS use.',
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
]);
