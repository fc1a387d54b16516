import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useId } from 'react';
import type { Identity } from '../shared/accounts/identity.ts';
import type { Snapshot } from '../shared/accounts/snapshot.ts';
import type { DamagedDraft } from '../shared/drafts/damaged-draft.ts';
import type { DraftSummary, StoredDraft } from '../shared/drafts/stored-draft.ts';
import type { Template } from '../shared/drafts/template.ts';
import type { Output } from '../shared/contract.ts';
import type { RunHeader } from '../shared/runs/run.ts';
import { useEvent, useGatehouse, useRead, valueOf } from './api.ts';
import { useAccountText, useKeptReading, type KeptReading } from './kept-reading.ts';

/** Who the chosen profile is. */
export function useIdentity(): UseQueryResult<Identity> {
  return useRead('profiles.current', undefined);
}

/** Remembers, here and on disk, that the first-run screen was seen. */
export function useSetWelcomed(): () => void {
  const api = useGatehouse();
  const queries = useQueryClient();
  return useCallback(() => {
    queries.setQueryData(
      ['app.info', undefined],
      (info: Output<'app.info'> | undefined) => info && { ...info, welcomed: true },
    );
    // Where it cannot be remembered, the screen comes once more.
    void api.call('app.welcomed', undefined).catch(() => undefined);
  }, [api, queries]);
}

/** Keeps what choosing a profile gave. */
export function useSetIdentity(): (identity: Identity) => void {
  const queries = useQueryClient();
  return useCallback(
    (identity) => queries.setQueryData(['profiles.current', undefined], identity),
    [queries],
  );
}

/** What the chosen account looks like. */
export function useSnapshot(): KeptReading<Snapshot> {
  const api = useGatehouse();
  const call = useCallback((refresh: boolean) => api.call('account.snapshot', { refresh }), [api]);
  return useKeptReading('account.snapshot', call);
}

/** A managed policy's document in the chosen account, of one version or of the default one, read when first shown. */
export function usePolicyDocument(
  arn: string,
  versionId?: string,
  enabled = true,
): UseQueryResult<{ document: string }> {
  const account = useAccountText();
  return useRead('policies.document', { arn, versionId }, { key: [account, arn, versionId], enabled });
}

/** The runs that were not finished or not exported; read again whenever a run changes. */
export function useOpenRuns(): UseQueryResult<RunHeader[]> {
  const api = useGatehouse();
  const queries = useQueryClient();
  const queryKey = ['runs.open'];
  useEvent('run.changed', () => void queries.invalidateQueries({ queryKey }));
  return useQuery({ queryKey, queryFn: () => valueOf(api.call('runs.open', undefined)), staleTime: 0 });
}

/** The library of drafts; read again whenever one changes. */
export function useDrafts(): UseQueryResult<DraftSummary[]> {
  const api = useGatehouse();
  const queries = useQueryClient();
  const queryKey = ['drafts.list'];
  useEvent('drafts.changed', () => void queries.invalidateQueries({ queryKey }));
  return useQuery({ queryKey, queryFn: () => valueOf(api.call('drafts.list', undefined)), staleTime: 0 });
}

/** The drafts whose files were damaged; read again whenever a draft changes. */
export function useDamagedDrafts(): UseQueryResult<DamagedDraft[]> {
  const api = useGatehouse();
  const queries = useQueryClient();
  const queryKey = ['drafts.damaged'];
  useEvent('drafts.changed', () => void queries.invalidateQueries({ queryKey }));
  return useQuery({ queryKey, queryFn: () => valueOf(api.call('drafts.damaged', undefined)), staleTime: 0 });
}

/** The templates; read again by `useTemplatesChanged`. */
export function useTemplates(): UseQueryResult<Template[]> {
  const api = useGatehouse();
  return useQuery({
    queryKey: ['templates.list'],
    queryFn: () => valueOf(api.call('templates.list', undefined)),
    staleTime: 0,
  });
}

/** Has the templates read again, after one was changed here. */
export function useTemplatesChanged(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: ['templates.list'] }), [queries]);
}

/** Has a draft that is open read again: it was changed by other ways than by its page. */
export function useReadDraftAgain(): (draftId: string) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    (draftId) => queries.invalidateQueries({ queryKey: ['drafts.read', draftId] }),
    [queries],
  );
}

/**
 * A draft of the library, read when it is opened: whoever edits it knows better afterwards. Each view reads it for itself:
 * what one was opened with is out of date for the next.
 */
export function useStoredDraft(draftId: string): UseQueryResult<StoredDraft> {
  const api = useGatehouse();
  const view = useId();
  return useQuery({
    queryKey: ['drafts.read', draftId, view],
    queryFn: () => valueOf(api.call('drafts.read', { draftId })),
    staleTime: Infinity,
    gcTime: 0,
  });
}
