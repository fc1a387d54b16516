import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import type { GatehouseError } from '../../shared/errors.ts';

interface ErrorAlertProps {
  /** What did not work, for instance “The account could not be read”. */
  header: string;
  error: GatehouseError;
  action?: ReactNode;
  onDismiss?: (() => void) | undefined;
}

/** An error where it happened: what did not work, the reason and what to do, and AWS's own words for a search. */
export function ErrorAlert({ header, error, action, onDismiss }: ErrorAlertProps) {
  const dismiss: AlertProps =
    onDismiss === undefined ? {} : { dismissible: true, onDismiss: () => onDismiss() };
  return (
    <Alert type="error" header={header} action={action} {...dismiss}>
      <ErrorText error={error} />
    </Alert>
  );
}

/** An error's message with AWS's code, call and request id below it. */
export function ErrorText({ error }: { error: GatehouseError }) {
  const details = errorDetails(error);
  return (
    <>
      <div>{error.message}</div>
      {details !== '' && (
        <Box variant="small" color="inherit">
          {details}
        </Box>
      )}
    </>
  );
}

/** AWS's code, the call and the request id, as far as there are any. */
function errorDetails({ code, call, requestId }: GatehouseError): string {
  return [
    code === undefined ? undefined : `Code: ${code}`,
    call === undefined ? undefined : `Call: ${call}`,
    requestId === undefined ? undefined : `Request ID: ${requestId}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
