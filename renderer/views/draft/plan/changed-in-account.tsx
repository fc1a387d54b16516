import type { TableProps } from '@cloudscape-design/components/table';
import type { ReliedChange } from '../../../../shared/plans/plan-changes.ts';
import { ListTable, useList } from '../../../components/list-table.tsx';

const byName: TableProps.ColumnDefinition<ReliedChange> = {
  id: 'name',
  header: 'User, group or policy',
  cell: ({ name }) => <span className="breakable">{name}</span>,
  sortingField: 'name',
  isRowHeader: true,
};

const columns: TableProps.ColumnDefinition<ReliedChange>[] = [
  byName,
  { id: 'added', header: 'Has by now', cell: ({ added }) => <Texts texts={added} /> },
  { id: 'removed', header: 'Has no longer', cell: ({ removed }) => <Texts texts={removed} /> },
];

/** What users, groups and policies that an approved plan relies on have by now, and have no longer. */
export function ChangedInAccount({ relied }: { relied: readonly ReliedChange[] }) {
  const list = useList(relied, {
    searchText: ({ name, added, removed }) => [name, ...added, ...removed].join(' '),
    sortedBy: byName,
    pageSize: 10,
  });
  return (
    <ListTable
      title="Changed in the account"
      headingLevel="h3"
      list={list}
      count={relied.length}
      columns={columns}
      trackBy={({ name }) => name}
      loading={false}
      loadingText=""
      empty={{ title: 'Nothing changed', advice: 'The account is as it was.' }}
      searchLabel="Find in the account’s changes"
    />
  );
}

function Texts({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return '–';
  return texts.map((text) => (
    <div key={text} className="breakable">
      {shortened(text)}
    </div>
  ));
}

/** The hash of a document says no more than that it is another one. */
function shortened(text: string): string {
  return text.replace(/\b[0-9a-f]{64}\b/, (hash) => `${hash.slice(0, 8)}…`);
}
