import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { draftTitle, type DraftSummary } from '../../../shared/drafts/stored-draft.ts';
import { errorOf, useAction } from '../../api.ts';
import { accountIdText } from '../../components/account-chip.tsx';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { ViewLink } from '../../components/view-link.tsx';
import { newDraft } from '../../drafting/draft-state.ts';
import { useNavigation } from '../../navigation.ts';
import { useDrafts } from '../../queries.ts';
import { DraftStateBadge } from '../draft/draft-state-badge.tsx';

const none: readonly DraftSummary[] = [];

const byChange: TableProps.ColumnDefinition<DraftSummary> = {
  id: 'changed',
  header: 'Changed',
  cell: ({ changedAt }) => dateText(changedAt),
  sortingComparator: (a, b) => (a.changedAt < b.changedAt ? 1 : -1),
};

const columns: TableProps.ColumnDefinition<DraftSummary>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (draft) => <ViewLink to={{ name: 'draft', draftId: draft.id }}>{draftTitle(draft)}</ViewLink>,
    sortingComparator: (a, b) => draftTitle(a).localeCompare(draftTitle(b)),
    isRowHeader: true,
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
    cell: (draft) => targetText(draft),
    sortingComparator: (a, b) => targetText(a).localeCompare(targetText(b)),
  },
  byChange,
  {
    id: 'state',
    header: 'State',
    cell: ({ state }) => <DraftStateBadge state={state} />,
    sortingField: 'state',
  },
];

/** The library of drafts; each opens its page. */
export function DraftsView() {
  const { data, error, isPending } = useDrafts();
  const { openDraft } = useNavigation();
  const create = useAction('drafts.create');
  const duplicate = useAction('drafts.duplicate');
  const remove = useAction('drafts.delete');
  const list = useList(data ?? none, {
    searchText: (draft) => `${draftTitle(draft)} ${targetText(draft)}`,
    sortedBy: byChange,
  });
  const open = async () => {
    const draft = newDraft(() => crypto.randomUUID());
    const result = await create.run({ draft, revision: crypto.randomUUID() });
    if (result.ok) openDraft(draft.id);
  };
  const actions = (draft: DraftSummary) => (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      ariaLabel={`Actions for ${draftTitle(draft)}`}
      items={[
        { id: 'duplicate', text: 'Duplicate' },
        { id: 'delete', text: 'Delete' },
      ]}
      onItemClick={({ detail }) =>
        void (detail.id === 'duplicate' ? duplicate : remove).run({ draftId: draft.id })
      }
    />
  );
  const problem = [create, duplicate, remove].find((action) => action.error !== undefined)?.error;
  return (
    <SpaceBetween size="m">
      {error !== null && <ErrorAlert header="The drafts could not be read" error={errorOf(error)} />}
      {problem !== undefined && <ErrorAlert header="That did not work" error={problem} />}
      <ListTable
        title="Drafts"
        headingLevel="h1"
        description="Batches of users being prepared. They are on this computer alone, and need no network."
        list={list}
        count={data?.length}
        columns={[...columns, { id: 'actions', header: 'Actions', cell: actions }]}
        trackBy={({ id }) => id}
        loading={isPending}
        loadingText="Reading the drafts"
        empty={{
          title: 'No drafts',
          advice: 'A draft is a batch of users being prepared. Choose “New draft” to begin one.',
        }}
        searchLabel="Find drafts"
        actions={
          <Button variant="primary" loading={create.busy} onClick={() => void open()}>
            New draft
          </Button>
        }
      />
    </SpaceBetween>
  );
}

function targetText({ target }: DraftSummary): string {
  if (target === null) return 'Any';
  return target.alias ?? accountIdText(target.account.accountId);
}
