import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeleteAccountAliasCommand,
  type EntityType,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  type IAMClient,
  ListAccountAliasesCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { aws, own, practice, readBuckets } from './practice-fixture.ts';

test('an account has one alias, and a new one takes its place', async () => {
  const { iam } = practice();
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'first' }));
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'second' }));
  expect((await iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual(['second']);

  await iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'second' }));
  expect((await iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([]);
});

test('the account summary counts, and names every quota', async () => {
  const { iam } = practice();
  await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
  await iam.send(new CreateGroupCommand({ GroupName: 'Devs' }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'Reader', PolicyDocument: readBuckets }));
  await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'Ann' }));

  const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));

  expect(SummaryMap).toMatchObject({
    Users: 1,
    UsersQuota: 5000,
    Groups: 1,
    GroupsQuota: 300,
    Policies: 1,
    PolicyVersionsInUse: 1,
    MFADevices: 1,
    MFADevicesInUse: 0,
    GroupsPerUserQuota: 10,
    AccessKeysPerUserQuota: 2,
    AttachedPoliciesPerUserQuota: 10,
    UserPolicySizeQuota: 2048,
    PolicySizeQuota: 6144,
    AccountMFAEnabled: 1,
  });
  expect(Object.keys(SummaryMap ?? {})).toHaveLength(34);
});

describe('GetAccountAuthorizationDetails', () => {
  async function company(iam: IAMClient): Promise<void> {
    await iam.send(new CreateUserCommand({ UserName: 'Ann', PermissionsBoundary: aws('ReadOnlyAccess') }));
    await iam.send(new TagUserCommand({ UserName: 'Ann', Tags: [{ Key: 'k', Value: 'v' }] }));
    await iam.send(
      new PutUserPolicyCommand({ UserName: 'Ann', PolicyName: 'Inline', PolicyDocument: readBuckets }),
    );
    await iam.send(new CreateUserCommand({ UserName: 'Bob' }));
    await iam.send(new CreateGroupCommand({ GroupName: 'Devs' }));
    await iam.send(new AddUserToGroupCommand({ UserName: 'Ann', GroupName: 'Devs' }));
    await iam.send(new CreatePolicyCommand({ PolicyName: 'Reader', PolicyDocument: readBuckets }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: 'Devs', PolicyArn: own('policy', 'Reader') }));
  }

  test('has everybody with all that hangs on them', async () => {
    const { iam } = practice();
    await company(iam);

    const details = await iam.send(new GetAccountAuthorizationDetailsCommand({}));

    expect(details.UserDetailList).toMatchObject([
      {
        UserName: 'Ann',
        GroupList: ['Devs'],
        UserPolicyList: [
          { PolicyName: 'Inline', PolicyDocument: encodeURIComponent(readBuckets).replaceAll('*', '%2A') },
        ],
        AttachedManagedPolicies: [],
        PermissionsBoundary: { PermissionsBoundaryArn: aws('ReadOnlyAccess') },
        Tags: [{ Key: 'k', Value: 'v' }],
      },
      { UserName: 'Bob', GroupList: [], Tags: [] },
    ]);
    expect(details.GroupDetailList).toMatchObject([
      { GroupName: 'Devs', AttachedManagedPolicies: [{ PolicyArn: own('policy', 'Reader') }] },
    ]);
    expect(details.RoleDetailList).toEqual([]);
    expect(details.Policies).toMatchObject([
      {
        PolicyName: 'Reader',
        AttachmentCount: 1,
        PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true }],
      },
      { PolicyName: 'ReadOnlyAccess', PermissionsBoundaryUsageCount: 1 },
    ]);
  });

  test.for<[EntityType[], number[]]>([
    [['User'], [2, 0, 0]],
    [
      ['Group', 'LocalManagedPolicy'],
      [0, 1, 1],
    ],
    [['AWSManagedPolicy'], [0, 0, 1]],
    [['Role'], [0, 0, 0]],
  ])('has only %s when told so', async ([Filter, counts]) => {
    const { iam } = practice();
    await company(iam);

    const details = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter }));

    expect([
      details.UserDetailList?.length,
      details.GroupDetailList?.length,
      details.Policies?.length,
    ]).toEqual(counts);
  });

  test('comes in pages across its lists', async () => {
    const { iam } = practice();
    await company(iam);
    const pages: number[] = [];
    let Marker: string | undefined;
    do {
      const details = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 2, Marker }));
      const lists = [details.UserDetailList, details.GroupDetailList, details.Policies];
      pages.push(lists.reduce((sum, list) => sum + (list?.length ?? 0), 0));
      expect(details.IsTruncated).toBe(details.Marker !== undefined);
      Marker = details.Marker;
    } while (Marker !== undefined);

    expect(pages).toEqual([2, 2, 1]);
  });
});
