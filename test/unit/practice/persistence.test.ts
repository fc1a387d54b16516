import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import {
  type OpenOptions,
  openPracticeAccount,
  type PracticeStore,
} from '../../../electron/practice/persistence.ts';
import type { PracticeAccount } from '../../../electron/practice/practice-account.ts';

const catalogue = catalogueOf([]);

/** A store in memory whose writes end when the test says so. */
class SlowStore implements PracticeStore {
  kept: string | undefined;
  aside: string | undefined;
  writes = 0;
  #waiting: (() => void)[] = [];

  constructor(kept?: string) {
    this.kept = kept;
  }

  read(): Promise<string | undefined> {
    return Promise.resolve(this.kept);
  }

  async write(text: string): Promise<void> {
    this.writes++;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.kept = text;
  }

  setAside(): Promise<string> {
    this.aside = this.kept;
    this.kept = undefined;
    return Promise.resolve('state.damaged');
  }

  /** Lets all writes end, also those that begin meanwhile, until `done` is. */
  async finish<T>(done: Promise<T>): Promise<T> {
    const progress = { over: false };
    const ended = done.finally(() => (progress.over = true));
    while (!progress.over) {
      this.#waiting.splice(0).forEach((end) => end());
      await new Promise((resolve) => setImmediate(resolve));
    }
    return ended;
  }
}

const create = (account: PracticeAccount, UserName: string) =>
  account.call(new URLSearchParams({ Action: 'CreateUser', Version: '2010-05-08', UserName }));

async function open(store: SlowStore, options: Partial<OpenOptions> = {}) {
  return store.finish(openPracticeAccount({ store, catalogue, ...options }));
}

function namesIn(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/"name":"(\w+)"/g)].map(([, name]) => name ?? '');
}

describe('an account that is kept', () => {
  test('is seeded once', async () => {
    const store = new SlowStore();
    let seeds = 0;
    const seed = async (account: PracticeAccount): Promise<void> => {
      seeds++;
      const form = new URLSearchParams({ Action: 'CreateUser', UserName: 'Seeded' });
      await account.perform(form, 0);
    };

    await open(store, { seed });
    const { account, problem } = await open(store, { seed });

    expect(seeds).toBe(1);
    expect(problem).toBeUndefined();
    expect(account.toState().users.map((user) => user.name)).toEqual(['Seeded']);
  });

  test('answers a change when it is written, and a read at once', async () => {
    const store = new SlowStore();
    const { account } = await open(store);
    let answered = false;
    const call = create(account, 'Ann').finally(() => (answered = true));

    const read = await account.call(new URLSearchParams({ Action: 'ListUsers' }));

    expect(read.body).toContain('Ann');
    expect(answered).toBe(false);
    await store.finish(call);
    expect(namesIn(store.kept)).toEqual(['Ann']);
  });

  test('writes what came during a write together, afterwards', async () => {
    const store = new SlowStore();
    const { account } = await open(store);
    const before = store.writes;

    const names = Array.from({ length: 20 }, (_, index) => `user${String(index).padStart(2, '0')}`);
    await store.finish(Promise.all(names.map((name) => create(account, name))));

    expect(namesIn(store.kept)).toEqual(names);
    expect(store.writes - before).toBeLessThanOrEqual(3);
  });

  test('writes nothing for a call that was refused', async () => {
    const store = new SlowStore();
    const { account } = await open(store);
    const before = store.writes;

    const answer = await create(account, 'not a name');

    expect(answer.status).toBe(400);
    expect(store.writes).toBe(before);
  });

  test('answers all the same when a write fails, and says so', async () => {
    const failures: unknown[] = [];
    const full = new Error('disk full');
    const store: PracticeStore = {
      read: () => Promise.resolve(undefined),
      write: () => Promise.reject(full),
      setAside: () => Promise.resolve(''),
    };
    const { account, flush } = await openPracticeAccount({
      store,
      catalogue,
      onWriteFailure: (error) => failures.push(error),
    });

    const answer = await create(account, 'Ann');
    await flush();

    expect(answer.status).toBe(200);
    expect(failures).toEqual([full, full, full]);
  });
});

describe('a saved state that cannot be used', () => {
  test.for([
    ['no JSON', '{"format":'],
    ['another format', '{"format":"something else"}'],
    ['a newer version', JSON.stringify({ format: 'gatehouse-practice-account', version: 2 })],
  ] as const)('because it is %s is set aside and named', async ([, text]) => {
    const store = new SlowStore(text);

    const { account, problem } = await open(store);

    expect(problem).toContain('state.damaged');
    expect(store.aside).toBe(text);
    expect((await store.finish(create(account, 'Ann'))).status).toBe(200);
  });

  test('and cannot be moved is not written over', async () => {
    const written: string[] = [];
    const store: PracticeStore = {
      read: () => Promise.reject(new Error('cannot be decrypted')),
      write: (text) => {
        written.push(text);
        return Promise.resolve();
      },
      setAside: () => Promise.reject(new Error('read-only file system')),
    };

    const { account, problem, flush } = await openPracticeAccount({ store, catalogue });
    const answer = await create(account, 'Ann');
    await flush();

    expect(problem).toContain('will not be kept');
    expect(answer.status).toBe(200);
    expect(written).toEqual([]);
  });
});
