import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Group } from '../../../shared/accounts/snapshot.ts';
import { EmptyTable, matchesText, NoMatch } from '../../components/table-states.tsx';

interface GroupTableProps {
  groups: readonly Group[];
  loading: boolean;
  /** Whether the account was read. */
  known: boolean;
  selected: readonly string[];
  onSelect: (names: string[]) => void;
  onRefresh: () => void;
}

/** The account's groups, to choose several from. */
export function GroupTable({ groups, loading, known, selected, onSelect, onRefresh }: GroupTableProps) {
  const { items, actions, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(
    groups,
    {
      filtering: { fields: ['name', 'path'] },
      pagination: { pageSize: 20 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    },
  );
  const chosen = new Set(selected);
  return (
    <Table<Group>
      {...collectionProps}
      items={items}
      loading={loading}
      loadingText="Reading the groups"
      empty={
        !known ? (
          <EmptyTable title="Not known yet" advice="The account was not read." />
        ) : groups.length === 0 ? (
          <EmptyTable
            title="No groups"
            advice="The account has no groups. Attach policies directly, or create a group in the console first."
          />
        ) : (
          <NoMatch onClear={() => actions.setFiltering('')} />
        )
      }
      trackBy="name"
      selectionType="multi"
      selectedItems={groups.filter(({ name }) => chosen.has(name))}
      onSelectionChange={({ detail }) => {
        const known = new Set(groups.map(({ name }) => name));
        onSelect([
          ...selected.filter((name) => !known.has(name)),
          ...detail.selectedItems.map(({ name }) => name),
        ]);
      }}
      ariaLabels={{
        tableLabel: 'User groups',
        selectionGroupLabel: 'Groups to add the users to',
        allItemsSelectionLabel: () => 'All groups on this page',
        itemSelectionLabel: (_, { name }) => name,
      }}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Group name',
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
          counter={countText(selected.length, groups.length)}
          description="The users get the permissions of every group that you choose."
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Read the account again"
              loading={loading}
              onClick={onRefresh}
            />
          }
        >
          User groups
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find groups"
          filteringAriaLabel="Find groups"
          filteringClearAriaLabel="Clear"
          countText={matchesText(filteredItemsCount)}
        />
      }
      pagination={<Pagination {...paginationProps} />}
      wrapLines
    />
  );
}

/** “(2/14)” while something is chosen, else “(14)”, as the console has it. */
export function countText(selected: number, all: number): string {
  const total = all.toLocaleString('en');
  return selected === 0 ? `(${total})` : `(${selected}/${total})`;
}
