import type { Snapshot } from '../../shared/accounts/snapshot.ts';
import type { Draft } from '../../shared/drafts/draft.ts';
import { Failure } from '../../shared/errors.ts';
import { hasErrors, plan } from '../../shared/plans/plan.ts';
import { cliScript } from '../../shared/scripts/cli-script.ts';
import type { Connection } from '../profiles/connection.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';

interface EquivalentScriptOptions {
  profiles: { connection(): Promise<Connection> };
  accounts: { snapshot(connection: Connection, options: { refresh: boolean }): Promise<Snapshot> };
  copyText: (text: string) => Promise<void>;
  /** Asks where a script goes; `null` when the administrator cancelled. */
  chooseFile: (suggestedName: string) => Promise<string | null>;
}

interface Reviewed {
  draft: Draft;
  planHash: string;
}

/**
 * The AWS CLI script of a reviewed plan. It is made here from the draft, so that no text of the page's becomes a
 * program. Both methods throw `Failure`: `conflict` when the plan is another one by now, `invalid` for errors in it.
 */
export class EquivalentScript {
  readonly #options: EquivalentScriptOptions;

  constructor(options: EquivalentScriptOptions) {
    this.#options = options;
  }

  /** Puts it on the clipboard, to stay there: no secret is in it. */
  async copy(reviewed: Reviewed): Promise<void> {
    await this.#options.copyText(await this.#make(reviewed));
  }

  /** Asks where to, then writes it for its owner to run; `path: null` when the administrator cancelled. */
  async save(reviewed: Reviewed): Promise<{ path: string | null }> {
    const script = await this.#make(reviewed);
    const path = await this.#options.chooseFile('create-users.sh');
    if (path === null) return { path };
    try {
      await writeFileAtomically(path, script, 0o700);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw new Failure({
        kind: 'storage-unavailable',
        message: `The file ${path} could not be written${code}. Choose another place.`,
      });
    }
    return { path };
  }

  async #make({ draft, planHash }: Reviewed): Promise<string> {
    const connection = await this.#options.profiles.connection();
    const snapshot = await this.#options.accounts.snapshot(connection, { refresh: false });
    const made = plan(draft, snapshot);
    if (made.hash !== planHash)
      throw new Failure({
        kind: 'conflict',
        message: 'The account has changed since the review. Review the calls again.',
      });
    if (hasErrors(made))
      throw new Failure({ kind: 'invalid', message: 'These calls cannot work. Correct the draft first.' });
    const { identity } = connection;
    return cliScript({ draft, plan: made, identity, passwordPolicy: snapshot.passwordPolicy });
  }
}
