import Icon from '@cloudscape-design/components/icon';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { cellText, isOverridden } from '../../../../shared/drafts/cells.ts';
import { columns, columnTitles, type Column } from '../../../../shared/drafts/column.ts';
import type { Draft, DraftUser } from '../../../../shared/drafts/draft.ts';
import type { ImportProblem } from '../../../../shared/imports/import-problem.ts';
import type { ImportedUsers } from '../../../../shared/imports/imported-users.ts';
import { ListTable, useList } from '../../../components/list-table.tsx';
import { usersText } from './users-text.ts';

interface Row {
  user: DraftUser;
  /** As in the file. */
  number: number;
  problems: readonly ImportProblem[];
}

type Shown = 'all' | ImportProblem['kind'];

/** The users as they will be in the draft, with what is to be said of them. */
export function ImportPreview({ draft, result }: { draft: Draft; result: ImportedUsers }) {
  const [shown, setShown] = useState<Shown>('all');
  const rows = useMemo(() => rowsOf(result), [result]);
  const having = (kind: Shown) =>
    rows.filter((row) => kind === 'all' || row.problems.some((one) => one.kind === kind));
  const repairs = having('repair').length;
  const notes = having('note').length;
  const used = useMemo(
    () =>
      columns.filter(
        (column) => column !== 'name' && result.users.some((user) => isOverridden(user, column)),
      ),
    [result],
  );
  const list = useList(having(shown), {
    searchText: ({ user, problems }) =>
      [cellText(draft, user, 'name'), ...problems.map(({ reason }) => reason)].join(' '),
    sortedBy: rowNumber,
    pageSize: 20,
  });
  return (
    <ListTable
      title="Preview"
      headingLevel="h2"
      description={
        repairs === 0
          ? 'As the users will be in the draft; what is not shown is as in the batch settings.'
          : `${usersText(repairs)} will have something to put right in the draft. All of them are imported.`
      }
      list={list}
      count={rows.length === 0 ? 0 : having(shown).length}
      // What there is to say first: the table may be wider than the window.
      columns={[rowNumber, userName(draft), toSay, ...used.map((column) => draftColumn(draft, column))]}
      trackBy={({ user }) => user.id}
      loading={false}
      loadingText="Reading"
      empty={
        rows.length === 0
          ? { title: 'No users', advice: 'The table has no rows below its header.' }
          : { title: 'No such users', advice: 'Choose “All” to see the others.' }
      }
      searchLabel="Find users"
      filters={
        <SegmentedControl
          label="Users shown"
          selectedId={shown}
          options={[
            { id: 'all', text: `All (${rows.length.toLocaleString('en')})` },
            { id: 'repair', text: `To repair (${repairs.toLocaleString('en')})` },
            { id: 'note', text: `With notes (${notes.toLocaleString('en')})` },
          ]}
          onChange={({ detail }) =>
            setShown(
              detail.selectedId === 'repair' || detail.selectedId === 'note' ? detail.selectedId : 'all',
            )
          }
        />
      }
      onClearFilters={() => setShown('all')}
    />
  );
}

function rowsOf({ users, problems }: ImportedUsers): Row[] {
  const byUser = Map.groupBy(problems, ({ userId }) => userId);
  // Their ids are the rows' numbers while they are looked at.
  return users.map((user) => ({ user, number: Number(user.id), problems: byUser.get(user.id) ?? [] }));
}

const rowNumber: TableProps.ColumnDefinition<Row> = {
  id: 'row',
  header: 'Row',
  cell: ({ number }) => number,
  sortingField: 'number',
};

/** Also of rows without a name: what is kept to tell whom they are about. */
function userName(draft: Draft): TableProps.ColumnDefinition<Row> {
  const textOf = ({ user }: Row): string => cellText(draft, user, 'name');
  return {
    id: 'name',
    header: columnTitles.name,
    minWidth: widths.name,
    cell: (row) => <span className="breakable">{textOf(row) || '(none)'}</span>,
    sortingComparator: (one, other) => textOf(one).localeCompare(textOf(other)),
    isRowHeader: true,
  };
}

const toSay: TableProps.ColumnDefinition<Row> = {
  id: 'problems',
  header: 'To repair, and notes',
  minWidth: 220,
  cell: ({ problems }) =>
    problems.length === 0
      ? '-'
      : problems.map(({ kind, reason }, index) => (
          <div key={`${index} ${reason}`}>
            {kind === 'repair' ? (
              <Icon name="status-warning" variant="warning" ariaLabel="To repair" />
            ) : (
              <Icon name="status-info" ariaLabel="Note" />
            )}{' '}
            {reason}
          </div>
        )),
};

/** What there is in most cells is not broken within its words: an address is a word. */
const widths: Readonly<Record<Column, number>> = {
  name: 160,
  path: 140,
  access: 130,
  password: 160,
  reset: 140,
  groups: 180,
  policies: 240,
  boundary: 240,
  tags: 300,
};

function draftColumn(draft: Draft, column: Column): TableProps.ColumnDefinition<Row> {
  return {
    id: column,
    header: columnTitles[column],
    minWidth: widths[column],
    cell: ({ user }) => <span className="breakable">{cellText(draft, user, column)}</span>,
  };
}
