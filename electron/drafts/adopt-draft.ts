import { readFile, rm } from 'node:fs/promises';
import { draftSchema } from '../../shared/drafts/draft.ts';
import type { DraftLibrary } from './draft-library.ts';
import { setAside } from './files-aside.ts';

/** Takes the one draft that Gatehouse kept before it had a library into it; gives what was wrong with it, if anything. */
export async function adoptDraft(
  library: DraftLibrary,
  path: string,
  newId: () => string,
): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const draft = draftSchema.parse(JSON.parse(text));
    await library.create({ draft: { ...draft, id: newId() }, revision: newId() });
    await rm(path);
    return undefined;
  } catch {
    const aside = await setAside(path);
    return `The users that were being prepared could not be read: see the file ${aside}.`;
  }
}
