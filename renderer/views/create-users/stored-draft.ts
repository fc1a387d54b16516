import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { errorOf } from '../../api.ts';
import { useStoreDraft } from '../../queries.ts';
import { isBlank } from './draft-state.ts';

/**
 * Gives every change of the draft to main, which gathers them before it writes: so nothing is lost when the window is
 * closed right after. Gives the error of the last attempt, and `forget`, after which nothing of it is saved any more.
 */
export function useDraftSaving(draft: Draft): {
  error: GatehouseError | undefined;
  forget: () => Promise<void>;
} {
  const store = useStoreDraft();
  const [error, setError] = useState<GatehouseError>();
  const saved = useRef(draft);
  const forgotten = useRef(false);

  const save = useEffectEvent((changed: Draft) => {
    if (forgotten.current || saved.current === changed) return;
    saved.current = changed;
    store(isBlank(changed) ? null : changed).then(
      () => setError(undefined),
      (thrown: unknown) => setError(errorOf(thrown)),
    );
  });
  useEffect(() => save(draft), [draft]);

  const forget = async () => {
    forgotten.current = true;
    await store(null).catch((thrown: unknown) => setError(errorOf(thrown)));
  };
  return { error, forget };
}
