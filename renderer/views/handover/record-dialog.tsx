import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { HandoverItem } from '../../../shared/handover/handover.ts';
import type { RunRow } from '../../../shared/runs/run.ts';
import { useAction } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { count } from '../results/run-words.ts';
import type { TaskDialogProps } from './handover-dialog.tsx';
import { handedText, handoverItems, isToGet, itemLabels, rowsMissing } from './handover-words.ts';
import { TaskModal } from './task-modal.tsx';

/** Who has been handed what: of one user each thing with how and when, of many how many have it. Ticked by hand. */
export function RecordDialog({ run, rows, onRun, onClose }: TaskDialogProps) {
  const mark = useAction('handover.mark');
  const [row, ...others] = rows;
  async function note(items: HandoverItem[], handed: boolean) {
    const rowIds = rows.map(({ id }) => id);
    const how = handed ? 'by-hand' : null;
    const result = await mark.run({ runId: run.header.id, rowIds, items, how });
    if (result.ok) onRun(result.value);
  }
  return (
    <TaskModal
      header={
        row !== undefined && others.length === 0
          ? `Hand-over record of ${row.userName}`
          : `Tick what is handed over to ${count(rows.length, 'user')}`
      }
      done
      buttons={[]}
      onClose={onClose}
    >
      {mark.error && <ErrorAlert header="This could not be noted" error={mark.error} />}
      <Box>
        Gatehouse notes by itself what it writes, drafts or assigns. Tick what you handed over in another way;
        untick what did not arrive.
      </Box>
      {row !== undefined && others.length === 0 ? (
        <OneUser row={row} busy={mark.busy} onNote={(item, handed) => void note([item], handed)} />
      ) : (
        <ManyUsers rows={rows} busy={mark.busy} onNote={(items, handed) => void note(items, handed)} />
      )}
    </TaskModal>
  );
}

interface OneUserProps {
  row: RunRow;
  busy: boolean;
  onNote: (item: HandoverItem, handed: boolean) => void;
}

function OneUser({ row, busy, onNote }: OneUserProps) {
  return (
    <SpaceBetween size="s">
      {row.handover.map((entry) => (
        <Checkbox
          key={entry.item}
          checked={entry.handed !== undefined}
          disabled={busy || entry.handed?.how === 'assigned'}
          description={handedText(entry)}
          onChange={({ detail }) => onNote(entry.item, detail.checked)}
        >
          {itemLabels[entry.item]}
        </Checkbox>
      ))}
    </SpaceBetween>
  );
}

interface ManyUsersProps {
  rows: RunRow[];
  busy: boolean;
  onNote: (items: HandoverItem[], handed: boolean) => void;
}

function ManyUsers({ rows, busy, onNote }: ManyUsersProps) {
  const [chosen, setChosen] = useState<HandoverItem[]>([]);
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="s">
        {handoverItems.map((item) => {
          const toGet = rows.filter((row) => isToGet(row, item)).length;
          if (toGet === 0) return null;
          const missing = rowsMissing(rows, item).length;
          return (
            <Checkbox
              key={item}
              checked={chosen.includes(item)}
              disabled={busy}
              description={`Handed over to ${toGet - missing} of ${count(toGet, 'user')}`}
              onChange={({ detail }) =>
                setChosen(detail.checked ? [...chosen, item] : chosen.filter((one) => one !== item))
              }
            >
              {itemLabels[item]}
            </Checkbox>
          );
        })}
      </SpaceBetween>
      <SpaceBetween direction="horizontal" size="xs">
        <Button disabled={chosen.length === 0} loading={busy} onClick={() => onNote(chosen, true)}>
          Note as handed over
        </Button>
        <Button disabled={chosen.length === 0 || busy} onClick={() => onNote(chosen, false)}>
          Note as not handed over
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
