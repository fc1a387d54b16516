import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { accountKeyText, type AccountKey } from '../shared/accounts/account-key.ts';
import type { KeptSnapshot } from '../shared/accounts/kept-snapshot.ts';
import type { Result } from '../shared/result.ts';
import { useGatehouse, valueOf } from './api.ts';

/** The accounts of which a snapshot is kept on this computer. */
export function useKeptSnapshots(): UseQueryResult<KeptSnapshot[]> {
  const api = useGatehouse();
  return useQuery({
    queryKey: ['snapshots.list'],
    queryFn: () => valueOf(api.call('snapshots.list', undefined)),
    staleTime: 0,
  });
}

/** Deletes what is kept of an account, and has the lists know. */
export function useForgetSnapshot(): (account: AccountKey) => Promise<Result<null>> {
  const api = useGatehouse();
  const queries = useQueryClient();
  return useCallback(
    async (account) => {
      const result = await api.call('snapshots.forget', { account });
      queries.removeQueries({ queryKey: ['snapshots.read', accountKeyText(account)] });
      await queries.invalidateQueries({ queryKey: ['snapshots.list'] });
      return result;
    },
    [api, queries],
  );
}
