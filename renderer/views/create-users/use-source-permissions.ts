import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { accountKeyText } from '../../../shared/accounts/account-key.ts';
import { snapshotPermissions } from '../../../shared/accounts/snapshot-permissions.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { UserPermissions } from '../../../shared/accounts/user-permissions.ts';
import { Failure } from '../../../shared/errors.ts';
import { useGatehouse, valueOf } from '../../api.ts';
import { useIdentity } from '../../queries.ts';

/**
 * What a user of the chosen account may do, read anew each time it is shown; with `snapshot` what that knows, because
 * the account cannot be asked.
 */
export function useSourcePermissions(
  userName: string,
  snapshot: Snapshot | undefined,
): UseQueryResult<UserPermissions> {
  const api = useGatehouse();
  const { data: identity } = useIdentity();
  const account = snapshot?.account ?? identity?.account;
  const key = account === undefined ? '' : accountKeyText(account);
  return useQuery({
    queryKey: ['account.userPermissions', key, userName, snapshot?.takenAt ?? 'live'],
    queryFn: () =>
      snapshot === undefined
        ? valueOf(api.call('account.userPermissions', { userName }))
        : keptPermissions(userName, snapshot),
    enabled: key !== '',
    staleTime: 0,
    gcTime: 0,
  });
}

function keptPermissions(userName: string, snapshot: Snapshot): UserPermissions {
  const user = snapshot.users.find(({ name }) => name === userName);
  const known = user && snapshotPermissions(user, snapshot);
  if (known !== undefined) return known;
  throw new Failure({
    kind: 'offline',
    message: `The snapshot does not tell what ${userName} has. Connect to the account and refresh.`,
  });
}
