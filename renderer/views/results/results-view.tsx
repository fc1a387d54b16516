import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useRef, useState } from 'react';
import type { SignInBy } from '../../../shared/handover/sign-in-by.ts';
import type { Run, RunRow } from '../../../shared/runs/run.ts';
import { errorOf, useAction, type Action } from '../../api.ts';
import { AccountChip } from '../../components/account-chip.tsx';
import { useHelpTopic } from '../../help/help.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { HandoverDialog } from '../handover/handover-dialog.tsx';
import type { HandoverTask } from '../handover/handover-task.ts';
import { focusWhenLost } from '../../components/focus-when-lost.ts';
import { runTitle } from '../../components/run-title.ts';
import { MfaPane } from '../mfa/mfa-pane.tsx';
import { isActive } from './merge-change.ts';
import { NewEntities } from './new-entities.tsx';
import { RunOverview } from './run-overview.tsx';
import { accountText, hasCredentials, isUnsaved } from './run-words.ts';
import { useCsvDownload } from './use-csv-download.ts';
import { useLeaveDialog } from './use-leave-dialog.tsx';
import { useRun } from './use-run.ts';
import type { RowFilter } from './user-rows.ts';
import { UsersTable } from './users-table.tsx';

interface ResultsViewProps {
  runId: string;
  /** The administrator is done here, or goes on later. */
  onLeave: () => void;
}

/** What a run has done and what it gave: progress, users, credentials and their MFA devices. */
export function ResultsView({ runId, onLeave }: ResultsViewProps) {
  const { query, replace } = useRun(runId);
  if (query.data !== undefined) return <Results run={query.data} onRun={replace} onLeave={onLeave} />;
  return (
    <ContentLayout header={<Header variant="h1">Results</Header>}>
      {query.isError ? (
        <SpaceBetween size="m">
          <ErrorAlert
            header="The results could not be read"
            error={errorOf(query.error)}
            action={<Button onClick={() => void query.refetch()}>Try again</Button>}
          />
          <Button onClick={onLeave}>Return to start</Button>
        </SpaceBetween>
      ) : (
        <Box padding="l" textAlign="center">
          <Spinner /> Loading the results
        </Box>
      )}
    </ContentLayout>
  );
}

interface ResultsProps {
  run: Run;
  onRun: (run: Run) => void;
  onLeave: () => void;
}

function Results({ run, onRun, onLeave }: ResultsProps) {
  useHelpTopic('handover');
  const { header } = run;
  const [filter, setFilter] = useState<RowFilter>('all');
  const [enrolling, setEnrolling] = useState<RunRow>();
  const [handingOver, setHandingOver] = useState<HandoverTask>();
  const [signInBy, setSignInBy] = useState<SignInBy>(header.alias === undefined ? 'account-id' : 'alias');
  const stop = useAction('runs.stop');
  const resume = useAction('runs.resume');
  const retry = useAction('runs.retryRow');
  const download = useCsvDownload(header.id, onRun);
  const { ask, dialog } = useLeaveDialog(run, download, () => setFilter('not-handed-over'));
  const active = isActive(run);
  const users = useRef<HTMLDivElement>(null);

  async function replaceWith(action: Action<'runs.stop'> | Action<'runs.resume'>) {
    const result = await action.run({ runId: header.id });
    if (result.ok) onRun(result.value);
  }
  async function retryRow(rowId: string) {
    const result = await retry.run({ runId: header.id, rowId });
    if (result.ok) onRun(result.value);
  }

  return (
    <ContentLayout
      header={
        <Header
          info={<InfoLink topic="handover" />}
          variant="h1"
          description={
            <span className="account-name">
              <AccountChip account={header.account} />
              Result in account {accountText(header)}
            </span>
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {active && (
                <Button
                  loading={stop.busy || header.state === 'stopping'}
                  loadingText="Stopping"
                  onClick={() => void replaceWith(stop)}
                >
                  Stop
                </Button>
              )}
              <Button
                iconName="download"
                variant={isUnsaved(run) && !active ? 'primary' : 'normal'}
                disabled={!hasCredentials(run) && header.counts.usersDone === 0}
                loading={download.busy}
                onClick={() => void download.save()}
              >
                Download .csv file
              </Button>
              <Button
                variant={!isUnsaved(run) && header.state === 'finished' ? 'primary' : 'normal'}
                onClick={() => void ask().then((leave) => leave && onLeave())}
              >
                {header.state === 'finished' ? 'Finish' : 'Return to start'}
              </Button>
            </SpaceBetween>
          }
        >
          {runTitle(header)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {stop.error && (
          <ErrorAlert
            header="The run could not be stopped"
            error={stop.error}
            onDismiss={stop.dismissError}
          />
        )}
        {resume.error && (
          <ErrorAlert
            header="The run could not be resumed"
            error={resume.error}
            onDismiss={resume.dismissError}
          />
        )}
        {retry.error && (
          <ErrorAlert header="It could not be retried" error={retry.error} onDismiss={retry.dismissError} />
        )}
        {download.error && (
          <ErrorAlert
            header="The .csv file was not saved"
            error={download.error}
            onDismiss={download.dismissError}
          />
        )}
        {download.savedTo !== undefined && (
          <Alert type={header.exported ? 'success' : 'warning'} header="The .csv file is saved">
            {download.savedTo}
            {!header.exported && ' There are newer credentials than those in the file: download it again.'}
          </Alert>
        )}
        <RunOverview
          run={run}
          onResume={() => void replaceWith(resume)}
          resuming={resume.busy}
          onFilter={setFilter}
        />
        <NewEntities
          entities={run.newEntities}
          onRetry={header.state === 'stopping' ? undefined : ({ id }) => void retryRow(id)}
        />
        <div ref={users} tabIndex={-1} className="view">
          <UsersTable
            run={run}
            filter={filter}
            onFilter={setFilter}
            rowActions={{
              retry: header.state === 'stopping' ? undefined : (row) => void retryRow(row.id),
              assignMfa: setEnrolling,
              handOver: setHandingOver,
            }}
          />
        </div>
      </SpaceBetween>
      {enrolling && (
        <MfaPane
          target={{ runId: header.id, rowId: enrolling.id }}
          userName={enrolling.userName}
          onAssigned={(run) => {
            if (run !== null) onRun(run);
          }}
          onClose={() => {
            setEnrolling(undefined);
            focusWhenLost(users);
          }}
        />
      )}
      {handingOver && (
        <HandoverDialog
          task={handingOver}
          run={run}
          signInBy={signInBy}
          onSignInBy={setSignInBy}
          onRun={onRun}
          onClose={() => {
            setHandingOver(undefined);
            focusWhenLost(users);
          }}
        />
      )}
      {dialog}
    </ContentLayout>
  );
}
