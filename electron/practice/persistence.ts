import { PracticeAccount, type PracticeAccountOptions } from './practice-account.ts';

/** Where the account's state is kept. The text holds secrets: sealing it is the store's business. */
export interface PracticeStore {
  /** What was written last; undefined when there is nothing. Rejects when it cannot be read. */
  read(): Promise<string | undefined>;
  /** Replaces what is kept, as a whole or not at all. */
  write(text: string): Promise<void>;
  /** Moves what cannot be used out of the way, to be looked at by somebody, and gives its new name. */
  setAside(): Promise<string>;
}

/** What {@link openPracticeAccount} needs. */
export interface OpenOptions extends PracticeAccountOptions {
  readonly store: PracticeStore;
  /** Fills an account that has no state yet; an empty account when left out. */
  readonly seed?: (account: PracticeAccount) => Promise<void>;
  /** Told when the state could not be written. The call whose change it was is answered all the same. */
  readonly onWriteFailure?: (error: unknown) => void;
}

/** An account that is kept between starts. */
export interface OpenedPracticeAccount {
  readonly account: PracticeAccount;
  /** A sentence for the user when a saved state could not be used. */
  readonly problem: string | undefined;
  /** Writes the state as it is now, and waits until it is written. */
  readonly flush: () => Promise<void>;
}

/** Writes one state at a time; what changes meanwhile is written once, afterwards. */
class StateWriter {
  readonly #write: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(write: () => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when a write that began no earlier than now has ended. */
  save(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.#start();
    });
    return this.#next;
  }

  #start(): Promise<void> {
    this.#running = this.#write().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}

/**
 * Opens the practice account that a store keeps. Without a saved state the account is seeded; one that cannot
 * be used is set aside and named in `problem`, and the account is seeded anew. Where not even that is
 * possible, the account lives in memory, so that nothing is overwritten. Every change is written before its
 * call is answered. Never rejects because of the store.
 */
export async function openPracticeAccount(options: OpenOptions): Promise<OpenedPracticeAccount> {
  const { store, seed } = options;
  const loaded = await load(options);
  const account = loaded.account ?? new PracticeAccount(options);
  const writer = new StateWriter(async () => {
    if (!loaded.writable) return;
    try {
      await store.write(JSON.stringify(account.toState()));
    } catch (error) {
      options.onWriteFailure?.(error);
    }
  });
  account.onChange(() => writer.save());
  if (loaded.account === undefined) {
    await seed?.(account);
    await writer.save();
  }
  return { account, problem: loaded.problem, flush: () => writer.save() };
}

interface Loaded {
  readonly account?: PracticeAccount;
  readonly writable: boolean;
  readonly problem: string | undefined;
}

async function load(options: OpenOptions): Promise<Loaded> {
  try {
    const text = await options.store.read();
    if (text === undefined) return { writable: true, problem: undefined };
    const account = PracticeAccount.fromState(JSON.parse(text), options);
    return { account, writable: true, problem: undefined };
  } catch {
    return await setAside(options.store);
  }
}

async function setAside(store: PracticeStore): Promise<Loaded> {
  try {
    const name = await store.setAside();
    return {
      writable: true,
      problem: `The saved state of the practice account could not be read. It was set aside as ${name}, and the practice account starts afresh.`,
    };
  } catch {
    return {
      writable: false,
      problem:
        'The saved state of the practice account could not be read nor moved out of the way. It was left as it is; the practice account starts afresh, and its changes will not be kept.',
    };
  }
}
