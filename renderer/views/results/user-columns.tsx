import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Run, RunRow, SecretKind } from '../../../shared/runs/run.ts';
import { HandOverCell } from '../handover/hand-over-cell.tsx';
import type { HandoverTask } from '../handover/handover-task.ts';
import { CallStatus, UserStatus } from './line-status.tsx';
import { SecretCell } from './secret-cell.tsx';
import { byName, byState, deviceName, type Line } from './user-rows.ts';

/** What can be done with a row. */
export interface RowActions {
  /** Absent while nothing can be retried. */
  retry: ((row: RunRow) => void) | undefined;
  assignMfa: (row: RunRow) => void;
  handOver: (task: HandoverTask) => void;
}

type Column = TableProps.ColumnDefinition<Line>;

/** The results table's columns; those for credentials only where a user of the run gets such a credential. */
export function userColumns({ header, rows }: Run, actions: RowActions): Column[] {
  const { counts } = header;
  const consoleAccess = rows.some((row) => row.consoleAccess);
  const accessKeys = rows.some((row) => hasAccessKey(row));
  return [
    {
      id: 'name',
      header: 'User name',
      isRowHeader: true,
      sortingComparator: byName,
      minWidth: 150,
      cell: (line) => (line.kind === 'user' ? <UserName row={line.row} /> : <CallName line={line} />),
    },
    {
      id: 'status',
      header: 'Status',
      sortingComparator: byState,
      minWidth: counts.usersFailed > 0 ? 260 : header.state === 'finished' ? 125 : 205,
      cell: (line) =>
        line.kind === 'user' ? (
          <UserStatus
            header={header}
            row={line.row}
            onRetry={actions.retry && (() => actions.retry?.(line.row))}
          />
        ) : (
          <CallStatus step={line.step} />
        ),
    },
    ...(consoleAccess ? [secretColumn(header.id, 'password', 'Console password', 'console password')] : []),
    ...(accessKeys
      ? [
          {
            id: 'accessKeyId',
            header: 'Access key ID',
            minWidth: 190,
            cell: (line: Line) =>
              line.kind === 'user' &&
              (line.row.accessKeyId === undefined ? (
                <Nothing />
              ) : (
                <Box variant="code">{line.row.accessKeyId}</Box>
              )),
          },
          secretColumn(header.id, 'secretAccessKey', 'Secret access key', 'secret access key'),
        ]
      : []),
    {
      id: 'mfa',
      header: 'MFA',
      minWidth: 155,
      cell: (line) => line.kind === 'user' && <Mfa row={line.row} onAssign={actions.assignMfa} />,
    },
    {
      id: 'handover',
      header: 'Hand over',
      minWidth: 130,
      cell: (line) =>
        line.kind === 'user' &&
        (line.row.handover.length === 0 ? (
          <Nothing />
        ) : (
          <HandOverCell row={line.row} onTask={actions.handOver} />
        )),
    },
  ];
}

function hasAccessKey({ steps }: RunRow): boolean {
  return steps.some(({ call }) => call === 'CreateAccessKey');
}

function secretColumn(runId: string, kind: SecretKind, header: string, words: string): Column {
  return {
    id: kind,
    header,
    minWidth: 160,
    cell: (line) =>
      line.kind === 'user' &&
      (line.row.secrets.includes(kind) ? (
        <SecretCell
          // A retry may have replaced the secret: what was shown before is forgotten.
          key={`${line.id} ${line.row.state} ${line.row.accessKeyId ?? ''}`}
          runId={runId}
          rowId={line.row.id}
          kind={kind}
          label={`${words} of ${line.row.userName}`}
        />
      ) : (
        <Nothing />
      )),
  };
}

function Nothing() {
  return (
    <span role="img" aria-label="None">
      –
    </span>
  );
}

function UserName({ row }: { row: RunRow }) {
  if (row.notes.length === 0) return <span className="breakable">{row.userName}</span>;
  return (
    <>
      <div className="breakable">{row.userName}</div>
      <Popover
        header="Before you hand this over"
        size="medium"
        renderWithPortal
        dismissAriaLabel="Close"
        triggerAriaLabel={`Warnings for ${row.userName}`}
        content={
          <SpaceBetween size="xs">
            {row.notes.map((note) => (
              <div key={note}>{note}</div>
            ))}
          </SpaceBetween>
        }
      >
        <StatusIndicator type="warning">
          {row.notes.length === 1 ? 'Warning' : `${row.notes.length} warnings`}
        </StatusIndicator>
      </Popover>
    </>
  );
}

function CallName({ line }: { line: Extract<Line, { kind: 'call' }> }) {
  return (
    <>
      <div>
        {line.number}. {line.step.call}
      </div>
      {line.step.target !== '' && (
        <Box fontSize="body-s" color="text-body-secondary">
          <span className="breakable">{line.step.target}</span>
        </Box>
      )}
    </>
  );
}

function Mfa({ row, onAssign }: { row: RunRow; onAssign: (row: RunRow) => void }) {
  if (row.mfaSerial !== undefined)
    return (
      <>
        <StatusIndicator type="success">Assigned:</StatusIndicator> {deviceName(row.mfaSerial)}
      </>
    );
  const isThere = row.steps.every(({ call, state }) => call !== 'CreateUser' || state === 'done');
  if (!isThere || row.state === 'working') return <Nothing />;
  return (
    <Button
      variant="inline-link"
      ariaLabel={`Assign MFA device to ${row.userName}`}
      onClick={() => onAssign(row)}
    >
      Assign MFA device
    </Button>
  );
}
