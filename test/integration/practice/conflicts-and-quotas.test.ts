import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeleteGroupCommand,
  DeletePolicyCommand,
  DeleteUserCommand,
  PutGroupPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam';
import { aws, own, readBuckets } from './practice-fixture.ts';
import { Ann, Devs, ann, annWith, devs, nothing, policy, times, testRefusals } from './refusal-cases.ts';

const Password = 'Correct-Horse-7';
const sized = (characters: number): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${'x'.repeat(characters)}` },
    ],
  });

testRefusals('AWS refuses a name that is taken', [
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
]);

testRefusals('AWS refuses a deletion of what is in use', [
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
    annWith((iam) =>
      iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'p', PolicyDocument: readBuckets })),
    ),
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
      iam.send(
        new PutUserPermissionsBoundaryCommand({ ...Ann, PermissionsBoundary: own('policy', 'Reader') }),
      ),
    ),
    (iam) => iam.send(new DeletePolicyCommand({ PolicyArn: own('policy', 'Reader') })),
    'DeleteConflictException',
    409,
    'Cannot delete a policy attached to entities.',
  ],
]);

testRefusals('AWS refuses more than a quota allows', [
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
    annWith((iam) =>
      iam.send(new PutUserPolicyCommand({ ...Ann, PolicyName: 'a', PolicyDocument: sized(1000) })),
    ),
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
]);
