import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { memo } from 'react';
import { columnSchema, columns, columnTitles } from '../../../../shared/drafts/column.ts';
import { counted, type GridActions } from './grid-actions.ts';

interface GridToolbarProps {
  /** Does something to what is selected then. */
  act: (use: (actions: GridActions) => void) => void;
  selectedRows: number;
  onSetForRows: () => void;
}

const onRows: Record<string, (actions: GridActions) => void> = {
  above: ({ insertRow }) => insertRow('above'),
  below: ({ insertRow }) => insertRow('below'),
  duplicate: ({ duplicateRows }) => duplicateRows(),
  up: ({ moveRows }) => moveRows(-1),
  down: ({ moveRows }) => moveRows(1),
  clear: ({ clear }) => clear(),
};

const howMany: Record<string, number> = { 'add-1': 1, 'add-10': 10, 'add-100': 100 };

/** What can be done with the grid's rows. Not drawn anew at every key. */
export const GridToolbar = memo(function GridToolbar(props: GridToolbarProps) {
  const { act, selectedRows, onSetForRows } = props;
  const none = selectedRows === 0;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={[
          { id: 'add-1', text: 'Add a user' },
          { id: 'add-10', text: 'Add 10 users' },
          { id: 'add-100', text: 'Add 100 users' },
        ]}
        mainAction={{
          text: 'Add user',
          iconName: 'add-plus',
          onClick: () => act(({ addRows }) => addRows(1)),
        }}
        ariaLabel="Add several users"
        onItemClick={({ detail }) => act(({ addRows }) => addRows(howMany[detail.id] ?? 1))}
      />
      <Button disabled={none} onClick={() => act(({ deleteRows }) => deleteRows())}>
        Delete
      </Button>
      <Button disabled={none} onClick={() => act(({ fillDown }) => fillDown())}>
        Fill down
      </Button>
      <Button disabled={none} onClick={onSetForRows}>
        Set for {counted(selectedRows, 'row')}
      </Button>
      <ButtonDropdown
        disabled={none}
        items={[
          { id: 'above', text: 'Insert a row above' },
          { id: 'below', text: 'Insert a row below' },
          { id: 'duplicate', text: 'Duplicate' },
          { id: 'up', text: 'Move up' },
          { id: 'down', text: 'Move down' },
          { id: 'clear', text: 'Clear cells' },
        ]}
        onItemClick={({ detail }) => act((actions) => onRows[detail.id]?.(actions))}
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
          act(({ sort }) =>
            sort(columnSchema.parse(column), direction === 'descending' ? 'descending' : 'ascending'),
          );
        }}
      >
        Sort
      </ButtonDropdown>
    </SpaceBetween>
  );
});
