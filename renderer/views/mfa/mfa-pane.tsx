import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useId, useState } from 'react';
import type { Run } from '../../../shared/runs/run.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { useLeaveGuard } from '../../leave-guard.tsx';
import { DeviceAssigned } from './device-assigned.tsx';
import { DeviceNameStep } from './device-name-step.tsx';
import { NameTakenStep } from './name-taken-step.tsx';
import { SetUpStep } from './set-up-step.tsx';
import { StillWorking } from './still-working.tsx';
import { useEnrolment, type EnrolmentTarget } from './use-enrolment.ts';

interface MfaPaneProps {
  target: EnrolmentTarget;
  userName: string;
  /** Called once the device is assigned, with the run as it is then where the target is a row of one. */
  onAssigned: (run: Run | null) => void;
  onClose: () => void;
}

/** “Assign MFA device”: names a virtual device, shows its QR code or secret key, and enables it with two codes. */
export function MfaPane({ target, userName, onAssigned, onClose }: MfaPaneProps) {
  const enrolment = useEnrolment(target, onAssigned);
  const { started, assigned, taken, waiting, busy, cancel, cancelError } = enrolment;
  const [replacing, setReplacing] = useState(false);
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
                {started !== undefined ? 'Add MFA' : replacing ? 'Replace it' : 'Next'}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {waiting && <StillWorking userName={userName} waiting={waiting} />}
        {cancelError ? (
          // The seed is gone with the wish to cancel: all that can be done is to delete the device.
          <ErrorAlert header="The device could not be deleted" error={cancelError} />
        ) : busy === 'cancelling' ? (
          <StatusIndicator type="loading">Deleting the device</StatusIndicator>
        ) : assigned !== undefined ? (
          <DeviceAssigned userName={userName} serialNumber={assigned} />
        ) : started !== undefined ? (
          <SetUpStep
            formId={formId}
            userName={userName}
            device={started}
            error={enrolment.confirmError}
            onChange={enrolment.dismissConfirmError}
            onConfirm={enrolment.confirm}
          />
        ) : taken !== undefined ? (
          <NameTakenStep
            key={taken.deviceName}
            formId={formId}
            {...taken}
            replacing={replacing}
            error={enrolment.beginError}
            onReplacing={setReplacing}
            onSubmit={(name, replace) => {
              setReplacing(false);
              void enrolment.begin(name, replace);
            }}
          />
        ) : (
          <DeviceNameStep
            formId={formId}
            userName={userName}
            error={enrolment.beginError}
            onSubmit={(name) => void enrolment.begin(name)}
          />
        )}
      </SpaceBetween>
    </Modal>
  );
}
