import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import {
  redoLabel,
  redone,
  undoLabel,
  undone,
  withChange,
  type DraftHistory,
} from '../../shared/drafts/history.ts';
import { draftPatch } from '../../shared/drafts/patch.ts';
import type { VersionReason } from '../../shared/drafts/draft-version.ts';
import type { GatehouseError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { errorOf, useGatehouse, valueOf } from '../api.ts';
import { isBlank, type NewId } from './draft-state.ts';
import { useKeptHistories } from './kept-histories.tsx';
import { useTellWhenLeft } from './use-tell-when-left.ts';

/** A draft that is opened to be edited; `revision: null` for one that is not in the library yet. */
export interface OpenedDraft {
  draft: Draft;
  revision: string | null;
}

/**
 * Whether everything is on the disk, and if not, why; `conflict`: the draft was changed or deleted elsewhere, and nothing
 * is saved any more.
 */
export type Saving =
  | { state: 'saved' }
  | { state: 'saving' }
  | { state: 'failed'; error: GatehouseError }
  | { state: 'conflict'; error: GatehouseError };

/** Users; handing over more than these takes longer than a picture may wait. */
const largeChange = 500;

/** What was taken back or made again, in words, and how much could be made again then: another number each time. */
interface TookBack {
  text: string;
  left: number;
}

/** One draft being edited: what it is now, how it is changed, and how changes are taken back. */
export interface DraftEditor {
  draft: Draft;
  /** `label` says what was done, for “Undo”; changes in the same `place` in quick succession are one. */
  change: (change: (draft: Draft) => Draft, label?: string, place?: string) => void;
  undo: () => void;
  redo: () => void;
  /** What “Undo” would take back; `undefined` when nothing. */
  undoLabel: string | undefined;
  redoLabel: string | undefined;
  /** What the last “Undo” or “Redo” did; another object each time, `undefined` after any other change. */
  tookBack: TookBack | undefined;
  saving: Saving;
  /** Saves once more what could not be saved. */
  retry: () => void;
  /** Keeps the draft as it is now among its versions, before something large happens to it. */
  keepVersion: (reason: VersionReason) => Promise<Result<null>>;
  /** What was typed so far in spite of a conflict is taken care of, or given up: nothing is told of it. */
  settle: () => void;
  /** Takes the draft out of the library; nothing of it is saved any more. */
  forget: () => Promise<void>;
}

/**
 * Edits a draft and gives every change to main at once, which gathers them before it writes: so nothing is lost when the
 * window is closed right after. A draft with nothing in it is not kept.
 */
export function useDraftEditor(opened: OpenedDraft, newId: NewId): DraftEditor {
  const api = useGatehouse();
  const histories = useKeptHistories();
  const [{ history, tookBack }, setEdited] = useState((): Edited => ({ history: histories.of(opened) }));
  const { draft } = history;
  /** The newest state that is on the disk. */
  const [stored, setStored] = useState(opened.draft);
  const [error, setError] = useState<GatehouseError>();
  const kept = useRef(opened);
  /** Nothing is sent any more: the draft was given up here, or is another one elsewhere. */
  const isOver = useRef(false);
  const left = useTellWhenLeft(draft);

  const save = useEffectEvent((changed: Draft, again = false) => {
    const { draft: before, revision: base } = kept.current;
    if (isOver.current || (before === changed && !again) || (base === null && isBlank(changed))) return;
    const revision = newId();
    kept.current = { draft: changed, revision };
    // Of what came since, the next save says so.
    if (history.draft === changed) histories.keep(history, revision);
    const saving =
      base === null
        ? api.call('drafts.create', { draft: changed, revision })
        : api.call('drafts.save', {
            draftId: changed.id,
            base,
            revision,
            patch: draftPatch(before, changed),
          });
    valueOf<null>(saving).then(
      () => {
        setError((before) => (before !== undefined && isConflict(before) ? before : undefined));
        setStored(changed);
      },
      (thrown: unknown) => {
        const failure = errorOf(thrown);
        if (isConflict(failure)) {
          if (!isOver.current) left.notTaken(kept.current.draft);
          isOver.current = true;
          histories.forget(changed.id);
        }
        setError((before) => (before !== undefined && isConflict(before) ? before : failure));
      },
    );
  });
  const delayed = useRef(0);
  const saveInTurn = useEffectEvent((changed: Draft) => {
    const { users } = draftPatch(kept.current.draft, changed);
    // At once, since the window may be closed right after, unless a large change is still to go before.
    if (users.length < largeChange && delayed.current === 0) {
      save(changed);
      return;
    }
    // In a task of its own: thousands of rows take long to be handed over, and the picture must not wait for it.
    delayed.current += 1;
    setTimeout(() => {
      delayed.current -= 1;
      save(changed);
    });
  });
  useEffect(() => saveInTurn(draft), [draft]);
  const [attempts, setAttempts] = useState(0);
  const saveAgain = useEffectEvent(() => save(draft, true));
  useEffect(() => {
    if (attempts > 0) saveAgain();
  }, [attempts]);

  const change = useCallback((make: (draft: Draft) => Draft, label = 'Change', place?: string) => {
    const at = Date.now();
    setEdited((before) => {
      const { draft } = before.history;
      const typing = place === undefined ? undefined : { place, at };
      const history = withChange(before.history, make(draft), label, typing);
      return history === before.history ? before : { history };
    });
  }, []);
  const undo = useCallback(() => setEdited((before) => stepped(before, undone, 'Undone', undoLabel)), []);
  const redo = useCallback(() => setEdited((before) => stepped(before, redone, 'Redone', redoLabel)), []);
  const forget = useCallback(async () => {
    isOver.current = true;
    if (kept.current.revision === null) return;
    histories.forget(kept.current.draft.id);
    const result = await api.call('drafts.delete', { draftId: kept.current.draft.id });
    if (!result.ok) setError(result.error);
  }, [api, histories]);

  const retry = () => setAttempts((count) => count + 1);
  const keepVersion = (reason: VersionReason) => api.call('drafts.keepVersion', { draft, reason });

  const isSaved = draft === stored || (opened.revision === null && stored === opened.draft && isBlank(draft));
  return {
    draft,
    change,
    undo,
    redo,
    undoLabel: undoLabel(history),
    redoLabel: redoLabel(history),
    tookBack,
    saving: error
      ? { state: isConflict(error) ? 'conflict' : 'failed', error }
      : { state: isSaved ? 'saved' : 'saving' },
    retry,
    keepVersion,
    settle: left.settle,
    forget,
  };
}

interface Edited {
  history: DraftHistory;
  tookBack?: TookBack;
}

function stepped(
  before: Edited,
  step: (history: DraftHistory) => DraftHistory,
  word: string,
  labelOf: (history: DraftHistory) => string | undefined,
): Edited {
  const label = labelOf(before.history);
  if (label === undefined) return before;
  const history = step(before.history);
  return { history, tookBack: { text: `${word}: ${label}`, left: history.future.length } };
}

/** Whether somebody else has the last word on the draft: it was changed, or is gone. */
function isConflict({ kind }: GatehouseError): boolean {
  return kind === 'conflict' || kind === 'not-found';
}
