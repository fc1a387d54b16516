import { useCallback, useMemo, useState } from 'react';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import type { PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import { everyRow, rowsMatching, type RowFilter } from '../../../../shared/drafts/row-filter.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';

/** The rows that are shown, and the filter that chose them. */
export interface ShownRows {
  users: readonly DraftUser[];
  rowIds: readonly string[];
  filter: RowFilter;
  /** Chooses anew; `everyRow` shows all again. */
  apply: (filter: RowFilter) => void;
}

/**
 * Filters a draft's rows. A row stays while it is put right, though the filter would not choose it any more, and rows that
 * are new are shown: until the filter is applied again.
 */
export function useShownRows(draft: Draft, findings: readonly Finding[], names: PolicyNames): ShownRows {
  const [filter, setFilter] = useState(everyRow);
  const [chosen, setChosen] = useState<{ ids: ReadonlySet<string>; among: ReadonlySet<string> } | null>(null);
  const users = useMemo(
    () =>
      chosen === null
        ? draft.users
        : draft.users.filter(({ id }) => chosen.ids.has(id) || !chosen.among.has(id)),
    [draft.users, chosen],
  );
  const rowIds = useMemo(() => users.map(({ id }) => id), [users]);
  const apply = useCallback(
    (next: RowFilter) => {
      const ids = rowsMatching(draft, findings, next, names);
      setFilter(next);
      setChosen(ids && { ids, among: new Set(draft.users.map(({ id }) => id)) });
    },
    [draft, findings, names],
  );
  return { users, rowIds, filter, apply };
}
