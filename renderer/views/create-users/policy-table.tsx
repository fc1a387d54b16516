import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo, useState } from 'react';
import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import { policyColumns, policyTypeOptions } from '../../components/policy-columns.tsx';
import type { NewPolicy } from '../../../shared/drafts/draft.ts';
import { newPolicyName, newPolicyReference } from '../../../shared/drafts/policy-reference.ts';
import { EmptyTable, matchesText, NoMatch } from '../../components/table-states.tsx';
import { countText } from './group-table.tsx';
import { asManagedPolicy } from './new-entities.ts';
import { NewEntityCell } from './new-entity-cell.tsx';
import { PolicyDocument } from './policy-document.tsx';

const filters = [
  ...policyTypeOptions,
  { value: 'new', label: 'New in this batch' },
  { value: 'chosen', label: 'Chosen' },
] as const;

/** What can be done about policies that the batch creates, by their places there. */
export interface NewPolicyActions {
  onCreate: () => void;
  onEdit: (newIndex: number) => void;
  onRemove: (newIndex: number) => void;
}

interface PolicyTableProps {
  title: string;
  description: string;
  /** `single`: a permissions boundary; `multi`: policies to attach. */
  selectionType: 'single' | 'multi';
  policies: readonly ManagedPolicy[];
  newPolicies: readonly NewPolicy[];
  newActions: NewPolicyActions;
  loading: boolean;
  selected: readonly string[];
  onSelect: (arns: string[]) => void;
  onRefresh: () => void;
}

/** The account's and AWS's managed policies, with the JSON of each on demand. What is chosen stays while searching. */
export function PolicyTable(props: PolicyTableProps) {
  const { title, description, selectionType, newPolicies, newActions, loading, selected } = props;
  const { onSelect, onRefresh } = props;
  const policies = useMemo(
    () => [...newPolicies.map(asManagedPolicy), ...props.policies],
    [newPolicies, props.policies],
  );
  const [filter, setFilter] = useState<string>('all');
  const [shownPolicy, setShownPolicy] = useState<ManagedPolicy>();
  const chosen = useMemo(() => new Set(selected), [selected]);
  const ofType = useMemo(
    () =>
      policies.filter(
        ({ arn, type }) =>
          filter === 'all' ||
          (filter === 'chosen' ? chosen.has(arn) : filter === 'new' ? isNew(arn) : type === filter),
      ),
    [policies, filter, chosen],
  );
  const { items, actions, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(
    ofType,
    {
      filtering: {
        fields: ['name'],
      },
      pagination: { pageSize: 50 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name', sortingComparator: newFirst } } },
    },
  );
  return (
    <>
      <Table<ManagedPolicy>
        {...collectionProps}
        items={items}
        loading={loading}
        loadingText="Reading the policies"
        empty={
          policies.length === 0 ? (
            <EmptyTable
              title="No policies"
              advice="The account has no managed policies that can be used here. Create one."
            />
          ) : (
            <NoMatch
              onClear={() => {
                actions.setFiltering('');
                setFilter('all');
              }}
            />
          )
        }
        trackBy="arn"
        selectionType={selectionType}
        selectedItems={policies.filter(({ arn }) => chosen.has(arn))}
        onSelectionChange={({ detail }) => {
          const known = new Set(policies.map(({ arn }) => arn));
          const kept = selectionType === 'single' ? [] : selected.filter((arn) => !known.has(arn));
          onSelect([...kept, ...detail.selectedItems.map(({ arn }) => arn)]);
        }}
        ariaLabels={{
          tableLabel: title,
          selectionGroupLabel: title,
          allItemsSelectionLabel: () => 'All policies on this page',
          itemSelectionLabel: (_, { name }) => name,
        }}
        columnDefinitions={[
          {
            id: 'name',
            header: 'Policy name',
            cell: ({ name }) => <span className="breakable">{name}</span>,
            sortingField: 'name',
            sortingComparator: newFirst,
            isRowHeader: true,
          },
          ...policyColumns.map((column) =>
            column.id === 'attached'
              ? {
                  ...column,
                  cell: ({ arn, attachmentCount }: ManagedPolicy) =>
                    isNew(arn) ? 'None yet' : attachmentCount,
                }
              : column,
          ),
          {
            id: 'json',
            header: 'Policy',
            cell: (policy) => {
              const newIndex = newPolicies.findIndex(({ name }) => policy.arn === newPolicyReference(name));
              return newIndex < 0 ? (
                <Button
                  variant="inline-link"
                  ariaLabel={`View JSON of ${policy.name}`}
                  onClick={() => setShownPolicy(policy)}
                >
                  View JSON
                </Button>
              ) : (
                <NewEntityCell
                  what={`policy ${policy.name}`}
                  onEdit={() => newActions.onEdit(newIndex)}
                  onRemove={() => newActions.onRemove(newIndex)}
                />
              );
            },
            // Wider, it would take so much from the names that they break inside words.
            width: newPolicies.length === 0 ? 120 : 150,
          },
        ]}
        header={
          <Header
            variant="h2"
            counter={countText(selected.length, policies.length)}
            description={description}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  iconName="refresh"
                  ariaLabel="Read the account again"
                  loading={loading}
                  onClick={onRefresh}
                />
                <Button onClick={newActions.onCreate}>Create policy</Button>
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
                filteringPlaceholder="Find policies by name"
                filteringAriaLabel="Find policies by name"
                filteringClearAriaLabel="Clear"
                countText={matchesText(filteredItemsCount)}
              />
            </div>
            <div className="table-filters__select">
              <Select
                ariaLabel="Filter by type"
                selectedOption={filters.find(({ value }) => value === filter) ?? filters[0]}
                options={filters}
                onChange={({ detail }) => {
                  setFilter(detail.selectedOption.value ?? 'all');
                  actions.setCurrentPage(1);
                }}
              />
            </div>
          </div>
        }
        pagination={<Pagination {...paginationProps} />}
        wrapLines
      />
      {shownPolicy !== undefined && (
        <PolicyDocument policy={shownPolicy} onDismiss={() => setShownPolicy(undefined)} />
      )}
    </>
  );
}

function isNew(arn: string): boolean {
  return newPolicyName(arn) !== undefined;
}

function newFirst(a: ManagedPolicy, b: ManagedPolicy): number {
  return Number(isNew(b.arn)) - Number(isNew(a.arn)) || a.name.localeCompare(b.name, 'en');
}
