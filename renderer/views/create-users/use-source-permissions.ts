import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { accountKeyText } from '../../../shared/accounts/account-key.ts';
import type { UserPermissions } from '../../../shared/accounts/user-permissions.ts';
import { useGatehouse, valueOf } from '../../api.ts';
import { useIdentity } from '../../queries.ts';

/** What a user of the chosen account may do, read anew each time it is shown. */
export function useSourcePermissions(userName: string): UseQueryResult<UserPermissions> {
  const api = useGatehouse();
  const { data: identity } = useIdentity();
  const account = identity === undefined ? '' : accountKeyText(identity.account);
  return useQuery({
    queryKey: ['account.userPermissions', account, userName],
    queryFn: () => valueOf(api.call('account.userPermissions', { userName })),
    enabled: account !== '',
    staleTime: 0,
    gcTime: 0,
  });
}
