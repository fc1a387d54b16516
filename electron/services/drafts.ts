import type { draftCalls } from '../../shared/calls/drafts.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { DraftFile } from '../storage/draft-file.ts';

/** Batches being prepared. */
export function draftServices({ draft }: { draft: DraftFile }): ServicesOf<typeof draftCalls> {
  return {
    'draft.read': () => draft.read(),
    'draft.save': async (input) => {
      await draft.save(input.draft);
      return null;
    },
  };
}
