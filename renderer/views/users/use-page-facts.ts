import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract.ts';
import { useGatehouse, valueOf } from '../../api.ts';
import { useAccountText } from '../../kept-reading.ts';

/**
 * The credentials of the users on the page that is shown of whom the credential report says nothing, read user by
 * user. `listReadAt`: with a newer list they are read anew.
 */
export function usePageFacts(
  userNames: readonly string[],
  listReadAt: string,
): UseQueryResult<Output<'users.credentialFacts'>> {
  const api = useGatehouse();
  const account = useAccountText();
  return useQuery({
    queryKey: ['users.credentialFacts', account, listReadAt, userNames],
    queryFn: () => valueOf(api.call('users.credentialFacts', { userNames: [...userNames] })),
    enabled: userNames.length > 0,
  });
}
