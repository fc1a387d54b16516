import { useCollection, type UseCollectionResult } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header, { type HeaderProps } from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { EmptyTable, matchesText, NoMatch } from './table-states.tsx';

interface ListOptions<Item> {
  /** What the search looks in. */
  searchText: (item: Item) => string;
  /** The column that it is sorted by at first. */
  sortedBy: TableProps.SortingColumn<Item>;
  /** It is sorted the other way round at first: the newest first. */
  isDescending?: boolean;
  pageSize?: number;
  /** Items can be chosen: for a table with `selectionLabel`. */
  selection?: boolean;
}

/** A list with its search, sort and paging: for `ListTable`. */
export function useList<Item>(
  items: readonly Item[],
  { searchText, sortedBy, isDescending = false, pageSize = 50, selection = false }: ListOptions<Item>,
): UseCollectionResult<Item> {
  return useCollection(items, {
    filtering: {
      filteringFunction: (item, text) => searchText(item).toLowerCase().includes(text.trim().toLowerCase()),
    },
    sorting: { defaultState: { sortingColumn: sortedBy, isDescending } },
    pagination: { pageSize },
    ...(selection ? { selection: {} } : {}),
  });
}

interface ListTableProps<Item> {
  title: string;
  headingLevel: HeaderProps['variant'];
  description?: ReactNode;
  /** A link to the help panel. */
  info?: ReactNode;
  list: UseCollectionResult<Item>;
  /** How many there are, whatever the search and the filters leave over; `undefined` while that is not known. */
  count: number | undefined;
  columns: TableProps.ColumnDefinition<Item>[];
  trackBy: (item: Item) => string;
  /** Lets several items be chosen: how each is called. */
  selectionLabel?: (item: Item) => string;
  loading: boolean;
  loadingText: string;
  /** What is said, and advised, where there is nothing at all. */
  empty: { title: string; advice: string };
  searchLabel: string;
  /** More filters beside the search. */
  filters?: ReactNode;
  onClearFilters?: () => void;
  /** Reads the list again. */
  onRefresh?: () => void;
  actions?: ReactNode;
  /** Rows below rows, and how the button is named that shows them. */
  expandableRows?: TableProps.ExpandableRows<Item>;
  expandLabel?: (item: Item) => string;
  /** The last column is what can be done: it stays in sight in a narrow window. */
  hasActions?: boolean;
}

/** A list to look things up in, paged, with search, sort, count and states. */
export function ListTable<Item>(props: ListTableProps<Item>) {
  const { title, list, count, loading, empty, onRefresh, actions, searchLabel } = props;
  const { expandableRows, expandLabel, selectionLabel } = props;
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = list;
  return (
    <Table<Item>
      {...collectionProps}
      items={items}
      columnDefinitions={props.columns}
      trackBy={props.trackBy}
      loading={loading}
      loadingText={props.loadingText}
      wrapLines
      {...(props.hasActions === true && { stickyColumns: { last: 1 } })}
      ariaLabels={{
        tableLabel: title,
        ...(expandLabel && {
          expandButtonLabel: (item) => `Show what is done for ${expandLabel(item)}`,
          collapseButtonLabel: (item) => `Hide what is done for ${expandLabel(item)}`,
        }),
        ...(selectionLabel && {
          selectionGroupLabel: title,
          allItemsSelectionLabel: () => 'All',
          itemSelectionLabel: (_, item) => selectionLabel(item),
        }),
      }}
      {...(expandableRows && { expandableRows })}
      {...(selectionLabel && { selectionType: 'multi' as const })}
      empty={
        count === undefined || count === 0 ? (
          <EmptyTable
            {...(count === 0 ? empty : { title: 'Not known yet', advice: 'The list was not read.' })}
          />
        ) : (
          <NoMatch
            onClear={() => {
              list.actions.setFiltering('');
              props.onClearFilters?.();
            }}
          />
        )
      }
      header={
        <Header
          variant={props.headingLevel ?? 'h2'}
          {...(count === undefined ? {} : { counter: `(${count.toLocaleString('en')})` })}
          description={props.description}
          info={props.info}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {onRefresh !== undefined && (
                <Button
                  iconName="refresh"
                  ariaLabel={`Read again: ${title}`}
                  loading={loading}
                  onClick={onRefresh}
                />
              )}
              {actions}
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
      filter={
        <div className="table-filters">
          <div className="table-filters__text">
            <TextFilter
              {...filterProps}
              filteringPlaceholder={searchLabel}
              filteringAriaLabel={searchLabel}
              filteringClearAriaLabel="Clear"
              countText={matchesText(filteredItemsCount)}
            />
          </div>
          {props.filters}
        </div>
      }
      pagination={<Pagination {...paginationProps} />}
    />
  );
}
