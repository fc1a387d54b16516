import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import { EmptyTable, matchesText, NoMatch } from '../../components/table-states.tsx';

type SourceUser = Snapshot['users'][number];

interface SourceUserTableProps {
  users: readonly SourceUser[];
  loading: boolean;
  /** Whether the account was read. */
  known: boolean;
  selected: string | undefined;
  onSelect: (userName: string) => void;
  onRefresh: () => void;
}

/** The account's users, to choose one from whose permissions are copied. */
export function SourceUserTable(props: SourceUserTableProps) {
  const { users, loading, known, selected, onSelect, onRefresh } = props;
  const { items, actions, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(
    users,
    {
      filtering: { fields: ['name', 'path'] },
      pagination: { pageSize: 10 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    },
  );
  return (
    <Table<SourceUser>
      {...collectionProps}
      items={items}
      loading={loading}
      loadingText="Reading the users"
      empty={
        !known ? (
          <EmptyTable title="Not known yet" advice="The account was not read." />
        ) : users.length === 0 ? (
          <EmptyTable
            title="No users"
            advice="The account has no users to copy from. Add the new users to groups, or attach policies directly."
          />
        ) : (
          <NoMatch onClear={() => actions.setFiltering('')} />
        )
      }
      trackBy="name"
      selectionType="single"
      selectedItems={users.filter(({ name }) => name === selected)}
      onSelectionChange={({ detail: { selectedItems } }) => {
        const [user] = selectedItems;
        if (user !== undefined) onSelect(user.name);
      }}
      ariaLabels={{
        tableLabel: 'Users to copy from',
        selectionGroupLabel: 'User to copy permissions from',
        itemSelectionLabel: (_, { name }) => name,
      }}
      columnDefinitions={[
        {
          id: 'name',
          header: 'User name',
          cell: ({ name }) => <span className="breakable">{name}</span>,
          sortingField: 'name',
          isRowHeader: true,
        },
        {
          id: 'path',
          header: 'Path',
          cell: ({ path }) => <span className="breakable">{path}</span>,
          sortingField: 'path',
          minWidth: 180,
        },
      ]}
      header={
        <Header
          variant="h2"
          counter={`(${users.length.toLocaleString('en')})`}
          description="Choose the user whose permissions the new users get."
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Read the account again"
              loading={loading}
              onClick={onRefresh}
            />
          }
        >
          Copy permissions from
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find users"
          filteringAriaLabel="Find users to copy from"
          filteringClearAriaLabel="Clear"
          countText={matchesText(filteredItemsCount)}
        />
      }
      pagination={<Pagination {...paginationProps} />}
      wrapLines
    />
  );
}
