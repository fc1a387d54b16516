import { useCallback } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import type { GatehouseError } from '../../shared/errors.ts';
import { useAction } from '../api.ts';
import { keptCopy } from './copy-of-draft.ts';

interface KeepCopy {
  /** Gives the copy as it is in the library; `undefined` when it could not be kept. */
  run: (draft: Draft) => Promise<Draft | undefined>;
  busy: boolean;
  error: GatehouseError | undefined;
}

/** Keeps what was entered here as a draft of its own, where the library's draft is another one or gone. */
export function useKeepCopy(): KeepCopy {
  const { run: create, busy, error } = useAction('drafts.create');
  const run = useCallback(
    async (draft: Draft) => {
      const copy = keptCopy(draft);
      const result = await create(copy);
      return result.ok ? copy.draft : undefined;
    },
    [create],
  );
  return { run, busy, error };
}
