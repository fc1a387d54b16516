import type { draftCalls } from '../../shared/calls/drafts.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { DraftLibrary } from '../drafts/draft-library.ts';

/** The library of drafts. */
export function draftServices({ library }: { library: DraftLibrary }): ServicesOf<typeof draftCalls> {
  return {
    'drafts.list': () => library.list(),
    'drafts.read': ({ draftId }) => library.read(draftId),
    'drafts.create': async (input) => {
      await library.create(input);
      return null;
    },
    'drafts.save': async (input) => {
      await library.save(input);
      return null;
    },
    'drafts.duplicate': ({ draftId }) => library.duplicate(draftId),
    'drafts.delete': async ({ draftId }) => {
      await library.delete(draftId);
      return null;
    },
    'drafts.restore': async ({ draftId }) => {
      await library.restore(draftId);
      return null;
    },
  };
}
