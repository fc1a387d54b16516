import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { accountKeyText, type AccountKey, type Partition } from '../shared/accounts/account-key.ts';
import type { KeptSnapshot } from '../shared/accounts/kept-snapshot.ts';
import { snapshotChanges, type SnapshotChange } from '../shared/accounts/snapshot-changes.ts';
import type { Snapshot } from '../shared/accounts/snapshot.ts';
import { unknownAccount } from '../shared/accounts/unknown-account.ts';
import { Failure, type GatehouseError } from '../shared/errors.ts';
import { errorOf, useGatehouse, useRead, valueOf } from './api.ts';
import { useIdentity, useSnapshot } from './queries.ts';
import { useKeptSnapshots } from './kept-snapshots.ts';

/** What a refresh showed. */
export interface RefreshNews {
  /** When the snapshot was taken that it is compared with. */
  since: string;
  changes: SnapshotChange[];
}

/** The best that is known of an account, connected or not. */
export interface WorkingSnapshot {
  /** Whose it is, or whose is wanted; `null` where no account is in use and none was chosen. */
  account: AccountKey | null;
  alias: string | undefined;
  snapshot: Snapshot | undefined;
  /** The snapshot, or what holds in every account where there is none: rules and pickers can always work with it. */
  ground: Snapshot;
  /** `live`: as the account was just read; `kept`: from the disk, or from before the connection was lost. */
  origin: 'live' | 'kept' | 'none';
  /** The account is being read, or it is being found out who the profile is. */
  reading: boolean;
  /** Why the account is not read; `undefined` also while it is being read. */
  error: GatehouseError | undefined;
  refresh: () => Promise<void>;
  news: RefreshNews | undefined;
  dismissNews: () => void;
  /** The kept accounts among which the administrator may choose; empty where the account is given. */
  choices: readonly KeptSnapshot[];
  choose: (account: AccountKey) => void;
}

const chosenKey = ['working-account'];
const noPolicies: Snapshot['policies'] = [];
const noChoices: readonly KeptSnapshot[] = [];

/**
 * The snapshot to work with: of `target`, or with `null` of the account in use. Where that account cannot be reached,
 * what is kept of it; where no profile works at all, what is kept of the account that the administrator chooses (of
 * the only one, unasked). Nothing waits for the network that the disk can answer.
 */
export function useWorkingSnapshot(target: AccountKey | null): WorkingSnapshot {
  const api = useGatehouse();
  const queries = useQueryClient();
  const identity = useIdentity();
  const live = useSnapshot().query;
  const keptList = useKeptSnapshots();
  const chosen = useQuery<AccountKey | null>({ queryKey: chosenKey, queryFn: skipToken, initialData: null });
  const [news, setNews] = useState<RefreshNews & { of: string }>();
  const [refusal, setRefusal] = useState<{ of: string; error: GatehouseError }>();
  const [refreshing, setRefreshing] = useState(false);

  const inUse = identity.data?.account;
  // Also while it is asked again who that is: what is in view must not come and go with every attempt.
  const isUnknown = identity.isError || (inUse === undefined && identity.errorUpdateCount > 0);
  const all = keptList.data ?? noChoices;
  const free = target === null && inUse === undefined && isUnknown ? all : noChoices;
  const [only] = free;
  const fallback = chosen.data ?? (free.length === 1 ? (only?.account ?? null) : null);
  const account = target ?? inUse ?? (isUnknown ? fallback : null);
  const wanted = account === null ? '' : accountKeyText(account);
  const isInUse = inUse !== undefined && accountKeyText(inUse) === wanted;

  const liveData = isInUse ? live.data : undefined;
  const isLive = liveData !== undefined && !live.isError;
  const kept = useQuery({
    queryKey: ['snapshots.read', wanted],
    queryFn: () => {
      if (account === null) throw new Error('No account to read.');
      return valueOf(api.call('snapshots.read', { account }));
    },
    enabled: account !== null && liveData === undefined,
    staleTime: 0,
  });
  const snapshot = liveData ?? (account === null ? undefined : kept.data);
  const builtIn = useBuiltInPolicies(account?.partition ?? 'aws', snapshot === undefined);
  const ground = useMemo(
    () => snapshot ?? unknownAccount(builtIn ?? noPolicies, account ?? undefined),
    [snapshot, builtIn, account],
  );

  const { refetch } = identity;
  const refresh = useCallback(async () => {
    setRefreshing(true);
    try {
      const who = inUse ?? (await refetch()).data?.account;
      // Why nobody is known is the identity's error.
      if (who === undefined) return;
      const key = accountKeyText(who);
      if (wanted !== '' && target !== null && key !== wanted) {
        setRefusal({ of: wanted, error: elsewhere });
        return;
      }
      setRefusal(undefined);
      const after = await queries
        .query({
          queryKey: ['account.snapshot', key],
          queryFn: async () =>
            requireAccount(await valueOf(api.call('account.snapshot', { refresh: true })), key),
          staleTime: 0,
        })
        // The query above has the error.
        .catch(() => undefined);
      void queries.invalidateQueries({ queryKey: ['snapshots.list'] });
      if (after !== undefined && snapshot !== undefined && accountKeyText(snapshot.account) === key)
        setNews({ of: key, since: snapshot.takenAt, changes: snapshotChanges(snapshot, after) });
    } finally {
      setRefreshing(false);
    }
  }, [api, queries, inUse, refetch, wanted, target, snapshot]);

  const reading = refreshing || identity.isFetching || (isInUse && live.isFetching);
  const error =
    refusal?.of === wanted ? refusal.error : errorBehind(identity.error, isInUse ? live.error : null);
  return {
    account,
    alias: snapshot?.alias ?? (isInUse ? identity.data?.alias : undefined),
    snapshot,
    ground,
    origin: isLive ? 'live' : snapshot === undefined ? 'none' : 'kept',
    reading,
    error: reading ? undefined : error,
    refresh,
    news: news?.of === wanted ? news : undefined,
    dismissNews: useCallback(() => setNews(undefined), []),
    choices: free,
    choose: useCallback((one: AccountKey) => void queries.setQueryData(chosenKey, one), [queries]),
  };
}

function useBuiltInPolicies(partition: Partition, enabled: boolean): Snapshot['policies'] | undefined {
  return useRead('catalogue.policies', { partition }, { enabled }).data;
}

function errorBehind(identityError: unknown, liveError: unknown): GatehouseError | undefined {
  const thrown = identityError ?? liveError ?? null;
  return thrown === null ? undefined : errorOf(thrown);
}

function requireAccount(snapshot: Snapshot, key: string): Snapshot {
  if (accountKeyText(snapshot.account) === key) return snapshot;
  throw new Failure({
    kind: 'conflict',
    message: 'The profile was changed while the account was read. Read it again.',
    call: 'account.snapshot',
  });
}

const elsewhere: GatehouseError = {
  kind: 'conflict',
  message: 'The profile in use is in another account. Choose a profile of this account, then refresh.',
};
