import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import type { Draft } from '../../shared/drafts/draft.ts';
import { useTellNotTaken } from './use-tell-not-taken.ts';

interface Left {
  /** The library did not take what was typed. While the draft is shown, its page asks; afterwards it is told. */
  notTaken: (draft: Draft) => void;
  /** What was typed so far is taken care of, or given up: nothing is told of it. */
  settle: () => void;
}

/** Tells what was not taken of a draft when it is left, or was left, before anybody was asked about it. */
export function useTellWhenLeft(draft: Draft): Left {
  const tellNotTaken = useTellNotTaken();
  const isShown = useRef(true);
  const isRefused = useRef(false);
  const settled = useRef<Draft>(undefined);
  const leave = useEffectEvent(() => {
    isShown.current = false;
    if (isRefused.current && settled.current !== draft) void tellNotTaken(draft);
  });
  useEffect(() => {
    isShown.current = true;
    return () => leave();
  }, []);
  const notTaken = useCallback(
    (last: Draft) => {
      isRefused.current = true;
      if (!isShown.current) void tellNotTaken(last);
    },
    [tellNotTaken],
  );
  const settle = useCallback(() => {
    settled.current = draft;
  }, [draft]);
  return { notTaken, settle };
}
