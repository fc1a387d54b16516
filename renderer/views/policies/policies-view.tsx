import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import { errorOf } from '../../api.ts';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { policyColumns, policyTypeOptions } from '../../components/policy-columns.tsx';
import { ViewLink } from '../../components/view-link.tsx';
import { useSnapshot } from '../../queries.ts';

const byName: TableProps.ColumnDefinition<ManagedPolicy> = {
  id: 'name',
  header: 'Policy name',
  cell: ({ arn, name }) => <ViewLink to={{ name: 'policy', arn }}>{name}</ViewLink>,
  sortingField: 'name',
  isRowHeader: true,
};
const columns = [byName, ...policyColumns];
const none: readonly ManagedPolicy[] = [];

/** The account's and AWS's managed policies; each opens its page. */
export function PoliciesView() {
  const { query, refresh } = useSnapshot();
  const { data, error, isFetching } = query;
  const [type, setType] = useState<string>('all');
  const ofType = useMemo(
    () => (data?.policies ?? none).filter((policy) => type === 'all' || policy.type === type),
    [data, type],
  );
  const list = useList(ofType, { searchText: ({ name }) => name, sortedBy: byName });
  return (
    <SpaceBetween size="m">
      {error !== null && !isFetching && (
        <ErrorAlert
          header="The policies could not be read"
          error={errorOf(error)}
          action={<Button onClick={() => void refresh()}>Try again</Button>}
        />
      )}
      <ListTable
        title="Policies"
        headingLevel="h1"
        description={data === undefined ? undefined : `Read at ${dateText(data.takenAt)}.`}
        list={list}
        count={data?.policies.length}
        columns={columns}
        trackBy={({ arn }) => arn}
        loading={isFetching}
        loadingText="Reading the policies"
        empty={{ title: 'No policies', advice: 'The endpoint gave no managed policies.' }}
        searchLabel="Find policies by name"
        filters={
          <div className="table-filters__select">
            <Select
              ariaLabel="Filter by type"
              selectedOption={policyTypeOptions.find(({ value }) => value === type) ?? policyTypeOptions[0]}
              options={policyTypeOptions}
              onChange={({ detail }) => {
                setType(detail.selectedOption.value ?? 'all');
                list.actions.setCurrentPage(1);
              }}
            />
          </div>
        }
        onClearFilters={() => setType('all')}
        onRefresh={() => void refresh()}
      />
    </SpaceBetween>
  );
}
