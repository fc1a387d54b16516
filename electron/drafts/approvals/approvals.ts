import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../shared/errors.ts';
import { approvedPlanSchema, type Approval, type ApprovedPlan } from '../../../shared/plans/approval.ts';
import { writeFileAtomically } from '../../storage/atomic-file.ts';
import { createFileOnce } from '../../storage/exclusive-file.ts';
import { isDraftId } from '../draft-id.ts';

interface ApprovalsOptions {
  folder: string;
  newId: () => string;
  now: () => Date;
  /** Whether a run's first record is on the disk, so that calls may have been made. */
  wasBegun: (runId: string) => Promise<boolean>;
}

/** What an approval was used for: a mark beside it, made once. */
const markSchema = z.discriminatedUnion('use', [
  z.object({ use: z.literal('applied'), runId: z.string() }),
  z.object({ use: z.literal('withdrawn') }),
]);
type Mark = z.infer<typeof markSchema>;

/**
 * The plans that were approved, the last one of each draft. An approval counts once: whoever makes the mark beside it,
 * which only one can, has used it. So it cannot be applied twice, whatever stops in between, nor applied when it is
 * withdrawn. Every method throws `Failure` for what the administrator can act on.
 */
export class Approvals {
  readonly #options: ApprovalsOptions;

  constructor(options: ApprovalsOptions) {
    this.#options = options;
  }

  /** Remembers an approval in the place of an earlier one, durably. */
  async approve(approved: Omit<ApprovedPlan, 'id' | 'approvedAt'>): Promise<Approval> {
    const { folder, newId, now } = this.#options;
    const plan: ApprovedPlan = { ...approved, id: newId(), approvedAt: now().toISOString() };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const earlier = await this.#plan(plan.draft.id);
    if (earlier !== undefined) await this.#mark(earlier.id, { use: 'withdrawn' });
    try {
      await writeFileAtomically(this.#pathOf(plan.draft.id), JSON.stringify(plan));
    } catch {
      throw storageFailure();
    }
    return { plan, fate: { state: 'approved' } };
  }

  /** A draft's last approval and what became of it; `null` when there is none, or it was withdrawn. */
  async read(draftId: string): Promise<Approval | null> {
    const plan = await this.#plan(draftId);
    if (plan === undefined) return null;
    const mark = await this.#markOf(plan.id);
    if (mark === undefined) return { plan, fate: { state: 'approved' } };
    if (mark.use === 'withdrawn') return null;
    const isBegun = mark.runId !== '' && (await this.#options.wasBegun(mark.runId));
    return { plan, fate: isBegun ? { state: 'applied', runId: mark.runId } : { state: 'void' } };
  }

  /** Takes an approval back; `conflict` when it was applied. */
  async withdraw(draftId: string, approvalId: string): Promise<void> {
    const plan = await this.#plan(draftId);
    if (plan?.id !== approvalId) return;
    if (!(await this.#mark(approvalId, { use: 'withdrawn' })) && (await this.read(draftId)) !== null)
      throw new Failure({
        kind: 'conflict',
        message: 'This plan was applied already. Look at its results.',
      });
    await rm(this.#pathOf(draftId), { force: true });
  }

  /** Takes back whatever was approved of a draft, when its users are created without it. */
  async withdrawAny(draftId: string): Promise<void> {
    const approval = await this.read(draftId);
    if (approval?.fate.state === 'approved') await this.withdraw(draftId, approval.plan.id);
  }

  /** Removes for good what was approved of a draft. */
  async forget(draftId: string): Promise<void> {
    const plan = await this.#plan(draftId);
    // The mark last: without it the plan would be one that can be applied.
    await rm(this.#pathOf(draftId), { force: true });
    if (plan !== undefined) await rm(this.#markPathOf(plan.id), { force: true });
  }

  /** Uses an approval up for a run, durably, before the run's first record; `conflict` when it was used before. */
  async consume(approvalId: string, runId: string): Promise<void> {
    if (await this.#mark(approvalId, { use: 'applied', runId })) return;
    const mark = await this.#markOf(approvalId);
    throw new Failure({
      kind: 'conflict',
      message:
        mark?.use === 'withdrawn'
          ? 'The approval of this plan was withdrawn. Nothing was created: approve the plan again.'
          : 'This plan was applied already, and is applied once only. Look at its results.',
    });
  }

  async #mark(approvalId: string, mark: Mark): Promise<boolean> {
    try {
      return await createFileOnce(this.#markPathOf(approvalId), JSON.stringify(mark));
    } catch {
      throw storageFailure();
    }
  }

  /** A mark that was cut off while it was written is one of a run that never began. */
  async #markOf(approvalId: string): Promise<Mark | undefined> {
    const text = await readOptional(this.#markPathOf(approvalId));
    if (text === undefined) return undefined;
    return parsed(markSchema, text) ?? { use: 'applied', runId: '' };
  }

  async #plan(draftId: string): Promise<ApprovedPlan | undefined> {
    // Only drafts of the library are approved, whose ids are file names.
    if (!isDraftId(draftId)) return undefined;
    const text = await readOptional(this.#pathOf(draftId));
    // What is damaged was not approved.
    return text === undefined ? undefined : parsed(approvedPlanSchema, text);
  }

  #pathOf(draftId: string): string {
    return join(this.#options.folder, `${draftId}.json`);
  }

  #markPathOf(approvalId: string): string {
    return join(this.#options.folder, `${approvalId}.used`);
  }
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw storageFailure();
  }
}

function parsed<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function storageFailure(): Failure {
  return new Failure({
    kind: 'storage-unavailable',
    message:
      'The approval could not be read or written on this computer’s disk. Nothing was created: put that right, then try again.',
  });
}
