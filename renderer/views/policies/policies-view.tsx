import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import { ListTable, useList } from '../../components/list-table.tsx';
import { policyColumns, policyTypeOptions } from '../../components/policy-columns.tsx';
import { SnapshotAge } from '../../components/snapshot-age.tsx';
import { ViewLink } from '../../components/view-link.tsx';
import { useWorkingSnapshot } from '../../working-snapshot.ts';

const byName: TableProps.ColumnDefinition<ManagedPolicy> = {
  id: 'name',
  header: 'Policy name',
  cell: ({ arn, name }) => <ViewLink to={{ name: 'policy', arn }}>{name}</ViewLink>,
  sortingField: 'name',
  isRowHeader: true,
};
const columns = [byName, ...policyColumns];

/** The account's and AWS's managed policies; each opens its page. */
export function PoliciesView() {
  const working = useWorkingSnapshot(null);
  const { policies } = working.ground;
  const [type, setType] = useState<string>('all');
  const ofType = useMemo(
    () => policies.filter((policy) => type === 'all' || policy.type === type),
    [policies, type],
  );
  const list = useList(ofType, { searchText: ({ name }) => name, sortedBy: byName });
  return (
    <SpaceBetween size="m">
      <SnapshotAge working={working} />
      <ListTable
        title="Policies"
        headingLevel="h1"
        list={list}
        count={policies.length}
        columns={columns}
        trackBy={({ arn }) => arn}
        loading={working.reading && policies.length === 0}
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
        onRefresh={() => void working.refresh()}
      />
    </SpaceBetween>
  );
}
