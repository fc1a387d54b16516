import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountKeyText } from '../../../shared/accounts/account-key.ts';
import { Failure, type GatehouseError } from '../../../shared/errors.ts';
import type { UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';
import { errorOf, useGatehouse, valueOf } from '../../api.ts';
import { useIdentity } from '../../queries.ts';
import { isShown, withChanges, withNewer, type Change } from './changes.ts';

interface Credentials {
  /** The user as it is after what was done from here; absent until it was read. */
  user: UserCredentials | undefined;
  error: GatehouseError | undefined;
  reading: boolean;
  /** AWS was read after a change, and still shows what was before it. */
  isBehind: boolean;
  /** Shows a change at once, and reads the user again. */
  changed: (change: Change) => void;
  readAgain: () => void;
}

/** How a user of the chosen account signs in and signs calls, read each time that the page is opened. */
export function useCredentials(userName: string): Credentials {
  const api = useGatehouse();
  const [changes, setChanges] = useState<Change[]>([]);
  const { data: identity } = useIdentity();
  const account = identity === undefined ? '' : accountKeyText(identity.account);
  const query = useQuery({
    queryKey: ['users.credentials', account, userName],
    queryFn: async () => {
      const user = await valueOf(api.call('users.credentials', { userName }));
      if (accountKeyText(user.account) === account) return user;
      throw new Failure({
        kind: 'conflict',
        message: 'The profile was changed while the user was read. Read it again.',
      });
    },
    enabled: account !== '',
    staleTime: 0,
    gcTime: 0,
  });

  async function readAgain() {
    const { data } = await query.refetch();
    if (data !== undefined) setChanges((all) => all.filter((change) => !isShown(data, change)));
  }
  const { data } = query;
  return {
    user: data && withChanges(data, changes),
    error: query.isError ? errorOf(query.error) : undefined,
    reading: query.isFetching,
    isBehind: !query.isFetching && data !== undefined && changes.some((change) => !isShown(data, change)),
    changed: (change) => {
      setChanges((all) => withNewer(all, change));
      void readAgain();
    },
    readAgain: () => void readAgain(),
  };
}
