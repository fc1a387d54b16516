import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ListedGroup } from '../../../shared/accounts/account-groups.ts';
import { errorOf } from '../../api.ts';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert, ErrorText } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { ViewLink } from '../../components/view-link.tsx';
import { useGroups } from './use-groups.ts';

const byName: TableProps.ColumnDefinition<ListedGroup> = {
  id: 'name',
  header: 'Group name',
  cell: ({ name }) => <ViewLink to={{ name: 'group', groupName: name }}>{name}</ViewLink>,
  sortingField: 'name',
  isRowHeader: true,
};
const columns: TableProps.ColumnDefinition<ListedGroup>[] = [
  byName,
  {
    id: 'path',
    header: 'Path',
    cell: ({ path }) => <span className="breakable">{path}</span>,
    sortingField: 'path',
  },
  {
    id: 'members',
    header: 'Users',
    cell: ({ members }) => (members === null ? 'Not known' : members.toLocaleString('en')),
    sortingComparator: (one, other) => (one.members ?? -1) - (other.members ?? -1),
  },
  {
    id: 'policies',
    header: 'Policies',
    cell: ({ policies }) => policies ?? 'Not known',
    sortingComparator: (one, other) => (one.policies ?? -1) - (other.policies ?? -1),
  },
  {
    id: 'created',
    header: 'Created',
    cell: ({ createdAt }) => dateText(createdAt),
    sortingField: 'createdAt',
  },
];
const none: readonly ListedGroup[] = [];

/** All groups of the account; each opens its page. */
export function GroupsView() {
  const { query, refresh } = useGroups();
  const { data, error, isFetching } = query;
  const list = useList(data?.groups ?? none, {
    searchText: ({ name, path }) => `${name} ${path}`,
    sortedBy: byName,
  });
  return (
    <SpaceBetween size="m">
      {error !== null && !isFetching && (
        <ErrorAlert
          header="The groups could not be read"
          error={errorOf(error)}
          action={<Button onClick={() => void refresh()}>Try again</Button>}
        />
      )}
      {data?.countsError != null && (
        <Alert type="warning" header="How many users and policies the groups have is not known">
          <ErrorText error={data.countsError} />
        </Alert>
      )}
      <ListTable
        title="User groups"
        headingLevel="h1"
        description={data === undefined ? undefined : `Read at ${dateText(data.readAt)}.`}
        list={list}
        count={data?.groups.length}
        columns={columns}
        trackBy={({ name }) => name}
        loading={isFetching}
        loadingText="Reading the groups"
        empty={{
          title: 'No groups',
          advice: 'The account has no groups. People get their permissions most simply by a group.',
        }}
        searchLabel="Find groups"
        onRefresh={() => void refresh()}
      />
    </SpaceBetween>
  );
}
