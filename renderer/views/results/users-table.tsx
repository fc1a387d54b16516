import { useCollection } from '@cloudscape-design/collection-hooks';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo, useState } from 'react';
import type { Run } from '../../../shared/runs/run.ts';
import { EmptyTable, matchesText, NoMatch } from '../../components/table-states.tsx';
import { HandOverMenu } from '../handover/hand-over-menu.tsx';
import { purposeWords } from './purpose-words.ts';
import { userColumns, type RowActions } from './user-columns.tsx';
import { callLines, matches, passes, userLine, type Line, type RowFilter } from './user-rows.ts';

const pageSize = 50;

const filterLabels: Record<RowFilter, string> = {
  all: 'Any status',
  failed: 'Failed',
  stopped: 'Stopped',
  working: 'Creating',
  waiting: 'Waiting',
  done: 'Created',
  notes: 'With warnings',
  'no-mfa': 'Without MFA device',
  'not-handed-over': 'Not handed over',
};
const filters: RowFilter[] = [
  'all',
  'failed',
  'stopped',
  'working',
  'waiting',
  'done',
  'notes',
  'no-mfa',
  'not-handed-over',
];

interface UsersTableProps {
  run: Run;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
  rowActions: RowActions;
}

/** The users of a run, 50 a page, with search, filter and sort; each opens to its calls. */
export function UsersTable({ run, filter, onFilter, rowActions }: UsersTableProps) {
  const lines = useMemo(
    () => run.rows.filter((row) => passes(row, filter)).map((row) => userLine(row)),
    [run.rows, filter],
  );
  const { working, done } = purposeWords(run.header);
  const labels = { ...filterLabels, working, done };
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = run.rows.filter(({ id }) => selected.has(id));
  const columns = userColumns(run, rowActions);
  const { items, actions, collectionProps, filterProps, paginationProps, filteredItemsCount } =
    useCollection<Line>(lines, {
      filtering: { filteringFunction: (line, text) => matches(line.row, text) },
      sorting: {},
      pagination: { pageSize },
    });
  const searched = filterProps.filteringText !== '' || filter !== 'all';

  return (
    <Table
      {...collectionProps}
      variant="container"
      items={items}
      columnDefinitions={columns}
      trackBy="id"
      wrapLines
      stickyColumns={{ first: 1 }}
      totalItemsCount={filteredItemsCount ?? lines.length}
      selectionType="multi"
      selectedItems={lines.filter(({ id }) => selected.has(id))}
      isItemDisabled={(line) => line.kind === 'call' || line.row.handover.length === 0}
      onSelectionChange={({ detail }) => setSelected(new Set(detail.selectedItems.map(({ id }) => id)))}
      ariaLabels={{
        tableLabel: 'Users',
        selectionGroupLabel: 'Users to hand over to',
        allItemsSelectionLabel: () => 'Select all users of this page',
        itemSelectionLabel: (_all, line) =>
          line.kind === 'call' ? `${line.step.call} for ${line.row.userName}` : `Select ${line.row.userName}`,
        expandButtonLabel: (line) => `Show the calls for ${line.row.userName}`,
        collapseButtonLabel: (line) => `Hide the calls for ${line.row.userName}`,
      }}
      expandableRows={{
        getItemChildren: (line) => (line.kind === 'user' ? callLines(line.row) : []),
        isItemExpandable: (line) => line.kind === 'user' && line.row.steps.length > 0,
        expandedItems: items.filter(({ id }) => opened.has(id)),
        onExpandableItemToggle: ({ detail }) =>
          setOpened((before) => {
            const after = new Set(before);
            if (detail.expanded) after.add(detail.item.id);
            else after.delete(detail.item.id);
            return after;
          }),
      }}
      header={
        <Header
          variant="h2"
          counter={counter(run.rows.length, searched ? filteredItemsCount : undefined)}
          actions={
            <HandOverMenu
              rows={chosen.length > 0 ? chosen : run.rows}
              selected={chosen.length > 0}
              onTask={rowActions.handOver}
            />
          }
        >
          Users
        </Header>
      }
      filter={
        <div className="table-filters">
          <div className="table-filters__text">
            <TextFilter
              {...filterProps}
              filteringPlaceholder="Find users"
              filteringAriaLabel="Find users by name or access key ID"
              countText={matchesText(filteredItemsCount)}
            />
          </div>
          <div className="table-filters__select">
            <Select
              ariaLabel="Filter by status"
              options={filters.map((value) => ({ value, label: labels[value] }))}
              selectedOption={{ value: filter, label: labels[filter] }}
              onChange={({ detail }) => onFilter(chosenFilter(detail.selectedOption))}
            />
          </div>
        </div>
      }
      pagination={
        <Pagination
          {...paginationProps}
          ariaLabels={{
            nextPageLabel: 'Next page',
            previousPageLabel: 'Previous page',
            pageLabel: (page) => `Page ${page}`,
          }}
        />
      }
      empty={
        searched ? (
          <NoMatch
            onClear={() => {
              actions.setFiltering('');
              onFilter('all');
            }}
          />
        ) : (
          <EmptyTable title="No users" advice="This run creates no users." />
        )
      }
    />
  );
}

function counter(all: number, shown: number | undefined): string {
  const number = new Intl.NumberFormat('en');
  return shown === undefined || shown === all
    ? `(${number.format(all)})`
    : `(${number.format(shown)}/${number.format(all)})`;
}

function chosenFilter({ value }: SelectProps.Option): RowFilter {
  return filters.find((filter) => filter === value) ?? 'all';
}
