import {
  CreateUserCommand,
  DeleteUserCommand,
  type IAMClient,
  ListGroupsCommand,
  ListUsersCommand,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { practice, refusal } from './practice-fixture.ts';

async function users(iam: IAMClient, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await iam.send(new CreateUserCommand({ UserName: `user${String(index).padStart(4, '0')}` }));
  }
}

async function listed(iam: IAMClient, pageSize?: number): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = [];
  const configuration = pageSize === undefined ? { client: iam } : { client: iam, pageSize };
  for await (const page of paginateListUsers(configuration, {})) {
    names.push(...(page.Users ?? []).map((user) => user.UserName));
  }
  return names;
}

describe('a listing in pages', () => {
  test('has everything exactly once, whatever the size of a page', async () => {
    const { iam } = practice();
    await users(iam, 37);
    const all = await listed(iam);
    expect(new Set(all).size).toBe(37);

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 45 }), async (pageSize) => {
        expect(await listed(iam, pageSize)).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });

  test('has 100 items a page unless told otherwise', async () => {
    const { iam } = practice();
    await users(iam, 101);

    const first = await iam.send(new ListUsersCommand({}));

    expect(first.Users).toHaveLength(100);
    expect(first.IsTruncated).toBe(true);
    const last = await iam.send(new ListUsersCommand({ Marker: first.Marker }));
    expect(last).toMatchObject({ IsTruncated: false, Users: [{ UserName: 'user0100' }] });
    expect(last.Marker).toBeUndefined();
  });

  test('neither skips nor repeats when users come and go between pages', async () => {
    const { iam } = practice();
    await users(iam, 6);
    const first = await iam.send(new ListUsersCommand({ MaxItems: 3 }));
    await iam.send(new DeleteUserCommand({ UserName: 'user0002' }));
    await iam.send(new CreateUserCommand({ UserName: 'user0000b' }));

    const second = await iam.send(new ListUsersCommand({ MaxItems: 3, Marker: first.Marker }));

    expect(second.Users?.map((user) => user.UserName)).toEqual(['user0003', 'user0004', 'user0005']);
  });

  test("does not take another listing's marker", async () => {
    const { iam } = practice();
    await users(iam, 2);
    const { Marker } = await iam.send(new ListUsersCommand({ MaxItems: 1 }));

    for (const call of [
      iam.send(new ListGroupsCommand({ Marker })),
      iam.send(new ListUsersCommand({ Marker, PathPrefix: '/x/' })),
      iam.send(new ListUsersCommand({ Marker: `${Marker ?? ''}A` })),
    ]) {
      expect(await refusal(call)).toEqual({
        name: 'ValidationError',
        status: 400,
        message: 'Invalid Marker.',
      });
    }
  });
});

describe('a full account', () => {
  test('holds 5,000 users, lists them in pages, and refuses one more', async () => {
    const { account, iam } = practice();
    // Not through the SDK, whose own work would be most of it.
    for (let index = 0; index < 5000; index++) {
      await account.call(new URLSearchParams({ Action: 'CreateUser', UserName: `user${index}` }));
    }

    expect(await listed(iam)).toHaveLength(5000);
    expect(await listed(iam, 1000)).toHaveLength(5000);
    expect(await refusal(iam.send(new CreateUserCommand({ UserName: 'one-more' })))).toEqual({
      name: 'LimitExceededException',
      status: 409,
      message: 'Cannot exceed quota for UsersPerAccount: 5000',
    });
  });
});
