import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { count } from '../results/run-words.ts';
import type { TaskDialogProps } from './handover-dialog.tsx';
import { isToGet } from './handover-words.ts';
import { SignInByField } from './sign-in-by-field.tsx';
import { TaskModal } from './task-modal.tsx';
import { useFolderWriting } from './use-folder-writing.ts';
import { WritingOutcome, WritingProgress } from './writing-state.tsx';

/** Saves the sign-in instructions of many users as drafts into a folder. */
export function SaveDraftsDialog({ run, rows, signInBy, onSignInBy, onRun, onClose }: TaskDialogProps) {
  const runId = run.header.id;
  const users = rows.filter((row) => isToGet(row, 'instructions'));
  const unaddressed = users.filter(({ email }) => email === undefined).length;
  const { save, busy, progress, stop, stopping, error, outcome } = useFolderWriting(
    'handover.saveDrafts',
    runId,
    onRun,
  );
  const header = `Email sign-in instructions to ${count(users.length, 'user')}`;
  if (outcome !== undefined)
    return (
      <TaskModal header={header} done buttons={[]} onClose={onClose}>
        <WritingOutcome outcome={outcome} skippedBecause="They do not sign in to the console" />
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
          onClick={() => void save({ runId, rowIds: rows.map(({ id }) => id), signInBy })}
        >
          Choose folder and save
        </Button>,
      ]}
    >
      {error && <ErrorAlert header="The drafts were not saved" error={error} />}
      {busy && progress !== undefined ? (
        <WritingProgress progress={progress} stopping={stopping} onStop={stop} />
      ) : (
        <SpaceBetween size="l">
          <Box>
            Gatehouse saves a draft (.eml) for each user. Open each in your mail program and send it. No draft
            holds a password or an access key.
          </Box>
          <Box>
            {unaddressed === 0
              ? 'The address of every user is known from the user name or a tag “email”.'
              : `The address of ${count(unaddressed, 'user')} is not known: you fill it in in the mail program. Gatehouse takes it from the user name or from a tag “email”.`}
          </Box>
          <SignInByField header={run.header} value={signInBy} onChange={onSignInBy} />
        </SpaceBetween>
      )}
    </TaskModal>
  );
}
