import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { accountKeyText, type AccountKey } from '../../shared/accounts/account-key.ts';
import { keptSnapshotOf, type KeptSnapshot } from '../../shared/accounts/kept-snapshot.ts';
import { snapshotSchema, type Snapshot } from '../../shared/accounts/snapshot.ts';
import { Failure } from '../../shared/errors.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';

const fileEnd = '.snapshot.json';
const fileSchema = z.object({
  format: z.literal('gatehouse-snapshot'),
  version: z.literal(1),
  snapshot: snapshotSchema,
});

/** How many accounts are kept at the most; the one that was read longest ago goes first. */
const mostAccounts = 100;
/** No account comes near it: 5,000 users with 2 kB of inline policies and 1,500 policies of 6 kB are 20 MB. */
const mostBytes = 128 * 1024 * 1024;

/** The last snapshot of every account, a file each, for work without a connection. No secret is in them. */
export class KeptSnapshots {
  readonly #folder: string;
  readonly #known = new Map<string, KeptSnapshot>();
  /** Writes happen one after the other, so that of two readings the later stays. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Looks at what is kept. A file that is no snapshot is set aside and named in `problems`; never rejects. */
  static async open(folder: string): Promise<{ kept: KeptSnapshots; problems: string[] }> {
    const kept = new KeptSnapshots(folder);
    const problems: string[] = [];
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(folder)) {
        if (!name.endsWith(fileEnd)) continue;
        const problem = await kept.#look(name);
        if (problem !== undefined) problems.push(problem);
      }
    } catch {
      problems.push(`The folder ${folder} could not be read. What was kept of accounts is not shown.`);
    }
    return { kept, problems };
  }

  /** What is kept, the account read last first. */
  list(): KeptSnapshot[] {
    return [...this.#known.values()].sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1));
  }

  /** The snapshot that is kept of an account; throws `Failure`, `not-found` where there is none. */
  async read(account: AccountKey): Promise<Snapshot> {
    await this.#last;
    const known = this.#known.get(accountKeyText(account));
    if (known === undefined) throw notFound();
    try {
      return await this.#parsed(fileName(account));
    } catch (error) {
      if (isDiskError(error))
        throw new Failure({
          kind: 'storage-unavailable',
          message: `The file ${join(this.#folder, fileName(account))} could not be read. Read the account again.`,
        });
      this.#known.delete(accountKeyText(account));
      throw new Failure({ kind: 'not-found', message: await this.#setAside(fileName(account)) });
    }
  }

  /**
   * Keeps a snapshot in place of the account's former one. Where it cannot be written, the former one stays: a reading
   * is good without.
   */
  keep(snapshot: Snapshot): Promise<void> {
    return this.#next(async () => {
      const text = JSON.stringify({ format: 'gatehouse-snapshot', version: 1, snapshot });
      await writeFileAtomically(join(this.#folder, fileName(snapshot.account)), text);
      this.#known.set(accountKeyText(snapshot.account), keptSnapshotOf(snapshot));
      for (const { account } of this.list().slice(mostAccounts)) await this.#remove(account);
    }).catch(() => undefined);
  }

  /** Deletes what is kept of an account. */
  forget(account: AccountKey): Promise<void> {
    return this.#next(() => this.#remove(account));
  }

  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #remove(account: AccountKey): Promise<void> {
    await rm(join(this.#folder, fileName(account)), { force: true });
    this.#known.delete(accountKeyText(account));
  }

  async #look(name: string): Promise<string | undefined> {
    try {
      const snapshot = await this.#parsed(name);
      if (fileName(snapshot.account) !== name) return await this.#setAside(name);
      this.#known.set(accountKeyText(snapshot.account), keptSnapshotOf(snapshot));
      return undefined;
    } catch (error) {
      if (!isDiskError(error)) return this.#setAside(name);
      return `What was kept of an account could not be read. The file ${join(this.#folder, name)} was left as it is.`;
    }
  }

  async #parsed(name: string): Promise<Snapshot> {
    const path = join(this.#folder, name);
    if ((await stat(path)).size > mostBytes) throw new Error('Too large for a snapshot.');
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).snapshot;
  }

  async #setAside(name: string): Promise<string> {
    const path = join(this.#folder, name);
    const aside = `${path}.damaged-${Date.now().toString(36)}`;
    try {
      await rename(path, aside);
    } catch {
      return `What was kept of an account is damaged. The file ${path} was left as it is. Read the account again.`;
    }
    return `What was kept of an account is damaged and was set aside as ${basename(aside)}. Read the account again.`;
  }
}

/** A name that says whose it is, and that no endpoint's address can lead out of the folder. */
function fileName({ partition, accountId, endpoint }: AccountKey): string {
  const where = createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
  return `${partition}-${accountId}-${where}${fileEnd}`;
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function notFound(): Failure {
  return new Failure({
    kind: 'not-found',
    message: 'Nothing is kept of this account. Choose a profile of it, and read it once.',
  });
}
