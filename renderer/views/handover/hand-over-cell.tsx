import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RunRow } from '../../../shared/runs/run.ts';
import { RowHandOverMenu } from './hand-over-menu.tsx';
import type { HandoverTask } from './handover-task.ts';
import { missingItems } from './handover-words.ts';

interface HandOverCellProps {
  row: RunRow;
  onTask: (task: HandoverTask) => void;
}

/** How much of what a user is to get has been handed over, and the ways to go on. */
export function HandOverCell({ row, onTask }: HandOverCellProps) {
  const all = row.handover.length;
  const done = all - missingItems(row).length;
  const text = done === 0 ? 'Not yet' : `${done} of ${all}`;
  return (
    <div className="handover-cell">
      <StatusIndicator type={done === all ? 'success' : done === 0 ? 'pending' : 'in-progress'}>
        <Button
          variant="inline-link"
          ariaLabel={`${text}: hand-over record of ${row.userName}`}
          onClick={() => onTask({ what: 'record', rowIds: [row.id] })}
        >
          {text}
        </Button>
      </StatusIndicator>
      <RowHandOverMenu row={row} onTask={onTask} />
    </div>
  );
}
