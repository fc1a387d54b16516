import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { accountKeyText, type AccountKey } from '../shared/accounts/account-key.ts';
import type { CallName } from '../shared/channels.ts';
import type { Input, Output } from '../shared/contract.ts';
import { Failure } from '../shared/errors.ts';
import type { Result } from '../shared/result.ts';
import { useGatehouse, useRead, valueOf } from './api.ts';

/** Something that main keeps of an account, and a way to have it read again from AWS. */
export interface KeptReading<Value> {
  query: UseQueryResult<Value>;
  refresh: () => Promise<void>;
}

/**
 * What main keeps of the chosen account under a call's name. Never another account's, though the profile may change
 * while it is read. `call` must stay the same between renders.
 */
export function useKeptReading<Value extends { account: AccountKey }>(
  name: CallName,
  call: (refresh: boolean) => Promise<Result<Value>>,
): KeptReading<Value> {
  const queries = useQueryClient();
  const account = useAccountText();
  const read = useCallback(
    async (refresh: boolean) => {
      const value = await valueOf(call(refresh));
      if (accountKeyText(value.account) === account) return value;
      throw new Failure({
        kind: 'conflict',
        message: 'The profile was changed while the account was read. Read it again.',
        call: name,
      });
    },
    [call, name, account],
  );
  const queryKey = [name, account];
  const query = useQuery({ queryKey, queryFn: () => read(false), enabled: account !== '', staleTime: 0 });
  const refresh = useCallback(async () => {
    const options = { queryKey: [name, account], queryFn: () => read(true), staleTime: 0 };
    // The query above has the error and shows it.
    await queries.query(options).catch(() => undefined);
  }, [queries, name, account, read]);
  return { query, refresh };
}

/** One thing in the chosen account, read anew whenever a view shows it. */
export function useDetails<Name extends CallName>(
  name: Name,
  input: Input<Name>,
): UseQueryResult<Output<Name>> {
  const api = useGatehouse();
  const account = useAccountText();
  return useQuery({
    queryKey: [name, account, input],
    queryFn: () => valueOf(api.call(name, input)),
    enabled: account !== '',
    staleTime: 0,
  });
}

/** The chosen account's identity as a text; empty while it is not known. */
export function useAccountText(): string {
  const { data: identity } = useRead('profiles.current', undefined);
  return identity === undefined ? '' : accountKeyText(identity.account);
}
