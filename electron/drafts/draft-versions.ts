import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DamagedDraft } from '../../shared/drafts/damaged-draft.ts';
import type { Draft } from '../../shared/drafts/draft.ts';
import { draftSchema } from '../../shared/drafts/draft.ts';
import { changesText, draftChanges } from '../../shared/drafts/draft-changes.ts';
import {
  versionReasonSchema,
  type DraftVersion,
  type VersionReason,
} from '../../shared/drafts/draft-version.ts';
import { Failure } from '../../shared/errors.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';
import { isDraftId } from './draft-id.ts';

/** While a draft is edited, a version is kept this often, in ms. */
const editingSpan = 10 * 60_000;

/** How many versions of a draft are kept, and how many bytes at most; the newest is kept in any case. */
const keptVersions = 20;
const keptBytes = 64 * 1024 * 1024;

const versionFileSchema = z.looseObject({
  format: z.literal('gatehouse-draft-version'),
  version: z.literal(1),
  /** ISO 8601. */
  keptAt: z.string(),
  reason: versionReasonSchema,
  draft: draftSchema,
});
type VersionFile = z.infer<typeof versionFileSchema>;

/** The newest version of a draft, and what is told of it. */
interface LastVersion {
  draft: Draft;
  summary: NonNullable<DamagedDraft['last']>;
}

/** Former states of drafts: a folder for each draft, a file for each state, the names in the order of time. */
export class DraftVersions {
  readonly #folder: string;
  readonly #now: () => Date;
  /** When a version of a draft was kept last, in ms since the epoch. */
  readonly #keptAt = new Map<string, number>();
  /** The last writing for each draft: they happen one after the other. */
  readonly #keeping = new Map<string, Promise<void>>();

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Keeps the state before a change, unless one was kept a short while ago or there are no users. Never rejects. */
  async keepBeforeChange(draft: Draft): Promise<void> {
    if (draft.users.every(({ name }) => name.trim() === '')) return;
    const last = this.#keptAt.get(draft.id) ?? (await this.#newest(draft.id));
    if (this.#now().getTime() - last < editingSpan) return;
    await this.keep(draft, 'change').catch(() => undefined);
  }

  /** Keeps a state, unless it is the one that was kept last. Throws `Failure`. */
  async keep(draft: Draft, reason: VersionReason): Promise<void> {
    if (!isDraftId(draft.id)) throw new Failure({ kind: 'invalid', message: 'This draft cannot be kept.' });
    const before = this.#keeping.get(draft.id) ?? Promise.resolve();
    const keeping = before.then(() => this.#write(draft, reason));
    this.#keeping.set(
      draft.id,
      keeping.catch(() => undefined),
    );
    try {
      await keeping;
      this.#keptAt.set(draft.id, this.#now().getTime());
    } catch {
      throw new Failure({
        kind: 'storage-unavailable',
        message:
          'The draft as it is now could not be kept on the disk. Make room, or export it to a file first.',
      });
    }
  }

  /** All versions of a draft, the newest first. Damaged ones are left out. */
  async list(draftId: string): Promise<DraftVersion[]> {
    const versions: DraftVersion[] = [];
    let before: Draft | undefined;
    for (const id of await this.#ids(draftId)) {
      const file = await this.#read(draftId, id);
      if (file === undefined) continue;
      const { keptAt, reason, draft } = file;
      versions.push({
        id,
        keptAt,
        reason,
        users: namedUsers(draft),
        changes: before === undefined ? null : changesText(draftChanges(before, draft)),
      });
      before = draft;
    }
    return versions.reverse();
  }

  /** The newest version that can be read; `undefined` when there is none. */
  async last(draftId: string): Promise<LastVersion | undefined> {
    for (const id of (await this.#ids(draftId)).reverse()) {
      const file = await this.#read(draftId, id);
      if (file === undefined) continue;
      const { draft, keptAt } = file;
      return { draft, summary: { name: draft.name, keptAt, users: namedUsers(draft) } };
    }
    return undefined;
  }

  /** A draft as it was; throws `Failure` when that version is gone. */
  async read(draftId: string, versionId: string): Promise<Draft> {
    const ids = await this.#ids(draftId);
    const file = ids.includes(versionId) ? await this.#read(draftId, versionId) : undefined;
    if (file === undefined)
      throw new Failure({
        kind: 'not-found',
        message: `This version is gone: only the last ${keptVersions} of a draft are kept.`,
      });
    return file.draft;
  }

  /** Forgets all versions of a draft. */
  async forget(draftId: string): Promise<void> {
    await rm(join(this.#folder, draftId), { recursive: true, force: true });
  }

  /** Waits until all that is to be kept is kept. Never rejects. */
  async flush(): Promise<void> {
    await Promise.all(this.#keeping.values());
  }

  async #write(draft: Draft, reason: VersionReason): Promise<void> {
    const folder = join(this.#folder, draft.id);
    const ids = await this.#ids(draft.id);
    const last = ids.at(-1);
    const newest = last === undefined ? undefined : await this.#read(draft.id, last);
    if (newest !== undefined && JSON.stringify(newest.draft) === JSON.stringify(draft)) return;
    const keptAt = this.#now().toISOString();
    const file: VersionFile = { format: 'gatehouse-draft-version', version: 1, keptAt, reason, draft };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const id = `${keptAt.replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
    await writeFileAtomically(join(folder, `${id}.json`), JSON.stringify(file));
    await this.#prune(draft.id);
  }

  /** Removes the oldest ones that are too many. */
  async #prune(draftId: string): Promise<void> {
    let bytes = 0;
    const ids = (await this.#ids(draftId)).reverse();
    for (const [index, id] of ids.entries()) {
      const path = this.#pathOf(draftId, id);
      bytes += (await stat(path)).size;
      if (index > 0 && (index >= keptVersions || bytes > keptBytes)) await rm(path, { force: true });
    }
  }

  /** When the newest version was kept, in ms; 0 when there is none. */
  async #newest(draftId: string): Promise<number> {
    const id = (await this.#ids(draftId)).at(-1);
    const file = id === undefined ? undefined : await this.#read(draftId, id);
    const at = file === undefined ? 0 : Date.parse(file.keptAt);
    this.#keptAt.set(draftId, at);
    return at;
  }

  /** The oldest first. */
  async #ids(draftId: string): Promise<string[]> {
    if (!isDraftId(draftId)) return [];
    const names = await readdir(join(this.#folder, draftId)).catch(() => []);
    return names
      .filter((name) => /^\d+-[\da-f]+\.json$/.test(name))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
  }

  async #read(draftId: string, id: string): Promise<VersionFile | undefined> {
    try {
      return versionFileSchema.parse(JSON.parse(await readFile(this.#pathOf(draftId, id), 'utf8')));
    } catch {
      return undefined;
    }
  }

  #pathOf(draftId: string, id: string): string {
    return join(this.#folder, draftId, `${id}.json`);
  }
}

function namedUsers({ users }: Draft): number {
  return users.filter(({ name }) => name.trim() !== '').length;
}
