import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { Run } from '../../../shared/runs/run.ts';
import { useAction } from '../../api.ts';
import { useLeaveGuard } from '../../leave-guard.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { leaveQuestion } from './leave-question.ts';
import type { CsvDownload } from './use-csv-download.ts';

/** Guards the results against being left by accident: `ask` puts the question that the run calls for, `dialog` shows it. */
export function useLeaveDialog(
  run: Run,
  download: CsvDownload,
  onShowMissing: () => void,
): { ask: () => Promise<boolean>; dialog: ReactNode } {
  const { run: close, busy: closing, error, dismissError } = useAction('runs.close');
  const [asking, setAsking] = useState<{ answer: (leave: boolean) => void }>();
  const mayLeave = useRef(false);
  const { id: runId, exported } = run.header;
  const question = leaveQuestion(run);

  const ask = useCallback(async () => {
    if (mayLeave.current) return true;
    if (question === 'nothing') {
      const closed = await close({ runId, discardCredentials: !exported });
      mayLeave.current = closed.ok;
      if (closed.ok) return true;
    }
    return new Promise<boolean>((resolve) => {
      setAsking((before) => {
        before?.answer(false);
        return { answer: resolve };
      });
    });
  }, [close, question, runId, exported]);
  useLeaveGuard(ask);

  function answer(leave: boolean) {
    mayLeave.current = leave;
    dismissError();
    download.dismissError();
    asking?.answer(leave);
    setAsking(undefined);
  }
  async function onClose() {
    const closed = await close({ runId, discardCredentials: !exported });
    if (closed.ok) answer(true);
  }

  const dialog = asking && (
    <LeaveDialog
      question={question}
      run={run}
      savedTo={download.savedTo}
      busy={closing ? 'closing' : download.busy ? 'saving' : undefined}
      error={error ?? download.error}
      onStay={() => answer(false)}
      onKeep={() => answer(true)}
      onClose={() => void onClose()}
      onDownload={() => void download.save()}
      onShowMissing={() => {
        answer(false);
        onShowMissing();
      }}
    />
  );
  return { ask, dialog };
}
