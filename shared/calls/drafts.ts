import { z } from 'zod';
import { damagedDraftSchema } from '../drafts/damaged-draft.ts';
import { draftSchema } from '../drafts/draft.ts';
import { draftVersionSchema, versionReasonSchema } from '../drafts/draft-version.ts';
import { openedFileSchema } from '../drafts/opened-file.ts';
import { draftPatchSchema } from '../drafts/patch.ts';
import { draftSummarySchema, storedDraftSchema } from '../drafts/stored-draft.ts';
import { done, id, nothing, type Call } from './payloads.ts';

const draftId = z.strictObject({ draftId: id });

/** The library of drafts. */
export const draftCalls = {
  /** All drafts, the one that was changed last first. */
  'drafts.list': { input: nothing, output: z.array(draftSummarySchema) },
  /** One draft; `not-found` when it is gone. */
  'drafts.read': { input: draftId, output: storedDraftSchema },
  /** Puts a new draft into the library, under the revision given; `conflict` when its id is there already. */
  'drafts.create': { input: z.strictObject({ draft: draftSchema, revision: id }), output: done },
  /**
   * Changes a draft, durably. `base` is the revision that the patch was made for; `conflict` when the draft was changed
   * elsewhere since, and nothing of that is overwritten.
   */
  'drafts.save': {
    input: z.strictObject({ ...draftId.shape, base: id, revision: id, patch: draftPatchSchema }),
    output: done,
  },
  /** Puts a copy of a draft into the library, and gives its id. */
  'drafts.duplicate': { input: draftId, output: z.object({ draftId: z.string() }) },
  /** Takes a draft out of the library; `drafts.restore` brings it back. */
  'drafts.delete': { input: draftId, output: done },
  /** Brings back a draft that was deleted; `not-found` when it is gone for good. */
  'drafts.restore': { input: draftId, output: done },
  /** The drafts whose files could not be read and were set aside. */
  'drafts.damaged': { input: nothing, output: z.array(damagedDraftSchema) },
  /** Makes the last version of one of them a draft again; `not-found` when there is none. The file stays aside. */
  'drafts.restoreDamaged': { input: draftId, output: done },
  /** The kept states of a draft, the newest first. */
  'drafts.versions': { input: draftId, output: z.array(draftVersionSchema) },
  /** A draft as it was; `not-found` when that version is gone. */
  'drafts.readVersion': {
    input: z.strictObject({ ...draftId.shape, versionId: id }),
    output: draftSchema,
  },
  /** Keeps a state of a draft among its versions, before it gives way to another. */
  'drafts.keepVersion': {
    input: z.strictObject({ draft: draftSchema, reason: versionReasonSchema }),
    output: done,
  },
  /** Asks where a draft goes as a file, and writes it; `null` when the administrator cancelled. */
  'drafts.exportFile': {
    input: z.strictObject({ draft: draftSchema }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** Asks for drafts' files and brings them into the library; empty when the administrator cancelled. */
  'drafts.importFiles': { input: nothing, output: z.array(openedFileSchema) },
  /** The files that the system had Gatehouse open since this was last asked: `drafts.opened` says when there are any. */
  'drafts.takeOpened': { input: nothing, output: z.array(openedFileSchema) },
} as const satisfies Record<string, Call>;
