import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import { useLeaveGuard } from '../leave-guard.tsx';
import { useNavigation } from '../navigation.ts';
import { useNotify } from '../shell/notices.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { LeaveConflict } from './leave-conflict.tsx';
import { keptNotice } from './use-tell-not-taken.ts';

/** What guards a draft of which nothing is saved any more. */
export interface ConflictGuard {
  /** Asks before it is left by other ways than the navigation; `false` keeps the administrator there. */
  ask: () => Promise<boolean>;
  /** What was typed so far is taken care of: it is not asked about. */
  settle: () => void;
  dialog: ReactNode;
}

/** Guards a draft that was changed or deleted elsewhere against being left with what was typed since. */
export function useLeaveConflict({ draft, saving, settle: settleInEditor }: DraftEditor): ConflictGuard {
  const notify = useNotify();
  const { openDraft } = useNavigation();
  const [asking, setAsking] = useState<{ answer: (leave: boolean) => void }>();
  const settled = useRef<Draft>(undefined);
  const isConflict = saving.state === 'conflict';
  const ask = useCallback(() => {
    if (!isConflict || settled.current === draft) return Promise.resolve(true);
    return new Promise<boolean>((resolve) => {
      setAsking((before) => {
        before?.answer(false);
        return { answer: resolve };
      });
    });
  }, [isConflict, draft]);
  useLeaveGuard(ask);
  const settle = () => {
    settled.current = draft;
    settleInEditor();
  };
  const answer = (leave: boolean) => {
    if (leave) settle();
    asking?.answer(leave);
    setAsking(undefined);
  };
  const leave = (copy?: Draft) => {
    answer(true);
    if (copy !== undefined) notify(keptNotice(copy, openDraft));
  };
  return {
    ask,
    settle,
    dialog: asking && <LeaveConflict draft={draft} onStay={() => answer(false)} onLeave={leave} />,
  };
}
