import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import type { GroupDetails } from '../../../shared/accounts/account-groups.ts';
import { ArnText } from '../../components/arn-text.tsx';
import { AttachedPolicies } from '../../components/attached-policies.tsx';
import { dateText } from '../../components/date-text.ts';
import { DetailsPage } from '../../components/details-page.tsx';
import { InlinePolicies } from '../../components/inline-policies.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { ViewLink } from '../../components/view-link.tsx';
import { useDetails } from '../../kept-reading.ts';

type Member = GroupDetails['members'][number];

const byName: TableProps.ColumnDefinition<Member> = {
  id: 'name',
  header: 'User name',
  cell: ({ name }) => <ViewLink to={{ name: 'user', userName: name }}>{name}</ViewLink>,
  sortingField: 'name',
  isRowHeader: true,
};
const memberColumns: TableProps.ColumnDefinition<Member>[] = [
  byName,
  {
    id: 'path',
    header: 'Path',
    cell: ({ path }) => <span className="breakable">{path}</span>,
    sortingField: 'path',
  },
  {
    id: 'created',
    header: 'Created',
    cell: ({ createdAt }) => dateText(createdAt),
    sortingField: 'createdAt',
  },
];

/** A group's page: who is in it and what it gives them. */
export function GroupView({ groupName }: { groupName: string }) {
  const query = useDetails('groups.read', { groupName });
  return (
    <DetailsPage name={groupName} kind="group" query={query}>
      {(group) => (
        <SpaceBetween size="l">
          <Container>
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'ARN', value: <ArnText arn={group.arn} /> },
                { label: 'Path', value: <span className="breakable">{group.path}</span> },
                { label: 'Created', value: dateText(group.createdAt) },
              ]}
            />
          </Container>
          <Members members={group.members} />
          <AttachedPolicies policies={group.attachedPolicies} holder="group" />
          <InlinePolicies policies={group.inlinePolicies} holder="group" />
        </SpaceBetween>
      )}
    </DetailsPage>
  );
}

function Members({ members }: { members: readonly Member[] }) {
  const list = useList(members, {
    searchText: ({ name, path }) => `${name} ${path}`,
    sortedBy: byName,
    pageSize: 20,
  });
  return (
    <ListTable
      title="Users in this group"
      headingLevel="h2"
      list={list}
      count={members.length}
      columns={memberColumns}
      trackBy={({ name }) => name}
      loading={false}
      loadingText=""
      empty={{ title: 'No users', advice: 'Nobody is in this group.' }}
      searchLabel="Find users in this group"
    />
  );
}
