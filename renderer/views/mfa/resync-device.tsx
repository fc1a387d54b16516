import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useId, useState } from 'react';
import type { AccountKey } from '../../../shared/accounts/account-key.ts';
import { deviceName } from '../../../shared/mfa/device.ts';
import { useAction } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { CodeFields, useCodeEntry } from './code-fields.tsx';
import { NextCodeCountdown } from './next-code-countdown.tsx';

interface ResyncDeviceProps {
  account: AccountKey;
  userName: string;
  serialNumber: string;
  onClose: () => void;
}

/** “Resync MFA device”: two codes tell AWS how far the device's clock has drifted. */
export function ResyncDevice({ account, userName, serialNumber, onClose }: ResyncDeviceProps) {
  const { run, busy, error, dismissError } = useAction('mfa.resync');
  const [done, setDone] = useState(false);
  const formId = useId();
  const entry = useCodeEntry(dismissError, async (codes) => {
    const result = await run({ account, userName, serialNumber, ...codes });
    if (!result.ok) return result.error;
    setDone(true);
    return undefined;
  });
  return (
    <Modal
      visible
      header="Resync MFA device"
      closeAriaLabel="Close"
      onDismiss={({ detail }) => {
        if (detail.reason !== 'overlay' && !busy) onClose();
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {!done && (
              <Button variant="link" disabled={busy} onClick={onClose}>
                Cancel
              </Button>
            )}
            {done ? (
              <Button variant="primary" onClick={onClose}>
                Close
              </Button>
            ) : (
              <Button variant="primary" form={formId} formAction="submit" loading={busy}>
                Resync
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      {done ? (
        <Alert type="success" header="The device is synchronized">
          AWS knows the clock of {deviceName(serialNumber)} again. {userName} can sign in with its next code.
        </Alert>
      ) : (
        <form
          id={formId}
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void entry.submit();
          }}
        >
          <SpaceBetween size="m">
            <Box>
              Where AWS refuses the codes of a device that used to work, its clock has drifted. Type two
              consecutive codes of{' '}
              <Box variant="strong">
                <span className="breakable">{deviceName(serialNumber)}</span>
              </Box>
              : the code that it shows, and the next one.
            </Box>
            <NextCodeCountdown />
            {error && <ErrorAlert header="The device is not synchronized" error={error} />}
            <CodeFields {...entry} />
          </SpaceBetween>
        </form>
      )}
    </Modal>
  );
}
