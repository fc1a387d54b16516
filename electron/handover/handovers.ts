import { Failure } from '../../shared/errors.ts';
import { isEmailAddress } from '../../shared/handover/email-address.ts';
import type { HandoverItem } from '../../shared/handover/handover.ts';
import type { SavedFiles } from '../../shared/handover/saved-files.ts';
import { chosenSignInUrl, type SignInBy } from '../../shared/handover/sign-in-by.ts';
import { instructionsSubject, signInInstructions } from '../../shared/handover/sign-in-instructions.ts';
import type { Run } from '../../shared/runs/run.ts';
import { fileStem } from './file-names.ts';
import type { ExistingFiles } from './file-placement.ts';
import { writeIntoFolder } from './folder-writer.ts';
import type { HandoverGroup, HandoverNote, HandoverRuns, HandoverUser } from './handover-runs.ts';
import { emlDraft, longestLink, mailtoLink, type Mail } from './mail-draft.ts';
import { accessKeysFile, credentialsFile, type UserFile } from './user-files.ts';

export interface HandoversOptions {
  runs: HandoverRuns;
  /** Asks for a folder; `null` when the administrator cancelled. */
  chooseFolder: (title: string) => Promise<string | null>;
  /** Asks what is to become of files that are there; `null` when nothing is to be written. */
  askAboutExisting: (folder: string, names: string[]) => Promise<ExistingFiles | null>;
  /** Opens a link that Gatehouse may open. */
  openLink: (url: string) => Promise<void>;
  onProgress: (progress: { runId: string; done: number; total: number }) => void;
}

interface Chosen {
  runId: string;
  rowIds: string[];
  signInBy: SignInBy;
}

/** A file, whose it is, and what it hands over. */
interface HandoverFile extends UserFile {
  user: HandoverUser;
  item: HandoverItem;
}

/** Gets credentials and instructions to people. Every method throws `Failure`. */
export class Handovers {
  readonly #options: HandoversOptions;
  /** The runs whose files are being written, and whether that is to stop. */
  readonly #writing = new Map<string, { isStopped: boolean }>();

  constructor(options: HandoversOptions) {
    this.#options = options;
  }

  /** Writes each user's own .csv files, in the console's shapes, into a folder that the administrator chooses. */
  saveFiles(input: Chosen & { items: ('password' | 'accessKey')[] }): Promise<SavedFiles> {
    const { items, signInBy } = input;
    return this.#save(input, 'Save credentials files', 'user-file', ({ account, alias, users }) =>
      Promise.resolve(
        users.flatMap((user): HandoverFile[] => {
          const url = chosenSignInUrl(account, alias, signInBy);
          const password = items.includes('password') ? credentialsFile(user.credentials, url) : undefined;
          const accessKey = items.includes('accessKey') ? accessKeysFile(user.credentials) : undefined;
          return [
            ...(password === undefined ? [] : [{ ...password, user, item: 'password' as const }]),
            ...(accessKey === undefined ? [] : [{ ...accessKey, user, item: 'accessKey' as const }]),
          ];
        }),
      ),
    );
  }

  /** Writes the sign-in instructions of each console user as an .eml draft. */
  saveDrafts(input: Chosen): Promise<SavedFiles> {
    return this.#save(input, 'Save e-mail drafts', 'email-draft', (group) =>
      Promise.all(
        group.users.filter(signsIn).map(async (user): Promise<HandoverFile> => {
          const mail = instructionsMail(group, user, input.signInBy, user.email ?? '');
          const name = `${fileStem(user.userName)}_sign-in_instructions.eml`;
          return { name, text: await emlDraft(mail), user, item: 'instructions' };
        }),
      ),
    );
  }

  /** Opens the mail program with the sign-in instructions for one user; an empty address is filled in there. */
  async openDraft(input: { runId: string; rowId: string; to: string; signInBy: SignInBy }): Promise<Run> {
    const { runId, rowId, signInBy } = input;
    const to = input.to.trim();
    if (to !== '' && !isEmailAddress(to))
      throw failure('invalid', 'This is not an e-mail address. Correct it, or leave it empty.');
    const group = await this.#options.runs.handoverGroup(runId, [rowId], { credentials: false });
    const [user] = group.users.filter(signsIn);
    if (user === undefined)
      throw failure('conflict', 'This user does not sign in to the console: there is no password.');
    const link = mailtoLink(instructionsMail(group, user, signInBy, to));
    if (link.length > longestLink)
      throw failure('invalid', 'The draft is too long for a mail link. Save it as an .eml file instead.');
    await this.#options.openLink(link);
    return this.#options.runs.recordHandover(runId, {
      how: 'email-draft',
      items: [{ item: 'instructions', rowIds: [rowId] }],
      exported: [],
    });
  }

  /** Notes by hand what was handed over or printed; `how: null` takes it back. Only what a user is to get counts. */
  async mark(input: {
    runId: string;
    rowIds: string[];
    items: HandoverItem[];
    how: 'printed' | 'by-hand' | null;
  }): Promise<Run> {
    const { runId, rowIds, items, how } = input;
    const { users } = await this.#options.runs.handoverGroup(runId, rowIds, { credentials: false });
    return this.#options.runs.recordHandover(runId, {
      how,
      items: [...new Set(items)].map((item) => ({
        item,
        rowIds: users.filter((user) => user.items.includes(item)).map(({ rowId }) => rowId),
      })),
      exported: [],
    });
  }

  /** Stops writing after the file that is being written; what was written stays and is noted. */
  stop(runId: string): void {
    const writing = this.#writing.get(runId);
    if (writing !== undefined) writing.isStopped = true;
  }

  async #save(
    { runId, rowIds }: Chosen,
    title: string,
    how: 'user-file' | 'email-draft',
    filesOf: (group: HandoverGroup) => Promise<HandoverFile[]>,
  ): Promise<SavedFiles> {
    if (this.#writing.has(runId)) throw failure('conflict', 'Files of this run are being written already.');
    const state = { isStopped: false };
    this.#writing.set(runId, state);
    try {
      const { runs, chooseFolder, askAboutExisting, onProgress } = this.#options;
      const wanted = { credentials: how === 'user-file' };
      await runs.handoverGroup(runId, rowIds, wanted);
      const folder = await chooseFolder(title);
      // Again: the run may have been closed, or have got new credentials, while the dialog was open.
      const group = await runs.handoverGroup(runId, rowIds, wanted);
      const files = await filesOf(group);
      const outcome =
        folder === null
          ? null
          : await writeIntoFolder(folder, files, {
              askAboutExisting: (names) => askAboutExisting(folder, names),
              onProgress: (done) => onProgress({ runId, done, total: files.length }),
              isStopped: () => state.isStopped,
            });
      const { written, failed, stopped } = outcome ?? { written: [], failed: [], stopped: false };
      const run = await runs.recordHandover(runId, noteOf(how, written));
      const withFile = new Set(files.map(({ user }) => user.rowId));
      return {
        folder: outcome === null ? null : folder,
        files: written.length,
        failed: failed.map(({ file, name, message }) => ({
          userName: file.user.userName,
          file: name,
          message,
        })),
        skipped: group.users.filter(({ rowId }) => !withFile.has(rowId)).map(({ userName }) => userName),
        stopped,
        run,
      };
    } finally {
      this.#writing.delete(runId);
    }
  }
}

function signsIn({ items }: HandoverUser): boolean {
  return items.includes('instructions');
}

function instructionsMail(
  { account, alias }: HandoverGroup,
  { userName, passwordReset, mfaAssigned }: HandoverUser,
  signInBy: SignInBy,
  to: string,
): Mail {
  const signInUrl = chosenSignInUrl(account, alias, signInBy);
  const lines = signInInstructions({ account, signInUrl, userName, passwordReset, mfaAssigned });
  return { to, subject: instructionsSubject, lines };
}

function noteOf(how: 'user-file' | 'email-draft', written: readonly HandoverFile[]): HandoverNote {
  const byItem = Map.groupBy(written, ({ item }) => item);
  return {
    how,
    items: [...byItem].map(([item, files]) => ({ item, rowIds: files.map(({ user }) => user.rowId) })),
    exported: written.flatMap(({ user, item }) =>
      item === 'password' || item === 'accessKey' ? (user.secretNames[item] ?? []) : [],
    ),
  };
}

function failure(kind: 'conflict' | 'invalid', message: string): Failure {
  return new Failure({ kind, message });
}
