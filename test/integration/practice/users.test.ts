import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetGroupCommand,
  GetUserCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  PutUserPermissionsBoundaryCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UntagUserCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { aws, own, practice, readBuckets, refusal } from './practice-fixture.ts';

const Ann = { UserName: 'Ann' };

describe('users', () => {
  test('are created with path, tags and boundary, dated in whole seconds', async () => {
    const { iam } = practice();
    const Tags = [{ Key: 'Team', Value: 'Größe 42 / +1@x' }];

    const { User } = await iam.send(
      new CreateUserCommand({ ...Ann, Path: '/a/b/', Tags, PermissionsBoundary: aws('ReadOnlyAccess') }),
    );

    expect(User).toEqual({
      UserName: 'Ann',
      Path: '/a/b/',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/) as string,
      Arn: own('user', 'a/b/Ann'),
      CreateDate: new Date('2026-03-02T10:00:05Z'),
      Tags,
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: aws('ReadOnlyAccess'),
      },
    });
    expect((await iam.send(new GetUserCommand({ UserName: 'ann' }))).User).toEqual(User);
  });

  test('have neither tags nor boundary in lists, and no empty ones elsewhere', async () => {
    const { iam } = practice();
    await iam.send(new CreateUserCommand({ ...Ann, Tags: [{ Key: 'k', Value: 'v' }] }));
    await iam.send(new CreateUserCommand({ UserName: 'Bob' }));

    const { Users } = await iam.send(new ListUsersCommand({}));

    expect(Users?.map((user) => Object.keys(user).sort())).toEqual([
      ['Arn', 'CreateDate', 'Path', 'UserId', 'UserName'],
      ['Arn', 'CreateDate', 'Path', 'UserId', 'UserName'],
    ]);
    const bob = await iam.send(new GetUserCommand({ UserName: 'Bob' }));
    expect(bob.User?.Tags).toBeUndefined();
    expect(bob.User?.PermissionsBoundary).toBeUndefined();
  });

  test('are listed by path prefix', async () => {
    const { iam } = practice();
    await iam.send(new CreateUserCommand({ ...Ann, Path: '/team/red/' }));
    await iam.send(new CreateUserCommand({ UserName: 'Bob', Path: '/team/' }));
    await iam.send(new CreateUserCommand({ UserName: 'Cy' }));
    const names = async (PathPrefix: string): Promise<unknown> =>
      (await iam.send(new ListUsersCommand({ PathPrefix }))).Users?.map((user) => user.UserName);

    expect(await names('/team/')).toEqual(['Ann', 'Bob']);
    expect(await names('/te')).toEqual(['Ann', 'Bob']);
    expect(await names('/')).toEqual(['Ann', 'Bob', 'Cy']);
  });

  test('can take the name of a deleted one, with a new id', async () => {
    const { iam } = practice();
    const first = await iam.send(new CreateUserCommand(Ann));
    await iam.send(new DeleteUserCommand(Ann));
    const second = await iam.send(new CreateUserCommand(Ann));

    expect(second.User?.UserId).not.toBe(first.User?.UserId);
  });

  test('keep one spelling of a tag key, the newest', async () => {
    const { iam } = practice();
    await iam.send(new CreateUserCommand({ ...Ann, Tags: [{ Key: 'Team', Value: 'a' }] }));

    await iam.send(
      new TagUserCommand({
        ...Ann,
        Tags: [
          { Key: 'TEAM', Value: 'b' },
          { Key: 'Étage', Value: '' },
        ],
      }),
    );
    await iam.send(new UntagUserCommand({ ...Ann, TagKeys: ['étage', 'not there'] }));

    expect((await iam.send(new ListUserTagsCommand(Ann))).Tags).toEqual([{ Key: 'TEAM', Value: 'b' }]);
  });

  test('have a boundary until it is deleted', async () => {
    const { iam } = practice();
    await iam.send(new CreateUserCommand(Ann));
    await iam.send(new CreatePolicyCommand({ PolicyName: 'Fence', PolicyDocument: readBuckets }));

    await iam.send(
      new PutUserPermissionsBoundaryCommand({ ...Ann, PermissionsBoundary: own('policy', 'Fence') }),
    );
    const bounded = await iam.send(new GetUserCommand(Ann));
    await iam.send(new DeleteUserPermissionsBoundaryCommand(Ann));
    const free = await iam.send(new GetUserCommand(Ann));

    expect(bounded.User?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(own('policy', 'Fence'));
    expect(free.User?.PermissionsBoundary).toBeUndefined();
  });
});

describe('groups', () => {
  test('have members, whom each may join and leave once', async () => {
    const { iam } = practice();
    const GroupName = 'Devs';
    const { Group } = await iam.send(new CreateGroupCommand({ GroupName, Path: '/x/' }));
    await iam.send(new CreateUserCommand(Ann));

    await iam.send(new AddUserToGroupCommand({ ...Ann, GroupName }));
    await iam.send(new AddUserToGroupCommand({ UserName: 'ANN', GroupName: 'DEVS' }));

    expect(Group).toEqual({
      GroupName,
      Path: '/x/',
      GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/) as string,
      Arn: own('group', 'x/Devs'),
      CreateDate: new Date('2026-03-02T10:00:05Z'),
    });
    const full = await iam.send(new GetGroupCommand({ GroupName }));
    expect(full.Users?.map((user) => user.UserName)).toEqual(['Ann']);
    expect((await iam.send(new ListGroupsForUserCommand(Ann))).Groups).toEqual([Group]);
    expect((await iam.send(new ListGroupsCommand({ PathPrefix: '/x/' }))).Groups).toEqual([Group]);
    expect((await iam.send(new ListGroupsCommand({ PathPrefix: '/y/' }))).Groups).toEqual([]);

    await iam.send(new RemoveUserFromGroupCommand({ ...Ann, GroupName }));

    expect((await iam.send(new GetGroupCommand({ GroupName }))).Users).toEqual([]);
    expect(await refusal(iam.send(new RemoveUserFromGroupCommand({ ...Ann, GroupName })))).toMatchObject({
      name: 'NoSuchEntityException',
    });
  });
});
