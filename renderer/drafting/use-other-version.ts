import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { StoredDraft } from '../../shared/drafts/stored-draft.ts';
import { errorOf, useGatehouse, valueOf } from '../api.ts';

/** What the library has of a draft that is another one there; `isGone`: it is not there any more. */
export function useOtherVersion(draftId: string): { other: UseQueryResult<StoredDraft>; isGone: boolean } {
  const api = useGatehouse();
  const other = useQuery({
    queryKey: ['drafts.read', draftId, 'conflict'],
    queryFn: () => valueOf(api.call('drafts.read', { draftId })),
    gcTime: 0,
    retry: false,
  });
  return { other, isGone: other.isError && errorOf(other.error).kind === 'not-found' };
}
