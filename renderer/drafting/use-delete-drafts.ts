import { useCallback } from 'react';
import { draftTitle } from '../../shared/drafts/stored-draft.ts';
import { useGatehouse } from '../api.ts';
import { useNotify } from '../shell/notices.tsx';

interface Deletable {
  id: string;
  name: string;
}

/** Deletes drafts and offers to bring them back; tells of each that could not be deleted or brought back. */
export function useDeleteDrafts(): (drafts: readonly Deletable[]) => Promise<void> {
  const api = useGatehouse();
  const notify = useNotify();
  return useCallback(
    async (drafts) => {
      const perform = async (call: 'drafts.delete' | 'drafts.restore', of: readonly Deletable[]) => {
        const done: Deletable[] = [];
        for (const draft of of) {
          const result = await api.call(call, { draftId: draft.id });
          if (result.ok) done.push(draft);
          else
            notify({
              id: `${call} ${draft.id}`,
              type: 'error',
              header: `“${draftTitle(draft)}” could not be ${call === 'drafts.delete' ? 'deleted' : 'brought back'}`,
              content: result.error.message,
            });
        }
        return done;
      };
      const deleted = await perform('drafts.delete', drafts);
      const [first, ...more] = deleted;
      if (first === undefined) return;
      notify({
        id: 'deleted-drafts',
        type: 'info',
        header:
          more.length === 0 ? `“${draftTitle(first)}” is deleted` : `${deleted.length} drafts are deleted`,
        content:
          more.length === 0
            ? 'It can be brought back as long as this message is here.'
            : 'They can be brought back as long as this message is here.',
        action: { text: 'Undo', onClick: () => void perform('drafts.restore', deleted) },
      });
    },
    [api, notify],
  );
}
