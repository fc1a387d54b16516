import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Run, RunChange } from '../../../shared/runs/run.ts';
import { useEvent, useGatehouse, valueOf } from '../../api.ts';
import { isActive, mergeChange } from './merge-change.ts';

/** A run as it is now, and a way to put in a newer one that an action gave back. */
export interface LiveRun {
  query: UseQueryResult<Run>;
  replace: (run: Run) => void;
}

/** A run of thousands of users changes dozens of times a second, and its table takes about 0.1 s to draw. */
const drawEveryMs = 250;

/**
 * Reads a run once and then follows its events. What changes while it is being read is put on top of the answer, and
 * when the run comes to rest it is read once more, so that the order in which answer and events arrive does not matter.
 */
export function useRun(runId: string): LiveRun {
  const api = useGatehouse();
  const queryClient = useQueryClient();
  const queryKey = ['runs.read', { runId }];
  const whileReading = useRef<RunChange[]>(undefined);
  const toDraw = useRef<RunChange[]>([]);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  function draw() {
    const changes = toDraw.current;
    toDraw.current = [];
    pause.current = undefined;
    if (changes.length === 0) return;
    queryClient.setQueryData<Run>(queryKey, (run) => run && changes.reduce(mergeChange, run));
    pause.current = setTimeout(draw, drawEveryMs);
  }
  useEffect(() => () => clearTimeout(pause.current), []);

  useEvent('run.changed', (change) => {
    if (change.header.id !== runId) return;
    whileReading.current?.push(change);
    toDraw.current.push(change);
    if (pause.current === undefined) draw();
  });

  const query = useQuery({
    queryKey,
    queryFn: async () => {
      const changes: RunChange[] = [];
      whileReading.current = changes;
      const run = await valueOf(api.call('runs.read', { runId }));
      whileReading.current = undefined;
      return changes.reduce(mergeChange, run);
    },
    refetchOnMount: 'always',
    gcTime: 0,
  });

  const active = query.data !== undefined && isActive(query.data);
  const wasActive = useRef(false);
  const { refetch } = query;
  useEffect(() => {
    if (wasActive.current && !active) void refetch();
    wasActive.current = active;
  }, [active, refetch]);

  function replace(run: Run) {
    toDraw.current = [];
    queryClient.setQueryData<Run>(queryKey, run);
  }
  return { query, replace };
}
