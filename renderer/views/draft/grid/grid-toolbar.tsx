import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { columnSchema, columns, columnTitles } from '../../../../shared/drafts/column.ts';
import { counted, type GridActions } from './grid-actions.ts';

interface GridToolbarProps {
  actions: GridActions;
  /** The first of the selected rows; `null` when there is none. */
  firstRowId: string | null;
  selectedRows: number;
  onSetForRows: () => void;
  onFind: () => void;
}

const howMany: Record<string, number> = { 'add-1': 1, 'add-10': 10, 'add-100': 100 };

/** What can be done with the grid's rows. */
export function GridToolbar({ actions, firstRowId, selectedRows, onSetForRows, onFind }: GridToolbarProps) {
  const none = firstRowId === null;
  const onRow: Record<string, () => void> = {
    duplicate: actions.duplicateRows,
    up: () => actions.moveRows(-1),
    down: () => actions.moveRows(1),
    insert: () => actions.addRows(1, firstRowId),
    clear: () => actions.clear(),
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={[
          { id: 'add-1', text: 'Add a user' },
          { id: 'add-10', text: 'Add 10 users' },
          { id: 'add-100', text: 'Add 100 users' },
        ]}
        mainAction={{ text: 'Add user', iconName: 'add-plus', onClick: () => actions.addRows(1, null) }}
        ariaLabel="Add several users"
        onItemClick={({ detail }) => actions.addRows(howMany[detail.id] ?? 1, null)}
      />
      <Button disabled={none} onClick={actions.deleteRows}>
        Delete
      </Button>
      <Button disabled={none} onClick={actions.fillDown}>
        Fill down
      </Button>
      <Button disabled={none} onClick={onSetForRows}>
        Set for {counted(selectedRows, 'row')}
      </Button>
      <ButtonDropdown
        disabled={none}
        items={[
          { id: 'insert', text: 'Insert a row above' },
          { id: 'duplicate', text: 'Duplicate' },
          { id: 'up', text: 'Move up' },
          { id: 'down', text: 'Move down' },
          { id: 'clear', text: 'Clear cells' },
        ]}
        onItemClick={({ detail }) => onRow[detail.id]?.()}
      >
        Rows
      </ButtonDropdown>
      <ButtonDropdown
        disabled={none}
        items={columns.map((column) => ({
          id: column,
          text: columnTitles[column],
          items: [
            { id: `${column} ascending`, text: `${columnTitles[column]}, ascending` },
            { id: `${column} descending`, text: `${columnTitles[column]}, descending` },
          ],
        }))}
        expandableGroups
        onItemClick={({ detail }) => {
          const [column, direction] = detail.id.split(' ');
          actions.sort(columnSchema.parse(column), direction === 'descending' ? 'descending' : 'ascending');
        }}
      >
        Sort
      </ButtonDropdown>
      <Button iconName="search" onClick={onFind}>
        Find and replace
      </Button>
    </SpaceBetween>
  );
}
