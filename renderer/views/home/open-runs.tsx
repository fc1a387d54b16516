import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { RunHeader } from '../../../shared/runs/run.ts';
import { errorOf } from '../../api.ts';
import { AccountChip, accountIdText } from '../../components/account-chip.tsx';
import { dateText } from '../../components/date-text.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { runTitle } from '../../components/run-title.ts';
import { useOpenRuns } from '../../queries.ts';

/** The runs that stopped half-way or whose credentials nobody has yet; nothing when there are none. */
export function OpenRuns({ onOpen }: { onOpen: (runId: string) => void }) {
  const runs = useOpenRuns();
  if (runs.isError)
    return <ErrorAlert header="Unfinished work could not be read" error={errorOf(runs.error)} />;
  if (runs.data === undefined || runs.data.length === 0) return null;
  return (
    <Table<RunHeader>
      items={runs.data}
      trackBy="id"
      wrapLines
      ariaLabels={{ tableLabel: 'Unfinished or not exported' }}
      header={
        <Header
          variant="h2"
          counter={`(${runs.data.length})`}
          description="Open these first: something may be half done, or credentials not handed over yet."
        >
          Unfinished or not exported
        </Header>
      }
      columnDefinitions={[
        {
          id: 'title',
          header: 'Run',
          cell: (run) => (
            <>
              <span className="breakable">{runTitle(run)}</span>
              <Box fontSize="body-s" color="text-body-secondary">
                {dateText(run.startedAt)}
              </Box>
            </>
          ),
          isRowHeader: true,
          minWidth: 170,
        },
        {
          id: 'account',
          header: 'Account',
          cell: ({ account, alias }) => (
            <span className="account-name breakable">
              <AccountChip account={account} />
              {alias === undefined
                ? accountIdText(account.accountId)
                : `${alias} (${accountIdText(account.accountId)})`}
            </span>
          ),
          minWidth: 200,
        },
        { id: 'users', header: 'Users', cell: ({ counts }) => `${counts.usersDone} of ${counts.users} done` },
        {
          id: 'state',
          header: 'Status',
          cell: (run) => (
            <StatusIndicator type={statusOf(run).type}>
              <span className="breakable">{statusOf(run).text}</span>
            </StatusIndicator>
          ),
          minWidth: 210,
        },
        {
          id: 'open',
          header: 'Action',
          minWidth: 110,
          cell: ({ id, startedAt }) => (
            <Button
              wrapText={false}
              ariaLabel={`Open the run of ${dateText(startedAt)}`}
              onClick={() => onOpen(id)}
            >
              Open
            </Button>
          ),
        },
      ]}
    />
  );
}

function statusOf({ state, counts, exported }: RunHeader): { type: StatusIndicatorProps.Type; text: string } {
  if (state === 'running' || state === 'stopping') return { type: 'in-progress', text: 'Running' };
  if (state === 'stopped') return { type: 'stopped', text: 'Stopped, can be resumed' };
  const failed = counts.usersFailed + counts.entitiesFailed;
  if (failed > 0) return { type: 'error', text: `${failed} failed` };
  return exported
    ? { type: 'success', text: 'Finished' }
    : { type: 'warning', text: 'Credentials not exported' };
}
