import type { AccountKey } from '../../shared/accounts/account-key.ts';
import type { Identity } from '../../shared/accounts/identity.ts';
import type { Snapshot } from '../../shared/accounts/snapshot.ts';
import type { Input } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import { exportFormats, type ExportFormat } from '../../shared/exports/export-format.ts';
import { exportPlan } from '../../shared/exports/export-plan.ts';
import { exportTarget } from '../../shared/exports/export-target.ts';
import { targetProblem } from '../../shared/drafts/draft-target.ts';
import { hasErrors, plan } from '../../shared/plans/plan.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';

interface PlanExportsOptions {
  /** An account's snapshot of that time (ISO 8601), or a newer one. */
  snapshotOf: (account: AccountKey, takenAt: string) => Promise<Snapshot>;
  /** Who the chosen profile is, where that is known. */
  inUse: () => Identity | undefined;
  copyText: (text: string) => Promise<void>;
  /** Asks where an export goes; `null` when the administrator cancelled. */
  chooseFile: (format: ExportFormat) => Promise<string | null>;
}

/** An export of thousands of users is to be saved, not read. */
const mostLines = 1000;

/**
 * A reviewed plan in another form. It is made here from the draft, so that no text of the page's becomes a program, and
 * from the account's snapshot, without a look at the account. All methods throw `Failure`: `conflict` when the draft and
 * the snapshot that is kept by now make another plan, `invalid` for errors in it and for what the
 * format cannot say.
 */
export class PlanExports {
  readonly #options: PlanExportsOptions;

  constructor(options: PlanExportsOptions) {
    this.#options = options;
  }

  /** Its first lines, and how many there are. */
  async preview(
    reviewed: Input<'exports.save'>,
  ): Promise<{ text: string; shownLines: number; lines: number }> {
    const lines = (await this.#make(reviewed)).trimEnd().split('\n');
    const shown = lines.slice(0, mostLines);
    return { text: shown.join('\n'), shownLines: shown.length, lines: lines.length };
  }

  /** Puts it on the clipboard, to stay there: no secret is in it. */
  async copy(reviewed: Input<'exports.save'>): Promise<void> {
    await this.#options.copyText(await this.#make(reviewed));
  }

  /** Asks where to, then writes it for its owner, a script to be run; `path: null` when the administrator cancelled. */
  async save(reviewed: Input<'exports.save'>): Promise<{ path: string | null }> {
    const text = await this.#make(reviewed);
    const path = await this.#options.chooseFile(reviewed.format);
    if (path === null) return { path };
    try {
      await writeFileAtomically(path, text, exportFormats[reviewed.format].runs ? 0o700 : 0o600);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw new Failure({
        kind: 'storage-unavailable',
        message: `The file ${path} could not be written${code}. Choose another place.`,
      });
    }
    return { path };
  }

  async #make({ draft, planHash, account, snapshotTakenAt, format }: Input<'exports.save'>): Promise<string> {
    const { snapshotOf, inUse } = this.#options;
    const problem = targetProblem(draft, account);
    if (problem !== undefined) throw new Failure({ kind: 'conflict', message: problem });
    const snapshot = await snapshotOf(account, snapshotTakenAt);
    const made = plan(draft, snapshot);
    if (made.hash !== planHash)
      throw new Failure({
        kind: 'conflict',
        message:
          'Gatehouse has read the account again, and the plan is another one than the reviewed. Review the calls again.',
      });
    if (hasErrors(made))
      throw new Failure({ kind: 'invalid', message: 'These calls cannot work. Correct the draft first.' });
    const exported = exportPlan(format, {
      draft,
      plan: made,
      target: exportTarget(account, inUse()),
      snapshot,
    });
    if ('problem' in exported) throw new Failure({ kind: 'invalid', message: exported.problem });
    return exported.text;
  }
}
