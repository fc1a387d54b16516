import type { Draft } from '../../shared/drafts/draft.ts';
import { draftText } from '../../shared/drafts/draft-text.ts';
import { draftTitle } from '../../shared/drafts/stored-draft.ts';
import { Failure } from '../../shared/errors.ts';
import { writeFileAtomically } from '../storage/atomic-file.ts';

/** Writes a draft where the administrator wants it; `null` when they cancelled. Throws `Failure`. */
export type DraftExport = (draft: Draft) => Promise<{ path: string } | null>;

/** `chooseFile` asks where a draft's file goes; `null` when cancelled. */
export function draftExport(chooseFile: (suggestedName: string) => Promise<string | null>): DraftExport {
  return async (draft) => {
    const path = await chooseFile(`${fileStem(draftTitle(draft))}.gatehouse.json`);
    if (path === null) return null;
    try {
      await writeFileAtomically(path, draftText(draft));
    } catch {
      throw new Failure({
        kind: 'storage-unavailable',
        message: 'The file could not be written. Choose a folder that you may write, on a disk with room.',
      });
    }
    return { path };
  };
}

/** A title as a file's name on every system. */
function fileStem(title: string): string {
  const stem = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 80)
    .trim();
  return stem === '' ? 'Draft' : stem;
}
