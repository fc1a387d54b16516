import { useCallback } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import { draftTitle } from '../../shared/drafts/stored-draft.ts';
import { useGatehouse } from '../api.ts';
import { useNavigation } from '../navigation.ts';
import { useNotify, type Notice } from '../shell/notices.tsx';
import { keptCopy } from './copy-of-draft.ts';

/**
 * Tells, on whatever page is shown by then, that what was typed last in a draft was not taken, since the draft was changed
 * or deleted elsewhere: where it is now, and the way there.
 */
export function useTellNotTaken(): (draft: Draft) => Promise<void> {
  const api = useGatehouse();
  const notify = useNotify();
  const { openDraft } = useNavigation();
  return useCallback(
    async (draft) => {
      const notice = {
        id: `not-taken ${draft.id}`,
        type: 'warning',
        header: `What you typed in “${draftTitle(draft)}” was not taken`,
      } as const;
      const keepCopy = async () => {
        const copy = keptCopy(draft);
        const result = await api.call('drafts.create', copy);
        notify(
          result.ok
            ? keptNotice(copy.draft, openDraft)
            : { ...notice, content: result.error.message, action: { text: 'Try again', onClick } },
        );
      };
      const onClick = () => void keepCopy();
      const copying = { text: 'Keep mine as a copy', onClick };
      const [there, kept] = await Promise.all([
        api.call('drafts.read', { draftId: draft.id }),
        api.call('drafts.keepVersion', { draft, reason: 'conflict' }),
      ]);
      if (!there.ok && there.error.kind === 'not-found')
        notify({
          ...notice,
          content: 'The draft was deleted elsewhere. What you typed is in no draft.',
          action: copying,
        });
      else if (!kept.ok)
        notify({
          ...notice,
          content: `The draft was changed elsewhere. ${kept.error.message}`,
          action: copying,
        });
      else
        notify({
          ...notice,
          content:
            'The draft was changed elsewhere. What you typed is among its versions: open it and choose “Versions…” under “Actions”.',
          action: { text: 'Open draft', onClick: () => openDraft(draft.id) },
        });
    },
    [api, notify, openDraft],
  );
}

/** Says that what was typed is a draft of its own now. */
export function keptNotice(copy: Draft, openDraft: (draftId: string) => void): Notice {
  return {
    id: `kept ${copy.id}`,
    type: 'info',
    header: `What you typed is kept as “${draftTitle(copy)}”`,
    content: 'It is among the drafts.',
    action: { text: 'Open draft', onClick: () => openDraft(copy.id) },
  };
}
