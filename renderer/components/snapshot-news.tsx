import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { SnapshotChange } from '../../shared/accounts/snapshot-changes.ts';
import type { RefreshNews } from '../working-snapshot.ts';
import { dateText } from './date-text.ts';
import { ListTable, useList } from './list-table.tsx';

/** How many changes are told in the message itself. */
const shownAtOnce = 5;

/** What a refresh showed: nothing, or what has changed since, in short and whole on demand. */
export function SnapshotNews({ news, onDismiss }: { news: RefreshNews; onDismiss: () => void }) {
  const [open, setOpen] = useState(false);
  const { changes } = news;
  const since = dateText(news.since);
  if (changes.length === 0)
    return (
      <Alert type="success" dismissible onDismiss={onDismiss}>
        Nothing has changed in the account since {since}.
      </Alert>
    );
  return (
    <>
      <Alert
        type="info"
        dismissible

        onDismiss={onDismiss}
        header={`${changes.length === 1 ? '1 change' : `${changes.length.toLocaleString('en')} changes`} since ${since}`}
        action={<Button onClick={() => setOpen(true)}>Show all changes</Button>}
      >
        <Box>{countsText(changes)}</Box>
        <ul className="snapshot-news__list">
          {changes.slice(0, shownAtOnce).map((change) => (
            <li key={keyOf(change)} className="breakable">
              {changeText(change)}
            </li>
          ))}
          {changes.length > shownAtOnce && (
            <li>and {(changes.length - shownAtOnce).toLocaleString('en')} more</li>
          )}
        </ul>
      </Alert>
      {open && <AllChanges changes={changes} since={since} onDismiss={() => setOpen(false)} />}
    </>
  );
}

const byName: TableProps.ColumnDefinition<SnapshotChange> = {
  id: 'name',
  header: 'Name',
  cell: ({ name }) => <span className="breakable">{name}</span>,
  sortingField: 'name',
  isRowHeader: true,
};
const columns: TableProps.ColumnDefinition<SnapshotChange>[] = [
  byName,
  { id: 'what', header: 'What', cell: ({ what }) => what, sortingField: 'what', width: 130 },
  { id: 'change', header: 'Change', cell: ({ change }) => change, sortingField: 'change', width: 120 },
  {
    id: 'details',
    header: 'Details',
    cell: ({ details }) =>
      details.length === 0 ? '–' : <span className="breakable">{details.join('; ')}</span>,
  },
];

function AllChanges(props: { changes: readonly SnapshotChange[]; since: string; onDismiss: () => void }) {
  const { changes, since, onDismiss } = props;
  const searched = useMemo(() => ({ searchText: changeText, sortedBy: byName, pageSize: 20 }), []);
  const list = useList(changes, searched);
  return (
    <Modal
      visible
      size="large"
      header={`Changes since ${since}`}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDismiss}>
            Close
          </Button>
        </Box>
      }
    >
      <ListTable
        title="Changes"
        headingLevel="h2"
        list={list}
        count={changes.length}
        columns={columns}
        trackBy={keyOf}
        loading={false}
        loadingText=""
        empty={{ title: 'No changes', advice: 'The account is as it was.' }}
        searchLabel="Find changes"
      />
    </Modal>
  );
}

function keyOf({ what, name }: SnapshotChange): string {
  return `${what} ${name}`;
}

/** One change as a line: “User anna changed: added to the group developers”. */
function changeText({ what, name, change, details }: SnapshotChange): string {
  return `${what} ${name} ${change}${details.length === 0 ? '' : `: ${details.join('; ')}`}`;
}

/** “Users: 2 added, 1 changed. Policies: 1 removed.” */
function countsText(changes: readonly SnapshotChange[]): string {
  const plurals = { User: 'Users', 'User group': 'User groups', Policy: 'Policies', Account: 'Account' };
  return [...Map.groupBy(changes, ({ what }) => what)]
    .map(([what, ofKind]) => {
      const counts = [...Map.groupBy(ofKind, ({ change }) => change)].map(
        ([change, same]) => `${same.length.toLocaleString('en')} ${change}`,
      );
      return `${plurals[what]}: ${counts.join(', ')}.`;
    })
    .join(' ');
}
