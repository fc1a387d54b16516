import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { NotHandedOver } from '../handover/not-handed-over.tsx';
import { ErrorAlert } from '../../components/error-alert.tsx';
import type { LeaveQuestion } from './leave-question.ts';
import { purposeWords } from './purpose-words.ts';
import { count, doneWord, entitiesText, hasCredentials, sealedCredentials } from './run-words.ts';

interface LeaveDialogProps {
  question: LeaveQuestion;
  run: Run;
  savedTo: string | undefined;
  busy: 'saving' | 'closing' | undefined;
  error: GatehouseError | undefined;
  onStay: () => void;
  /** Leaves; the run stays as it is, and is offered at the start. */
  onKeep: () => void;
  /** Closes the run and purges its credentials, downloaded or not; then leaves. */
  onClose: () => void;
  onDownload: () => void;
  /** Stays, with the users shown who have not been handed everything. */
  onShowMissing: () => void;
}

/** Asks before the results are left, in the words of what would happen. */
export function LeaveDialog(props: LeaveDialogProps) {
  const [discarding, setDiscarding] = useState(false);
  if (props.question === 'unsaved' && discarding)
    return <Discard {...props} onBack={() => setDiscarding(false)} />;
  switch (props.question) {
    case 'running':
      return (
        <Question
          {...props}
          header={purposeWords(props.run.header).stillRunning}
          buttons={[
            <Button key="leave" variant="primary" onClick={props.onKeep}>
              Leave
            </Button>,
          ]}
        >
          Gatehouse goes on in the background. You find this run on the start page under its account, with its
          progress and its credentials.
          {!props.run.header.secretsKept &&
            ' The credentials are only in memory: do not close Gatehouse before you have downloaded them.'}
        </Question>
      );
    case 'unsaved':
      return <Unsaved {...props} onDiscard={() => setDiscarding(true)} />;
    case 'unfinished':
      return <Unfinished {...props} />;
    case 'finish':
    case 'nothing':
      return (
        <Question
          {...props}
          header="Finish and remove the credentials"
          size="large"
          notice={<NotHandedOver run={props.run} onShow={props.onShowMissing} />}
          buttons={[
            <Button key="keep" disabled={props.busy !== undefined} onClick={props.onKeep}>
              Leave and finish later
            </Button>,
            <Button key="finish" variant="primary" loading={props.busy === 'closing'} onClick={props.onClose}>
              Finish
            </Button>,
          ]}
        >
          {props.run.header.exported ? (
            <>
              <p>
                The credentials are downloaded{props.savedTo === undefined ? '' : ` to ${props.savedTo}`}.
                Finishing makes Gatehouse forget them for good; the users stay in the account.
              </p>
              <p>
                Check that you can open the .csv file: AWS does not show a password or a secret access key a
                second time.
              </p>
            </>
          ) : (
            <p>
              Some credentials are in no .csv file: you printed them or noted by hand that they are handed
              over. Finishing makes Gatehouse forget them for good; AWS does not show them a second time.
            </p>
          )}
        </Question>
      );
  }
}

function Unsaved(props: LeaveDialogProps & { onDiscard: () => void }) {
  const { run, busy } = props;
  const canDownload = hasCredentials(run);
  const canKeep = run.header.secretsKept || !canDownload;
  return (
    <Question
      {...props}
      header="Credentials are not downloaded"
      size="large"
      buttons={[
        <Button key="discard" disabled={busy !== undefined} onClick={props.onDiscard}>
          Discard credentials
        </Button>,
        ...(canKeep
          ? [
              <Button key="keep" disabled={busy !== undefined} onClick={props.onKeep}>
                Leave and keep them for later
              </Button>,
            ]
          : []),
        ...(canDownload
          ? [
              <Button
                key="download"
                variant="primary"
                iconName="download"
                loading={busy === 'saving'}
                onClick={props.onDownload}
              >
                Download .csv file
              </Button>,
            ]
          : []),
      ]}
    >
      {canDownload ? (
        <>
          <p>
            Only Gatehouse has the passwords and secret access keys of these users: AWS never shows them
            again.
          </p>
          {canKeep ? (
            <p>
              If you keep them for later, they stay on this computer, encrypted, and Gatehouse offers them at
              the next start.
            </p>
          ) : (
            <p>
              They are only in memory, because Gatehouse cannot keep secrets safely on this computer. Download
              the .csv file before you leave.
            </p>
          )}
        </>
      ) : (
        <p>{run.header.stopReason?.message ?? sealedCredentials}</p>
      )}
    </Question>
  );
}

function Discard(props: LeaveDialogProps & { onBack: () => void }) {
  const { counts, state, purpose } = props.run.header;
  return (
    <Question
      {...props}
      header="Discard credentials?"
      stay={{ label: 'Back', onClick: props.onBack }}
      buttons={[
        <Button key="discard" variant="primary" loading={props.busy === 'closing'} onClick={props.onClose}>
          Discard credentials
        </Button>,
      ]}
    >
      <Alert type="warning" header="This cannot be undone">
        <ul>
          <li>Gatehouse forgets the passwords and secret access keys of this run at once.</li>
          <li>The users stay in the account, with passwords and active access keys that nobody knows.</li>
          <li>
            To use them you must set new passwords, and delete the access keys and create others, in the AWS
            console.
          </li>
          {state === 'stopped' && purpose === undefined && (
            <li>
              {count(counts.users - counts.usersDone, 'user')} not {doneWord(counts)} completely; this run
              cannot be resumed.
            </li>
          )}
          {state === 'finished' && purpose === undefined && counts.usersFailed > 0 && (
            <li>{count(counts.usersFailed, 'failed user')} cannot be retried any more.</li>
          )}
          {state === 'finished' && counts.entitiesFailed > 0 && (
            <li>{entitiesText(counts.entitiesFailed)} not created cannot be retried any more.</li>
          )}
        </ul>
      </Alert>
    </Question>
  );
}

function Unfinished(props: LeaveDialogProps) {
  const { counts, purpose } = props.run.header;
  const missing = counts.users - counts.usersDone;
  return (
    <Question
      {...props}
      header={missing === 0 ? 'Not everything is created' : purposeWords(props.run.header).notFinished}
      size="large"
      notice={<NotHandedOver run={props.run} onShow={props.onShowMissing} />}
      buttons={[
        <Button key="close" loading={props.busy === 'closing'} onClick={props.onClose}>
          Close this run for good
        </Button>,
        <Button key="keep" variant="primary" disabled={props.busy !== undefined} onClick={props.onKeep}>
          Leave and keep it for later
        </Button>,
      ]}
    >
      <p>
        {counts.entitiesFailed > 0 && `${entitiesText(counts.entitiesFailed)} not created. `}
        {purpose === undefined && missing > 0 && `${count(missing, 'user')} not created completely. `}
        Kept for later, the run is offered on the start page, to be resumed or retried.
      </p>
      <p>
        Closed for good, it cannot be resumed or retried
        {hasCredentials(props.run) && ', and Gatehouse forgets the credentials'}. What was done stays in the
        account.
      </p>
    </Question>
  );
}

interface QuestionProps {
  header: string;
  children: ReactNode;
  buttons: ReactElement[];
  busy: LeaveDialogProps['busy'];
  error: GatehouseError | undefined;
  onStay: () => void;
  stay?: { label: string; onClick: () => void };
  size?: 'medium' | 'large';
  /** Below the text. */
  notice?: ReactNode;
}

function Question(props: QuestionProps) {
  const { header, children, buttons, busy, error, onStay, stay, size = 'medium', notice } = props;
  const { label, onClick } = stay ?? { label: 'Cancel', onClick: onStay };
  return (
    <Modal
      visible
      header={header}
      size={size}
      closeAriaLabel="Close"
      onDismiss={() => busy === undefined && onStay()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={busy !== undefined} onClick={onClick}>
              {label}
            </Button>
            {buttons}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error && <ErrorAlert header="That did not work" error={error} />}
        <div className="question">{children}</div>
        {notice}
      </SpaceBetween>
    </Modal>
  );
}
