import type { SignInBy } from '../../../shared/handover/sign-in-by.ts';
import type { Run, RunRow } from '../../../shared/runs/run.ts';
import { rowsOf, type HandoverTask } from './handover-task.ts';
import { InstructionsDialog } from './instructions-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { SaveDraftsDialog } from './save-drafts-dialog.tsx';
import { SaveFilesDialog } from './save-files-dialog.tsx';

/** What every way to hand over needs. */
export interface TaskDialogProps {
  run: Run;
  /** To whom. */
  rows: RunRow[];
  signInBy: SignInBy;
  onSignInBy: (signInBy: SignInBy) => void;
  onRun: (run: Run) => void;
  onClose: () => void;
}

/** The way to hand over that was chosen. */
export function HandoverDialog({ task, ...props }: Omit<TaskDialogProps, 'rows'> & { task: HandoverTask }) {
  const rows = rowsOf(task, props.run.rows);
  const [row, ...others] = rows;
  if (row === undefined) return null;
  switch (task.what) {
    case 'files':
      return <SaveFilesDialog {...props} rows={rows} />;
    case 'instructions':
      return others.length === 0 ? (
        <InstructionsDialog {...props} row={row} />
      ) : (
        <SaveDraftsDialog {...props} rows={rows} />
      );
    case 'print':
      return <PrintDialog {...props} rows={rows} />;
    case 'record':
      return <RecordDialog {...props} rows={rows} />;
  }
}
