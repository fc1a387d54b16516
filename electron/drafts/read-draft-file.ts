import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Draft } from '../../shared/drafts/draft.ts';
import { draftOfText, maximumDraftFileSize } from '../../shared/drafts/draft-text.ts';
import { NotADraft } from '../../shared/drafts/not-a-draft.ts';
import { Failure } from '../../shared/errors.ts';

/** What a draft's file may end in. Systems can register only the first: it has no dot within. */
const endings = ['.gatehouse', '.gatehouse.json'];

/** Whether a path has the name of a draft's file. */
export function isDraftFileName(path: string): boolean {
  const name = basename(path).toLowerCase();
  return endings.some((ending) => name.endsWith(ending) && name !== ending);
}

/** Reads a draft's file of any origin. Throws `Failure` with what is wrong with it. */
export async function readDraftFile(path: string): Promise<Draft> {
  const name = basename(path);
  let bytes: Buffer;
  try {
    bytes = await boundedContent(path);
  } catch (error) {
    if (error instanceof NotADraft) throw invalid(name, error.message);
    throw new Failure({
      kind: 'storage-unavailable',
      message: `${name} could not be read. See that it is still there and that you may read it.`,
    });
  }
  try {
    return draftOfText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw invalid(
      name,
      error instanceof NotADraft
        ? error.message
        : 'It is no text in UTF-8. Save it as UTF-8, then open it again.',
    );
  }
}

/** No more than the most that a draft's file may have, also where the file grows meanwhile. */
async function boundedContent(path: string): Promise<Buffer> {
  // Before it is opened: to open a pipe may wait for ever.
  const found = await stat(path);
  if (!found.isFile())
    throw new NotADraft(
      `It is ${found.isDirectory() ? 'a folder' : 'no file that can be read to its end'}. Choose a file that “Export file” wrote.`,
    );
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > maximumDraftFileSize)
      throw new NotADraft(
        `It has ${megabytes(size)} MB; a draft’s file has at most ${megabytes(maximumDraftFileSize)} MB. See that it is the right file; divide a draft of that size into several.`,
      );
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await file.read(buffer, 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Rounded up, so that what is too much also reads as too much. */
function megabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toLocaleString('en');
}

function invalid(name: string, reason: string): Failure {
  return new Failure({ kind: 'invalid', message: `${name} cannot be opened as a draft. ${reason}` });
}
