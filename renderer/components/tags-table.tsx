import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { EmptyTable } from './table-states.tsx';

interface TagsTableProps {
  tags: readonly { key: string; value: string }[];
  /** What has the tags, for instance “user”. */
  holder: string;
}

/** The tags of something, at most 50. */
export function TagsTable({ tags, holder }: TagsTableProps) {
  return (
    <Table
      items={tags}
      trackBy="key"
      wrapLines
      ariaLabels={{ tableLabel: 'Tags' }}
      header={
        <Header variant="h2" counter={`(${tags.length})`}>
          Tags
        </Header>
      }
      empty={<EmptyTable title="No tags" advice={`This ${holder} has no tags.`} />}
      columnDefinitions={[
        {
          id: 'key',
          header: 'Key',
          cell: ({ key }) => <span className="breakable">{key}</span>,
          isRowHeader: true,
        },
        {
          id: 'value',
          header: 'Value',
          cell: ({ value }) => (value === '' ? '-' : <span className="breakable">{value}</span>),
        },
      ]}
    />
  );
}
