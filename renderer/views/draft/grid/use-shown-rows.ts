import { useMemo, useState } from 'react';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import type { PolicyNames } from '../../../../shared/drafts/policy-names.ts';
import { rowsMatching, type RowFilter } from '../../../../shared/drafts/row-filter.ts';
import type { Finding } from '../../../../shared/plans/finding.ts';

/** The rows that are shown, and the filter that chose them. */
export interface ShownRows {
  users: readonly DraftUser[];
  rowIds: readonly string[];
  /** The rows' numbers in the draft, from 1. */
  numbers: readonly number[];
  filter: RowFilter;
  /** Chooses anew; `everyRow` shows all again. */
  apply: (filter: RowFilter) => void;
}

/**
 * Filters a draft's rows. A row stays while it is put right, though the filter would not choose it any more, and rows that
 * are new are shown: until the filter is applied again. `first` is the filter to begin with.
 */
export function useShownRows(
  draft: Draft,
  findings: readonly Finding[],
  names: PolicyNames,
  first: RowFilter,
): ShownRows {
  const choose = (next: RowFilter) => {
    const ids = rowsMatching(draft, findings, next, names);
    return ids && { ids, among: new Set(draft.users.map(({ id }) => id)) };
  };
  const [filter, setFilter] = useState(first);
  const [chosen, setChosen] = useState<{ ids: ReadonlySet<string>; among: ReadonlySet<string> } | null>(() =>
    choose(first),
  );
  const shown = useMemo(() => {
    const rows = [...draft.users.entries()].filter(
      ([, { id }]) => chosen === null || chosen.ids.has(id) || !chosen.among.has(id),
    );
    return {
      users: rows.map(([, user]) => user),
      rowIds: rows.map(([, { id }]) => id),
      numbers: rows.map(([index]) => index + 1),
    };
  }, [draft.users, chosen]);
  const apply = (next: RowFilter) => {
    setFilter(next);
    setChosen(choose(next));
  };
  return { ...shown, filter, apply };
}
