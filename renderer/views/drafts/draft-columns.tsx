import type { TableProps } from '@cloudscape-design/components/table';
import { draftTitle, type DraftSummary } from '../../../shared/drafts/stored-draft.ts';
import { accountIdText } from '../../components/account-chip.tsx';
import { dateText } from '../../components/date-text.ts';
import { ViewLink } from '../../components/view-link.tsx';
import { DraftStateBadge } from '../draft/draft-state-badge.tsx';

/** When a draft was changed last; the list is sorted by it at first. */
export const byChange: TableProps.ColumnDefinition<DraftSummary> = {
  id: 'changed',
  header: 'Changed',
  cell: ({ changedAt }) => dateText(changedAt),
  sortingComparator: (a, b) => (a.changedAt < b.changedAt ? -1 : 1),
  minWidth: 136,
};

/** The columns of the list of drafts, without their actions. */
export const draftColumns: TableProps.ColumnDefinition<DraftSummary>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (draft) => <ViewLink to={{ name: 'draft', draftId: draft.id }}>{draftTitle(draft)}</ViewLink>,
    sortingComparator: (a, b) => draftTitle(a).localeCompare(draftTitle(b)),
    isRowHeader: true,
    minWidth: 120,
  },
  {
    id: 'users',
    header: 'Users',
    cell: ({ users }) => users.toLocaleString('en'),
    sortingField: 'users',
  },
  {
    id: 'target',
    header: 'Account',
    cell: (draft) => <span className="breakable">{targetText(draft)}</span>,
    sortingComparator: (a, b) => targetText(a).localeCompare(targetText(b)),
  },
  byChange,
  {
    id: 'state',
    header: 'State',
    cell: ({ state, openRunId }) => (
      <>
        <DraftStateBadge state={state} />
        {openRunId !== undefined && (
          <div>
            <ViewLink to={{ name: 'results', runId: openRunId }}>Open the run</ViewLink>
          </div>
        )}
      </>
    ),
    sortingField: 'state',
    minWidth: 120,
  },
];

/** The account of a draft, short. */
export function targetText({ target }: Pick<DraftSummary, 'target'>): string {
  if (target === null) return 'Any';
  return target.alias ?? accountIdText(target.account.accountId);
}
