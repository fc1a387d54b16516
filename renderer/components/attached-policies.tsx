import type { TableProps } from '@cloudscape-design/components/table';
import { policyType } from '../../shared/accounts/policy-type.ts';
import { ListTable, useList } from './list-table.tsx';
import { ViewLink } from './view-link.tsx';

interface AttachedPolicy {
  arn: string;
  name: string;
}

const byName: TableProps.ColumnDefinition<AttachedPolicy> = {
  id: 'name',
  header: 'Policy name',
  cell: ({ arn, name }) => <ViewLink to={{ name: 'policy', arn }}>{name}</ViewLink>,
  sortingField: 'name',
  isRowHeader: true,
};
const columns = [
  byName,
  {
    id: 'type',
    header: 'Type',
    cell: ({ arn }: AttachedPolicy) => policyType(arn),
    width: 190,
  },
];

/** The managed policies that are attached to a user or group; each opens its page. */
export function AttachedPolicies({
  policies,
  holder,
}: {
  policies: readonly AttachedPolicy[];
  holder: string;
}) {
  const list = useList(policies, { searchText: ({ name }) => name, sortedBy: byName, pageSize: 20 });
  return (
    <ListTable
      title="Attached policies"
      headingLevel="h2"
      list={list}
      count={policies.length}
      columns={columns}
      trackBy={({ arn }) => arn}
      loading={false}
      loadingText=""
      empty={{ title: 'No attached policies', advice: `No managed policy is attached to this ${holder}.` }}
      searchLabel="Find attached policies"
    />
  );
}
