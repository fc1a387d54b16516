import { useCallback } from 'react';
import type { AccountGroups } from '../../../shared/accounts/account-groups.ts';
import { useGatehouse } from '../../api.ts';
import { useKeptReading, type KeptReading } from '../../kept-reading.ts';

/** The account's groups. */
export function useGroups(): KeptReading<AccountGroups> {
  const api = useGatehouse();
  const call = useCallback((refresh: boolean) => api.call('groups.list', { refresh }), [api]);
  return useKeptReading('groups.list', call);
}
