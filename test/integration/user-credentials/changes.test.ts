import { CreateLoginProfileCommand, DeleteLoginProfileCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { Fate } from '../runs/faulty-world.ts';
import { errorOf, identityAt } from '../runs/runs-bench.ts';
import { maria, oldPassword, usersBench, type UsersBench } from './users-fixture.ts';

interface Case {
  name: string;
  call: string;
  /** Reads that a look makes. */
  look: string;
  change: (bench: UsersBench, account?: typeof maria.account) => Promise<void>;
  prepare?: (bench: UsersBench) => Promise<void>;
  isDone: (bench: UsersBench) => boolean;
}

const deactivate = ({ users, keyId }: UsersBench, account = maria.account): Promise<void> =>
  users.setAccessKeyStatus({ ...maria, account, accessKeyId: keyId, status: 'Inactive' });

const cases: Case[] = [
  {
    name: 'disabling console access',
    call: 'DeleteLoginProfile',
    look: 'GetLoginProfile',
    change: ({ users }, account = maria.account) => users.disableSignIn({ ...maria, account }),
    isDone: ({ account }) => account.toState().users[0]?.loginProfile === undefined,
  },
  {
    name: 'deactivating a key',
    call: 'UpdateAccessKey',
    look: 'ListAccessKeys',
    change: deactivate,
    isDone: ({ account }) => account.toState().accessKeys[0]?.status === 'Inactive',
  },
  {
    name: 'activating a key',
    call: 'UpdateAccessKey',
    look: 'ListAccessKeys',
    prepare: (bench) => deactivate(bench),
    change: ({ users, keyId }, account = maria.account) =>
      users.setAccessKeyStatus({ ...maria, account, accessKeyId: keyId, status: 'Active' }),
    isDone: ({ account }) => account.toState().accessKeys[0]?.status === 'Active',
  },
  {
    name: 'deleting a key',
    call: 'DeleteAccessKey',
    look: 'ListAccessKeys',
    prepare: (bench) => deactivate(bench),
    change: ({ users, keyId }, account = maria.account) =>
      users.deleteAccessKey({ ...maria, account, accessKeyId: keyId }),
    isDone: ({ account }) => account.toState().accessKeys.length === 0,
  },
];

describe.each(cases)('$name', ({ call, look, change, prepare, isDone }) => {
  async function prepared(lagMs = 0): Promise<UsersBench> {
    const bench = await usersBench(lagMs);
    await prepare?.(bench);
    bench.forgotten.length = 0;
    bench.world.calls.length = 0;
    return bench;
  }
  const sent = ({ world }: UsersBench): number => world.calls.filter((one) => one.call === call).length;

  it('is done with one call, and the account is read anew the next time', async () => {
    const bench = await prepared();
    await change(bench);
    expect(isDone(bench)).toBe(true);
    expect(sent(bench)).toBe(1);
    expect(bench.forgotten).toEqual([maria.account]);
  });

  it.each<[Fate, number]>([
    ['lost answer', 0],
    ['failed after', 0],
    ['lost answer', 3_000],
    ['failed after', 3_000],
  ])(
    'that is carried out though it is %s is settled by looking, with reads that lag %i ms',
    async (fate, lagMs) => {
      const bench = await prepared(lagMs);
      bench.world.next(call, fate);
      await change(bench);
      expect(isDone(bench)).toBe(true);
      expect(sent(bench)).toBe(1);
    },
  );

  it('that never got there is not sent again, and says that nobody knows', async () => {
    const bench = await prepared();
    bench.world.next(call, 'lost request');
    const error = await errorOf(change(bench));
    expect(error).toMatchObject({ kind: 'offline', call });
    expect(error.message).toContain(`Whether AWS carried ${call} out is not known`);
    expect(sent(bench)).toBe(1);
    expect(isDone(bench)).toBe(false);
    expect(bench.forgotten).toEqual([maria.account]);
  });

  it('says that nobody knows also where looking fails', async () => {
    const bench = await prepared();
    bench.world.next(call, 'lost answer');
    bench.world.before(call, () => {
      bench.world.next(look, 'denied');
      return Promise.resolve();
    });
    expect((await errorOf(change(bench))).message).toContain('is not known');
  });

  it.each<Fate>(['throttled', 'modifying'])('that is %s twice is tried again', async (fate) => {
    const bench = await prepared();
    bench.world.next(call, fate, fate);
    await change(bench);
    expect(isDone(bench)).toBe(true);
    expect(sent(bench)).toBe(3);
  });

  it('that is denied names the permission', async () => {
    const bench = await prepared();
    bench.world.next(call, 'denied');
    const error = await errorOf(change(bench));
    expect(error).toMatchObject({ kind: 'denied', code: 'AccessDenied', call });
    expect(error.message).toContain(`iam:${call}`);
    expect(isDone(bench)).toBe(false);
  });

  it('is refused for another account', async () => {
    const bench = await prepared();
    expect((await errorOf(change(bench, identityAt('elsewhere').account))).kind).toBe('conflict');
    expect(bench.world.calls).toEqual([]);
  });
});

describe('disabling console access', () => {
  it('waits for a login profile that was made a moment ago', async () => {
    const bench = await usersBench(3_000);
    const { colleague, users, account, clock } = bench;
    await colleague.writes.send(new DeleteLoginProfileCommand({ UserName: 'maria' }));
    clock.now += 3_000;
    await colleague.writes.send(new CreateLoginProfileCommand({ UserName: 'maria', Password: oldPassword }));
    await users.disableSignIn(maria);
    expect(account.toState().users[0]?.loginProfile).toBeUndefined();
    expect(clock.sleeps.length).toBeGreaterThan(0);
  });

  it('says so where there is no password any more', async () => {
    const { users, colleague } = await usersBench();
    await colleague.writes.send(new DeleteLoginProfileCommand({ UserName: 'maria' }));
    expect(await errorOf(users.disableSignIn(maria))).toMatchObject({
      kind: 'not-found',
      code: 'NoSuchEntity',
    });
  });
});

describe('deleting a key', () => {
  it('is refused while the key is active', async () => {
    const { users, keyId, account, world } = await usersBench();
    const error = await errorOf(users.deleteAccessKey({ ...maria, accessKeyId: keyId }));
    expect(error).toMatchObject({ kind: 'conflict' });
    expect(error.message).toContain('Deactivate it first');
    expect(account.toState().accessKeys).toHaveLength(1);
    expect(world.calls.some(({ call }) => call === 'DeleteAccessKey')).toBe(false);
  });

  it('waits until AWS shows that the key was deactivated a moment ago', async () => {
    const bench = await usersBench(3_000);
    await deactivate(bench);
    await bench.users.deleteAccessKey({ ...maria, accessKeyId: bench.keyId });
    expect(bench.account.toState().accessKeys).toEqual([]);
  });
});
