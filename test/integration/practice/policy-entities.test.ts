import {
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  GetPolicyCommand,
  ListEntitiesForPolicyCommand,
  type ListEntitiesForPolicyCommandOutput,
  ListPolicyVersionsCommand,
  paginateListEntitiesForPolicy,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { aws, own, practice, readBuckets, refusal } from './practice-fixture.ts';

const arn = own('policy', 'Reader');

async function accountWithReader() {
  const { iam } = practice();
  await iam.send(new CreatePolicyCommand({ PolicyName: 'Reader', PolicyDocument: readBuckets }));
  return iam;
}

describe('ListEntitiesForPolicy', () => {
  async function company() {
    const iam = await accountWithReader();
    for (const UserName of ['ann', 'bob', 'cid']) await iam.send(new CreateUserCommand({ UserName }));
    await iam.send(new CreateUserCommand({ UserName: 'bounded', PermissionsBoundary: arn }));
    await iam.send(new CreateGroupCommand({ GroupName: 'Devs', Path: '/team/' }));
    for (const UserName of ['ann', 'cid'])
      await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: arn }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: 'Devs', PolicyArn: arn }));
    return iam;
  }
  const names = (answer: ListEntitiesForPolicyCommandOutput) => [
    ...(answer.PolicyGroups ?? []).map(({ GroupName }) => GroupName),
    ...(answer.PolicyUsers ?? []).map(({ UserName }) => UserName),
  ];

  test('has groups, users, and whose boundary it is', async () => {
    const iam = await company();
    const ask = async (input: object) =>
      names(await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn: arn, ...input })));
    expect(await ask({})).toEqual(['Devs', 'ann', 'bounded', 'cid']);
    expect(await ask({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['Devs', 'ann', 'cid']);
    expect(await ask({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['bounded']);
    expect(await ask({ EntityFilter: 'Group' })).toEqual(['Devs']);
    expect(await ask({ EntityFilter: 'Role' })).toEqual([]);
    expect(await ask({ PathPrefix: '/team/' })).toEqual(['Devs']);
  });

  test('counts groups and users together in a page', async () => {
    const iam = await company();
    const pages: unknown[] = [];
    const all = paginateListEntitiesForPolicy({ client: iam, pageSize: 2 }, { PolicyArn: arn });
    for await (const page of all) pages.push(names(page));
    expect(pages).toEqual([
      ['Devs', 'ann'],
      ['bounded', 'cid'],
    ]);
  });

  test('is refused for a policy that is not there', async () => {
    const { iam } = practice();
    expect(await refusal(iam.send(new ListEntitiesForPolicyCommand({ PolicyArn: arn })))).toEqual({
      name: 'NoSuchEntityException',
      status: 404,
      message: 'Policy ARN was not found.',
    });
  });
});

describe('CreatePolicyVersion', () => {
  test('puts the newest first, and makes it the default only when told to', async () => {
    const iam = await accountWithReader();
    const create = (SetAsDefault: boolean) =>
      iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: readBuckets, SetAsDefault }));
    const { PolicyVersion } = await create(false);
    expect(PolicyVersion).toEqual({
      VersionId: 'v2',
      IsDefaultVersion: false,
      CreateDate: new Date('2026-03-02T10:00:05Z'),
    });
    await create(true);
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn }));
    expect(Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion])).toEqual([
      ['v3', true],
      ['v2', false],
      ['v1', false],
    ]);
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
    expect(Policy?.DefaultVersionId).toBe('v3');
    await create(false);
    await create(false);
    expect(await refusal(create(false))).toEqual({
      name: 'LimitExceededException',
      status: 409,
      message:
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    });
  });

  test('is refused for a policy of AWS’s', async () => {
    const { iam } = practice();
    const PolicyArn = aws('AdministratorAccess');
    const call = iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: readBuckets }));
    expect(await refusal(call)).toMatchObject({ name: 'AccessDenied', status: 403 });
  });
});
