import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import type { PolicyEntity } from '../../../shared/accounts/policy-details.ts';
import { errorOf } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { ListTable, useList } from '../../components/list-table.tsx';
import { ViewLink } from '../../components/view-link.tsx';
import { useDetails } from '../../kept-reading.ts';

const byName: TableProps.ColumnDefinition<PolicyEntity> = {
  id: 'name',
  header: 'Entity name',
  cell: (entity) => <EntityName entity={entity} />,
  sortingField: 'name',
  isRowHeader: true,
};
const columns: TableProps.ColumnDefinition<PolicyEntity>[] = [
  byName,
  { id: 'kind', header: 'Entity type', cell: ({ kind }) => kind, sortingField: 'kind', width: 170 },
  { id: 'usedAs', header: 'Used as', cell: ({ usedAs }) => usedAs, sortingField: 'usedAs', width: 220 },
];
const none: readonly PolicyEntity[] = [];

/** Who has a policy, attached or as permissions boundary; users and groups open their pages. */
export function PolicyEntities({ arn }: { arn: string }) {
  const { data, error, isFetching, refetch } = useDetails('policies.entities', { arn });
  const list = useList(data?.entities ?? none, {
    searchText: ({ name, kind }) => `${name} ${kind}`,
    sortedBy: byName,
  });
  return (
    <SpaceBetween size="m">
      {error !== null && !isFetching && (
        <ErrorAlert
          header="Who has this policy could not be read"
          error={errorOf(error)}
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        />
      )}
      <ListTable
        title="Entities attached"
        headingLevel="h2"
        list={list}
        count={data?.entities.length}
        columns={columns}
        trackBy={({ kind, name, usedAs }) => `${kind} ${name} ${usedAs}`}
        loading={isFetching}
        loadingText="Reading who has this policy"
        empty={{
          title: 'No entities',
          advice: 'The policy is attached to nobody, and is nobody’s boundary.',
        }}
        searchLabel="Find entities"
      />
    </SpaceBetween>
  );
}

function EntityName({ entity: { kind, name } }: { entity: PolicyEntity }) {
  if (kind === 'User') return <ViewLink to={{ name: 'user', userName: name }}>{name}</ViewLink>;
  if (kind === 'User group') return <ViewLink to={{ name: 'group', groupName: name }}>{name}</ViewLink>;
  return <span className="breakable">{name}</span>;
}
