import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Vault } from '../storage/vault.ts';
import type { OpenFile } from '../storage/durable-log.ts';
import { syncFolder } from '../storage/folder-sync.ts';
import type { Sealer } from '../storage/sealer.ts';
import { Journal, type ReadJournal } from './journal.ts';
import type { HeaderRecord } from './records.ts';

const journalEnd = '.run.jsonl';
const vaultEnd = '.vault.jsonl';

export interface RunFilesOptions {
  folder: string;
  sealer: Sealer;
  openFile?: OpenFile | undefined;
}

/** A run as it is on the disk. */
export type KeptRun = ReadJournal & { vault: Vault };

/** Where runs are kept: a journal and a vault each, and the journals of the closed ones in a folder of their own. */
export class RunFiles {
  readonly #options: RunFilesOptions;

  constructor(options: RunFilesOptions) {
    this.#options = options;
  }

  /**
   * Puts a run on the disk: its custom passwords, by row id, before its first record, and between them what must be
   * durable for it to begin. Rejects where the disk does not take it, and for what `before` rejects with.
   */
  async create(
    header: HeaderRecord,
    customPasswords: ReadonlyMap<string, string>,
    before: () => Promise<void>,
  ): Promise<KeptRun> {
    const vault = await Vault.create(this.#vaultOptions(header.id));
    for (const [rowId, secret] of customPasswords) await vault.put({ rowId, kind: 'password', secret });
    try {
      await before();
    } catch (error) {
      await vault.purge();
      throw error;
    }
    const journal = await Journal.create(this.#journalPath(header.id), header, this.#options.openFile);
    return { journal, header, events: [], vault };
  }

  /**
   * The runs that are there. What is damaged is set aside and named in `problems`, a vault together with its journal;
   * what cannot be read at present is left as it is and named. Never rejects because of a file.
   */
  async readAll(): Promise<{ runs: KeptRun[]; problems: string[] }> {
    const { folder } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    const runs: KeptRun[] = [];
    const problems: string[] = [];
    for (const name of names.filter((one) => one.endsWith(journalEnd))) {
      const runId = name.slice(0, -journalEnd.length);
      try {
        const read = await Journal.open(this.#journalPath(runId), this.#options.openFile);
        if (read === undefined) {
          await rm(this.#vaultPath(runId), { force: true });
          await rm(this.#journalPath(runId), { force: true });
          continue;
        }
        const { vault, problem } = await Vault.open(this.#vaultOptions(runId));
        if (problem !== undefined) problems.push(problem);
        runs.push({ ...read, vault });
      } catch (error) {
        problems.push(await this.#setAside(runId, error));
      }
    }
    // A vault without a journal is of a run that was refused before its first call.
    for (const name of names.filter((one) => one.endsWith(vaultEnd))) {
      const runId = name.slice(0, -vaultEnd.length);
      if (!names.some((one) => one.startsWith(`${runId}${journalEnd}`)))
        await rm(join(folder, name), { force: true });
    }
    return { runs, problems };
  }

  /** Keeps a closed run's journal for the record. */
  async archive(runId: string): Promise<void> {
    const closed = join(this.#options.folder, 'closed');
    await mkdir(closed, { recursive: true, mode: 0o700 });
    await rename(this.#journalPath(runId), join(closed, `${runId}${journalEnd}`));
    await syncFolder(closed);
    await syncFolder(this.#options.folder);
  }

  /** Whether a run's first record is on the disk: its journal may be open, closed, or damaged and set aside. */
  async isKept(runId: string): Promise<boolean> {
    const { folder } = this.#options;
    // The open ones first: a run that another Gatehouse closes meanwhile is found in the other place.
    if (await Journal.isBegun(this.#journalPath(runId))) return true;
    const closed = await readdir(join(folder, 'closed')).catch((): string[] => []);
    const aside = (await readdir(folder)).filter((name) => name.startsWith(`${runId}${journalEnd}.`));
    return closed.includes(`${runId}${journalEnd}`) || aside.length > 0;
  }

  async #setAside(runId: string, error: unknown): Promise<string> {
    const path = this.#journalPath(runId);
    const isDiskError = error instanceof Error && 'syscall' in error;
    if (isDiskError)
      return `The record of a run could not be read at present. The file ${path} was left as it is.`;
    const mark = `.damaged-${Date.now().toString(36)}`;
    try {
      await rename(path, `${path}${mark}`);
    } catch {
      return `The record of a run is damaged and could not be set aside. The file ${path} was left as it is.`;
    }
    const vault = this.#vaultPath(runId);
    await rename(vault, `${vault}${mark}`).catch(() => undefined);
    return `The record of a run is damaged and was set aside as ${basename(path)}${mark}, with its credentials. Look in the account at what that run created.`;
  }

  #journalPath(runId: string): string {
    return join(this.#options.folder, `${runId}${journalEnd}`);
  }

  #vaultPath(runId: string): string {
    return join(this.#options.folder, `${runId}${vaultEnd}`);
  }

  #vaultOptions(runId: string): Parameters<typeof Vault.create>[0] {
    return {
      path: this.#vaultPath(runId),
      sealer: this.#options.sealer,
      openFile: this.#options.openFile,
    };
  }
}
