import type { TableProps } from '@cloudscape-design/components/table';
import type { GroupPolicies, UserDetails } from '../../../shared/accounts/user-details.ts';
import { ListTable, useList } from '../../components/list-table.tsx';
import { ViewLink } from '../../components/view-link.tsx';

const byName: TableProps.ColumnDefinition<GroupPolicies> = {
  id: 'group',
  header: 'Group name',
  cell: ({ group }) => <ViewLink to={{ name: 'group', groupName: group }}>{group}</ViewLink>,
  sortingField: 'group',
  isRowHeader: true,
};
const columns: TableProps.ColumnDefinition<GroupPolicies>[] = [
  byName,
  {
    id: 'policies',
    header: 'Policies',
    cell: (group) => <span className="breakable">{policyNames(group).join(', ') || 'None'}</span>,
  },
];

/** The groups that a user is in; each opens its page. A user is in ten at the most. */
export function UserGroups({ user: { groupPolicies } }: { user: UserDetails }) {
  const list = useList(groupPolicies, {
    searchText: (group) => [group.group, ...policyNames(group)].join(' '),
    sortedBy: byName,
    pageSize: 20,
  });
  return (
    <ListTable
      title="User groups"
      headingLevel="h2"
      list={list}
      count={groupPolicies.length}
      columns={columns}
      trackBy={({ group }) => group}
      loading={false}
      loadingText=""
      empty={{ title: 'No groups', advice: 'The user is in no group.' }}
      searchLabel="Find groups by name or policy"
    />
  );
}

function policyNames({ attachedPolicies, inlinePolicies }: GroupPolicies): string[] {
  return [...attachedPolicies.map(({ name }) => name), ...inlinePolicies];
}
