import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { errorOf } from '../../api.ts';
import { useStoreDraft } from '../../queries.ts';
import { isBlank } from './draft-state.ts';

const pauseBeforeSaving = 400;

/**
 * Keeps the draft on disk while it is edited: after each pause in typing, and at once when the wizard or the window is
 * left. Gives the error of the last attempt, and `forget`, after which nothing of it is saved any more.
 */
export function useDraftSaving(draft: Draft): {
  error: GatehouseError | undefined;
  forget: () => Promise<void>;
} {
  const store = useStoreDraft();
  const [error, setError] = useState<GatehouseError>();
  const saved = useRef(draft);
  const forgotten = useRef(false);

  const save = useEffectEvent(() => {
    if (forgotten.current || saved.current === draft) return;
    saved.current = draft;
    store(isBlank(draft) ? null : draft).then(
      () => setError(undefined),
      (thrown: unknown) => setError(errorOf(thrown)),
    );
  });

  useEffect(() => {
    const timer = setTimeout(() => save(), pauseBeforeSaving);
    return () => clearTimeout(timer);
  }, [draft]);

  useEffect(() => {
    const flush = () => save();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  const forget = async () => {
    forgotten.current = true;
    await store(null).catch((thrown: unknown) => setError(errorOf(thrown)));
  };
  return { error, forget };
}
