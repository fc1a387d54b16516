import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo } from 'react';
import type { Group } from '../../../shared/accounts/snapshot.ts';
import type { NewGroup } from '../../../shared/drafts/draft.ts';
import { EmptyTable, matchesText, NoMatch } from '../../components/table-states.tsx';
import { GroupNameField } from './group-name-field.tsx';
import { NewEntityCell } from './new-entity-cell.tsx';

/** A line of the table: a group of the account, or one that the batch creates, by its place there. */
type Line = Pick<Group, 'name' | 'path'> & { newIndex?: number };

interface GroupTableProps {
  groups: readonly Group[];
  newGroups: readonly NewGroup[];
  loading: boolean;
  /** Whether the account was read. */
  known: boolean;
  selected: readonly string[];
  onSelect: (names: string[]) => void;
  onRefresh: () => void;
  onCreate: () => void;
  onEdit: (newIndex: number) => void;
  onRemove: (newIndex: number) => void;
}

/** The account's groups and those that the batch creates, to choose several from. */
export function GroupTable(props: GroupTableProps) {
  const { newGroups, loading, known, selected, onSelect, onRefresh, onCreate, onEdit, onRemove } = props;
  const groups = useMemo(
    (): Line[] => [
      ...newGroups.map(({ name, path }, newIndex) => ({ name, path, newIndex })),
      ...props.groups,
    ],
    [newGroups, props.groups],
  );
  const { items, actions, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(
    groups,
    {
      filtering: { fields: ['name', 'path'] },
      pagination: { pageSize: 20 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name', sortingComparator: newFirst } } },
    },
  );
  const chosen = new Set(selected);
  return (
    <Table<Line>
      {...collectionProps}
      items={items}
      loading={loading}
      loadingText="Reading the groups"
      empty={
        !known && newGroups.length === 0 ? (
          <EmptyTable title="Not known yet" advice="The account was not read. Add groups by their names." />
        ) : groups.length === 0 ? (
          <EmptyTable
            title="No groups"
            advice="The account has no groups. Create one, or attach policies directly."
          />
        ) : (
          <NoMatch onClear={() => actions.setFiltering('')} />
        )
      }
      trackBy={keyOf}
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
          sortingComparator: newFirst,
          isRowHeader: true,
        },
        {
          id: 'path',
          header: 'Path',
          cell: ({ path }) => <span className="breakable">{path}</span>,
          sortingField: 'path',
          minWidth: 180,
        },
        ...(newGroups.length === 0 ? [] : [newColumn(onEdit, onRemove)]),
      ]}
      header={
        <Header
          variant="h2"
          counter={countText(selected.length, groups.length)}
          description="The users get the permissions of every group that you choose."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="refresh"
                ariaLabel="Read the account again"
                loading={loading}
                onClick={onRefresh}
              />
              <Button onClick={onCreate}>Create group</Button>
            </SpaceBetween>
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
      footer={!known && <GroupNameField onAdd={(name) => onSelect([...new Set([...selected, name])])} />}
      wrapLines
    />
  );
}

/** The account never has a key like that of a new one: no name has a slash. */
function keyOf({ name, newIndex }: Line): string {
  return newIndex === undefined ? name : `new/${newIndex}`;
}

function newFirst(a: Line, b: Line): number {
  const place = ({ newIndex }: Line): number => (newIndex === undefined ? 1 : 0);
  return place(a) - place(b) || a.name.localeCompare(b.name, 'en');
}

function newColumn(
  onEdit: (newIndex: number) => void,
  onRemove: (newIndex: number) => void,
): TableProps.ColumnDefinition<Line> {
  return {
    id: 'new',
    header: 'In this batch',
    width: 210,
    cell: ({ name, newIndex }) =>
      newIndex !== undefined && (
        <NewEntityCell
          what={`group ${name}`}
          onEdit={() => onEdit(newIndex)}
          onRemove={() => onRemove(newIndex)}
        />
      ),
  };
}

/** “(2/14)” while something is chosen, else “(14)”, as the console has it. */
export function countText(selected: number, all: number): string {
  const total = all.toLocaleString('en');
  return selected === 0 ? `(${total})` : `(${selected}/${total})`;
}
