import { z } from 'zod';
import { draftSchema } from '../drafts/draft.ts';
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
} as const satisfies Record<string, Call>;
