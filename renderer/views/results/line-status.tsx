import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RunHeader, RunRow, RunStep } from '../../../shared/runs/run.ts';
import { ErrorText } from '../../components/error-alert.tsx';
import { rowWords } from './purpose-words.ts';
import { currentCall, failedStep } from './user-rows.ts';

interface UserStatusProps {
  header: Pick<RunHeader, 'purpose'>;
  row: RunRow;
  /** Absent while nothing can be retried. */
  onRetry: (() => void) | undefined;
}

/** Where a user stands; a failed one names the call, AWS's answer and what to do, and can be retried. */
export function UserStatus({ header, row, onRetry }: UserStatusProps) {
  switch (row.state) {
    case 'waiting':
      return <StatusIndicator type="pending">Waiting</StatusIndicator>;
    case 'working':
      return (
        <StatusIndicator type="in-progress">
          {rowWords(header, row).working}… (call {currentCall(row)} of {row.steps.length})
        </StatusIndicator>
      );
    case 'done':
      return <StatusIndicator type="success">{rowWords(header, row).done}</StatusIndicator>;
    case 'stopped':
      return (
        <StatusIndicator type="stopped">
          Stopped (call {currentCall(row)} of {row.steps.length})
        </StatusIndicator>
      );
    case 'failed':
      return <FailedStatus row={row} onRetry={onRetry} />;
  }
}

function FailedStatus({ row, onRetry }: Omit<UserStatusProps, 'header'>) {
  const step = failedStep(row);
  return (
    <>
      <StatusIndicator type="error">Failed</StatusIndicator>
      {step?.error && (
        <Box fontSize="body-s" color="text-body-secondary">
          <Box variant="strong" fontSize="body-s" color="inherit">
            {[step.call, step.error.code].filter((part) => part !== undefined).join(': ')}
          </Box>
          <div>{step.error.message}</div>
        </Box>
      )}
      {onRetry && (
        <Button variant="inline-link" ariaLabel={`Retry ${row.userName}`} onClick={onRetry}>
          Retry
        </Button>
      )}
    </>
  );
}

/** Where a call stands. */
export function CallStatus({ step }: { step: RunStep }) {
  switch (step.state) {
    case 'waiting':
      return <StatusIndicator type="pending">Waiting</StatusIndicator>;
    case 'sent':
      return <StatusIndicator type="in-progress">Sent</StatusIndicator>;
    case 'done':
      return <StatusIndicator type="success">Done</StatusIndicator>;
    case 'failed':
      return (
        <>
          <StatusIndicator type="error">Failed</StatusIndicator>
          {step.error && (
            <Box fontSize="body-s" color="text-body-secondary">
              <ErrorText error={step.error} />
            </Box>
          )}
        </>
      );
  }
}
