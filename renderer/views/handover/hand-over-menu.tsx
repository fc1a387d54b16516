import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import type { RunRow } from '../../../shared/runs/run.ts';
import type { HandoverTask } from './handover-task.ts';
import { isToGet } from './handover-words.ts';

interface HandOverMenuProps {
  /** To whom; those who get nothing are left out. */
  rows: readonly RunRow[];
  onTask: (task: HandoverTask) => void;
}

/** “Hand over” for all users of a run, or for those that are selected. */
export function HandOverMenu({ rows, selected, onTask }: HandOverMenuProps & { selected: boolean }) {
  const users = receivers(rows);
  return (
    <ButtonDropdown
      items={itemsFor(users)}
      disabled={users.length === 0}
      disabledReason={selected ? 'The selected users get nothing.' : 'No user is created yet.'}
      onItemClick={({ detail }) => onTask(taskOf(detail.id, users))}
    >
      {selected ? `Hand over (${users.length} selected)` : 'Hand over'}
    </ButtonDropdown>
  );
}

/** The same for one user, in the user's row. */
export function RowHandOverMenu({ row, onTask }: { row: RunRow; onTask: HandOverMenuProps['onTask'] }) {
  return (
    <ButtonDropdown
      items={itemsFor([row])}
      variant="inline-icon"
      ariaLabel={`Hand over to ${row.userName}`}
      expandToViewport
      onItemClick={({ detail }) => onTask(taskOf(detail.id, [row]))}
    />
  );
}

function receivers(rows: readonly RunRow[]): RunRow[] {
  return rows.filter(({ handover }) => handover.length > 0);
}

function itemsFor(rows: readonly RunRow[]): ButtonDropdownProps.Items {
  const many = rows.length > 1;
  const signIn = rows.some((row) => isToGet(row, 'instructions'));
  const noSignIn = 'Nobody here signs in to the console.';
  return [
    {
      id: 'files',
      text: many ? 'Save a file for each user' : 'Save credentials files',
      iconName: 'download',
      ...unless(
        rows.some(({ secrets }) => secrets.length > 0),
        'There are no credentials that Gatehouse can show.',
      ),
    },
    {
      id: 'instructions',
      text: 'Email sign-in instructions',
      iconName: 'envelope',
      ...unless(signIn, noSignIn),
    },
    {
      id: 'print',
      text: many ? 'Print hand-over sheets' : 'Print hand-over sheet',
      iconName: 'file',
      ...unless(signIn, noSignIn),
    },
    { id: 'record', text: many ? 'Tick what is handed over' : 'Hand-over record', iconName: 'check' },
  ];
}

function unless(possible: boolean, disabledReason: string): { disabled?: true; disabledReason?: string } {
  return possible ? {} : { disabled: true, disabledReason };
}

function taskOf(id: string, rows: readonly RunRow[]): HandoverTask {
  const what = (['files', 'instructions', 'print'] as const).find((one) => one === id) ?? 'record';
  return { what, rowIds: rows.map((row) => row.id) };
}
