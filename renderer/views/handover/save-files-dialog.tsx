import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { count } from '../results/run-words.ts';
import type { TaskDialogProps } from './handover-dialog.tsx';
import { SignInByField } from './sign-in-by-field.tsx';
import { TaskModal } from './task-modal.tsx';
import { useFolderWriting } from './use-folder-writing.ts';
import { WritingOutcome, WritingProgress } from './writing-state.tsx';

/** Saves each user's own .csv files into a folder. */
export function SaveFilesDialog({ run, rows, signInBy, onSignInBy, onRun, onClose }: TaskDialogProps) {
  const runId = run.header.id;
  const passwords = rows.filter(({ secrets }) => secrets.includes('password')).length;
  const accessKeys = rows.filter(({ secrets }) => secrets.includes('secretAccessKey')).length;
  const [withPassword, setWithPassword] = useState(passwords > 0);
  const [withAccessKey, setWithAccessKey] = useState(accessKeys > 0);
  const { save, busy, progress, stop, stopping, error, outcome } = useFolderWriting(
    'handover.saveFiles',
    runId,
    onRun,
  );
  const items = [
    ...(withPassword ? ['password' as const] : []),
    ...(withAccessKey ? ['accessKey' as const] : []),
  ];
  const header =
    rows.length === 1 ? `Save credentials files of ${rows[0]?.userName ?? ''}` : 'Save a file for each user';

  if (outcome !== undefined)
    return (
      <TaskModal header={header} done buttons={[]} onClose={onClose}>
        <WritingOutcome outcome={outcome} skippedBecause="No such credentials" />
      </TaskModal>
    );
  return (
    <TaskModal
      header={header}
      busy={busy}
      onClose={onClose}
      buttons={[
        <Button
          key="save"
          variant="primary"
          loading={busy}
          disabled={items.length === 0}
          onClick={() => void save({ runId, rowIds: rows.map(({ id }) => id), items, signInBy })}
        >
          Choose folder and save
        </Button>,
      ]}
    >
      {error && <ErrorAlert header="The files were not saved" error={error} />}
      {busy && progress !== undefined ? (
        <WritingProgress progress={progress} stopping={stopping} onStop={stop} />
      ) : (
        <SpaceBetween size="l">
          <FormField label="Files" description="As the AWS console names and writes them.">
            <Checkbox
              checked={withPassword}
              disabled={passwords === 0 || busy}
              description={`User name, password and console sign-in URL, for ${count(passwords, 'user')}`}
              onChange={({ detail }) => setWithPassword(detail.checked)}
            >
              {fileName(rows, '_credentials.csv')}
            </Checkbox>
            <Checkbox
              checked={withAccessKey}
              disabled={accessKeys === 0 || busy}
              description={`Access key ID and secret access key, for ${count(accessKeys, 'user')}`}
              onChange={({ detail }) => setWithAccessKey(detail.checked)}
            >
              {fileName(rows, '_accessKeys.csv')}
            </Checkbox>
          </FormField>
          <SignInByField header={run.header} value={signInBy} onChange={onSignInBy} />
          <Alert type="info">
            The files hold credentials that everybody can read who gets them. Hand each person only their own,
            over a safe channel, then delete them.
          </Alert>
        </SpaceBetween>
      )}
    </TaskModal>
  );
}

function fileName(rows: TaskDialogProps['rows'], end: string): string {
  return `${rows.length === 1 ? (rows[0]?.userName ?? '') : '<user name>'}${end}`;
}
