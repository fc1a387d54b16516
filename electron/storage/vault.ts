import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { z } from 'zod';
import { secretKindSchema, type SecretKind } from '../../shared/runs/run.ts';
import { DamagedLog, DurableLog, type OpenFile } from './durable-log.ts';
import type { Sealer } from './sealer.ts';

const entrySchema = z.object({
  rowId: z.string(),
  kind: secretKindSchema,
  secret: z.string(),
  /** Which key a secret access key belongs to. */
  accessKeyId: z.exactOptional(z.string()),
});
/** A secret of a run's row. */
export type VaultEntry = z.infer<typeof entrySchema>;

const lineSchema = z.object({ version: z.literal(1), sealed: z.string() });
const canarySchema = z.object({ canary: z.string() });

interface Options {
  path: string;
  sealer: Sealer;
  openFile: OpenFile | undefined;
}

/** A vault that was opened, and what was wrong with its file, as a sentence for the administrator. */
export interface OpenedVault {
  vault: Vault;
  problem?: string;
}

/**
 * One run's secrets: in memory, and sealed in a durable log of their own. Where nothing can be sealed they are in
 * memory only, and nothing is written.
 */
export class Vault {
  readonly #options: Options;
  readonly #entries = new Map<string, VaultEntry>();
  #log: DurableLog | undefined;
  /** There is a sealed file that cannot be opened at present; it is left alone. */
  readonly isLocked: boolean;
  /** Whether secrets survive a restart. */
  readonly isPersistent: boolean;

  private constructor(options: Options, log: DurableLog | undefined, isLocked: boolean) {
    this.#options = options;
    this.#log = log;
    this.isLocked = isLocked;
    this.isPersistent = log !== undefined || isLocked;
  }

  /** A new run's vault. A canary is sealed, written, read back from the disk and opened; rejects when that fails. */
  static async create(options: Options): Promise<Vault> {
    if (options.sealer.problem !== null) return new Vault(options, undefined, false);
    const log = await DurableLog.create(options.path, options.openFile);
    try {
      const canary = randomBytes(16).toString('hex');
      await log.append({ version: 1, sealed: await options.sealer.seal(JSON.stringify({ canary })) });
      const line = lineSchema.parse(JSON.parse(await readFile(options.path, 'utf8')));
      const opened = canarySchema.parse(JSON.parse(await options.sealer.open(line.sealed)));
      if (opened.canary !== canary) throw new Error('What was sealed did not come back the same.');
    } catch (error) {
      await log.close();
      await rm(options.path, { force: true });
      throw error;
    }
    return new Vault(options, log, false);
  }

  /**
   * A vault that was kept before. What cannot be opened is set aside and named in `problem`; the rest goes on in a new
   * file. On a machine that cannot seal at present the file is left as it is, and the vault is locked.
   */
  static async open(options: Options): Promise<OpenedVault> {
    const { path, sealer } = options;
    const isThere = await exists(path);
    if (sealer.problem !== null) return { vault: new Vault(options, undefined, isThere) };
    if (!isThere) return { vault: await Vault.create(options) };
    let read: Read;
    try {
      read = await readSealed(options);
    } catch {
      const problem = `The credentials kept in ${path} cannot be read at present. The file was left as it is.`;
      return { vault: new Vault(options, undefined, true), problem };
    }
    if (read.isWhole) {
      const vault = new Vault(options, read.log, false);
      vault.#adopt(read.entries);
      return { vault };
    }
    await read.log?.close();
    const aside = `${path}.damaged-${Date.now().toString(36)}`;
    await rename(path, aside);
    const vault = await Vault.create(options);
    for (const entry of read.entries) await vault.put(entry);
    return {
      vault,
      problem:
        'Some of the credentials that were kept could not be opened. ' +
        `They were set aside as ${aside}; resume the run to replace them with new ones.`,
    };
  }

  get(rowId: string, kind: SecretKind): VaultEntry | undefined {
    return this.#entries.get(keyOf(rowId, kind));
  }

  /** Keeps a secret in place of the row's former one; it is on the disk when this resolves. */
  async put(entry: VaultEntry): Promise<void> {
    if (this.isLocked) throw new Error('The vault is locked.');
    if (this.#log !== undefined) {
      const sealed = await this.#options.sealer.seal(JSON.stringify(entry));
      await this.#log.append({ version: 1, sealed });
    }
    this.#adopt([entry]);
  }

  /** Opens the file again after an append that failed; what is on the disk counts. */
  async mend(): Promise<void> {
    if (this.#log?.isBroken !== true) return;
    const read = await readSealed(this.#options);
    if (!read.isWhole || read.log === undefined) throw new Error('The vault cannot be read back.');
    await this.#log.close();
    this.#log = read.log;
    this.#adopt(read.entries);
  }

  /** Forgets every secret and deletes the file. */
  async purge(): Promise<void> {
    this.#entries.clear();
    await this.close();
    await rm(this.#options.path, { force: true });
  }

  async close(): Promise<void> {
    await this.#log?.close();
    this.#log = undefined;
  }

  #adopt(entries: VaultEntry[]): void {
    for (const entry of entries) this.#entries.set(keyOf(entry.rowId, entry.kind), entry);
  }
}

interface Read {
  entries: VaultEntry[];
  /** Whether everything in the file could be opened. */
  isWhole: boolean;
  log: DurableLog | undefined;
}

async function readSealed({ path, sealer, openFile }: Options): Promise<Read> {
  let opened: Awaited<ReturnType<typeof DurableLog.open>>;
  try {
    opened = await DurableLog.open(path, openFile);
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error;
    return { entries: [], isWhole: false, log: undefined };
  }
  const results = await Promise.allSettled(
    opened.entries.map(async (line) => {
      const value: unknown = JSON.parse(await sealer.open(lineSchema.parse(line).sealed));
      return canarySchema.safeParse(value).success ? undefined : entrySchema.parse(value);
    }),
  );
  return {
    entries: results.flatMap((result) =>
      result.status === 'fulfilled' && result.value !== undefined ? [result.value] : [],
    ),
    isWhole: results.every(({ status }) => status === 'fulfilled'),
    log: opened.log,
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function keyOf(rowId: string, kind: SecretKind): string {
  return `${kind}/${rowId}`;
}
