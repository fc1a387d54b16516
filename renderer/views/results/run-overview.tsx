import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Run } from '../../../shared/runs/run.ts';
import { ErrorText } from '../../components/error-alert.tsx';
import { isActive } from './merge-change.ts';
import { nextSteps, outcomeText } from './purpose-words.ts';
import { RunSummary } from './run-summary.tsx';
import { count, doneWord, hasCredentials, isUnsaved, sealedCredentials } from './run-words.ts';
import type { RowFilter } from './user-rows.ts';

interface RunOverviewProps {
  run: Run;
  onResume: () => void;
  resuming: boolean;
  onFilter: (filter: RowFilter) => void;
}

/** The run as a whole: what the administrator has to know of it, the most pressing first, and its summary. */
export function RunOverview({ run, onResume, resuming, onFilter }: RunOverviewProps) {
  const { header, rows } = run;
  const { counts, stopReason } = header;
  const missing = counts.users - counts.usersDone - counts.usersFailed;
  const noted = rows.filter(({ notes }) => notes.length > 0).length;
  return (
    <SpaceBetween size="l">
      {header.state === 'stopped' && (
        <Alert
          type={stopReason ? 'error' : 'warning'}
          header={
            missing === 0 || header.purpose !== undefined
              ? 'Stopped'
              : `Stopped: ${count(missing, 'user')} not ${doneWord(counts)} yet`
          }
          action={
            <Button onClick={onResume} loading={resuming}>
              Resume
            </Button>
          }
        >
          {stopReason && <ErrorText error={stopReason} />}
          {!stopReason && 'What was done is kept. Resume goes on where the run stopped.'}
        </Alert>
      )}
      {header.waiting !== undefined && isActive(run) && <Alert type="info">{header.waiting}</Alert>}
      {!header.secretsKept && (isActive(run) || isUnsaved(run)) && (
        <Alert type="warning" header="The credentials are only in memory">
          Gatehouse cannot keep secrets safely on this computer. If it closes before you download the .csv
          file, the passwords and secret access keys are lost and must be replaced.
        </Alert>
      )}
      {header.state === 'finished' && !header.exported && !hasCredentials(run) && (
        <Alert type="warning" header="The credentials cannot be shown">
          {sealedCredentials}
        </Alert>
      )}
      {counts.usersFailed > 0 && (
        <Alert
          type="error"
          header={header.purpose === undefined ? `${count(counts.usersFailed, 'user')} failed` : 'It failed'}
          action={
            header.purpose === undefined && (
              <Button onClick={() => onFilter('failed')}>Show failed users</Button>
            )
          }
        >
          {header.purpose === undefined
            ? 'The other users are not affected. Each failed row says what happened; put it right, then choose Retry.'
            : 'The row below says what happened; put it right, then choose Retry.'}
        </Alert>
      )}
      {header.state === 'finished' && counts.usersDone > 0 && <Created run={run} />}
      {noted > 0 && (
        <Alert
          type="warning"
          header={`Before you hand over: ${count(noted, 'user')} with warnings`}
          action={<Button onClick={() => onFilter('notes')}>Show these users</Button>}
        >
          Some credentials or user names can be misread by a spreadsheet or by the AWS CLI’s importer. The
          warning beside the user name says which.
        </Alert>
      )}
      <RunSummary header={header} />
    </SpaceBetween>
  );
}

function Created({ run }: { run: Run }) {
  return (
    <Flashbar
      items={[
        {
          id: 'created',
          type: 'success',
          ariaRole: 'status',
          header: outcomeText(run.header),
          content:
            hasCredentials(run) || run.header.purpose !== undefined
              ? nextSteps(run.header)
              : 'They got neither a console password nor an access key. Assign each an MFA device when they get one.',
        },
      ]}
    />
  );
}
