import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useId } from 'react';
import type { Run, RunRow } from '../../../shared/runs/run.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { useLeaveGuard } from '../../leave-guard.tsx';
import { DeviceAssigned } from './device-assigned.tsx';
import { DeviceNameStep } from './device-name-step.tsx';
import { SetUpStep } from './set-up-step.tsx';
import { useEnrolment } from './use-enrolment.ts';

interface MfaPaneProps {
  runId: string;
  row: RunRow;
  /** Gets the run as it is after the device was assigned. */
  onRun: (run: Run) => void;
  onClose: () => void;
}

/** “Assign MFA device”: names a virtual device, shows its QR code or secret key, and enables it with two codes. */
export function MfaPane({ runId, row, onRun, onClose }: MfaPaneProps) {
  const enrolment = useEnrolment(runId, row.id);
  const { started, assigned, busy, cancel, cancelError } = enrolment;
  const formId = useId();
  useLeaveGuard(cancel);

  async function cancelAndClose() {
    if (await cancel()) onClose();
  }
  function onDismiss(reason: string) {
    if (reason === 'overlay' || busy !== undefined) return;
    if (assigned === undefined) void cancelAndClose();
    else onClose();
  }

  return (
    <Modal
      visible
      size="large"
      position="top"
      header="Assign MFA device"
      closeAriaLabel="Close"
      onDismiss={({ detail }) => onDismiss(detail.reason)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {assigned === undefined && (
              <Button
                variant="link"
                loading={busy === 'cancelling'}
                loadingText="Deleting the device"
                disabled={busy !== undefined}
                onClick={() => void cancelAndClose()}
              >
                {cancelError ? 'Try again' : 'Cancel'}
              </Button>
            )}
            {assigned !== undefined || cancelError ? (
              <Button variant="primary" disabled={busy !== undefined} onClick={onClose}>
                Close
              </Button>
            ) : (
              <Button
                variant="primary"
                form={formId}
                formAction="submit"
                loading={busy === 'beginning' || busy === 'confirming'}
                disabled={busy === 'cancelling'}
              >
                {started === undefined ? 'Next' : 'Add MFA'}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {cancelError ? (
          // The seed is gone with the wish to cancel: all that can be done is to delete the device.
          <ErrorAlert header="The device could not be deleted" error={cancelError} />
        ) : busy === 'cancelling' ? (
          <StatusIndicator type="loading">Deleting the device</StatusIndicator>
        ) : assigned !== undefined ? (
          <DeviceAssigned userName={row.userName} serialNumber={assigned} />
        ) : started !== undefined ? (
          <SetUpStep
            formId={formId}
            userName={row.userName}
            device={started}
            error={enrolment.confirmError}
            onChange={enrolment.dismissConfirmError}
            onConfirm={async (codes) => {
              const outcome = await enrolment.confirm(codes);
              if ('header' in outcome) onRun(outcome);
              return 'header' in outcome ? undefined : outcome;
            }}
          />
        ) : (
          <DeviceNameStep
            formId={formId}
            userName={row.userName}
            error={enrolment.beginError}
            onSubmit={(name) => void enrolment.begin(name)}
          />
        )}
      </SpaceBetween>
    </Modal>
  );
}
