import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import type { AccountKey } from '../../../shared/accounts/account-key.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { deviceName } from '../../../shared/mfa/device.ts';
import { useAction } from '../../api.ts';
import { ErrorText } from '../../components/error-alert.tsx';

interface DeleteDevicesProps {
  account: AccountKey;
  /** Of unassigned devices. */
  serialNumbers: readonly string[];
  /** Something was changed in the account. */
  onChanged: () => void;
  onClose: () => void;
}

interface Outcome {
  deleted: number;
  failures: { serialNumber: string; error: GatehouseError }[];
  /** What was left when the administrator stopped. */
  skipped: number;
}

/** Lists what is to be deleted, deletes it one after the other, and names what could not be. */
export function DeleteDevices({ account, serialNumbers, onChanged, onClose }: DeleteDevicesProps) {
  const { run } = useAction('mfa.deleteUnassigned');
  const [done, setDone] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome>();
  const stopped = useRef(false);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
    };
  }, []);
  useEffect(() => {
    if (outcome !== undefined) alert.current?.focus();
  }, [outcome]);

  async function deleteAll() {
    const result: Outcome = { deleted: 0, failures: [], skipped: 0 };
    for (const [index, serialNumber] of serialNumbers.entries()) {
      setDone(index);
      if (stopped.current) {
        result.skipped = serialNumbers.length - index;
        break;
      }
      const answer = await run({ account, serialNumber });
      if (answer.ok) result.deleted += 1;
      else result.failures.push({ serialNumber, error: answer.error });
    }
    setDone(undefined);
    onChanged();
    if (result.failures.length === 0 && result.skipped === 0) onClose();
    else setOutcome(result);
  }

  const working = done !== undefined;
  return (
    <Modal
      visible
      header={serialNumbers.length === 1 ? 'Delete the unassigned device' : 'Delete unassigned devices'}
      closeAriaLabel="Close"
      onDismiss={({ detail }) => {
        if (detail.reason !== 'overlay' && !working) onClose();
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {working ? (
              <Button
                onClick={() => {
                  stopped.current = true;
                }}
              >
                Stop
              </Button>
            ) : outcome === undefined ? (
              <>
                <Button variant="link" onClick={onClose}>
                  Cancel
                </Button>
                <Button variant="primary" onClick={() => void deleteAll()}>
                  Delete
                </Button>
              </>
            ) : (
              <Button variant="primary" onClick={onClose}>
                Close
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      {working ? (
        <ProgressBar
          value={(100 * done) / serialNumbers.length}
          label="Deleting"
          additionalInfo={`${done} of ${serialNumbers.length}`}
        />
      ) : outcome === undefined ? (
        <SpaceBetween size="m">
          <Box>
            {serialNumbers.length === 1
              ? 'This device is assigned to nobody. Deleting it cannot be undone, and frees its name:'
              : `These ${serialNumbers.length} devices are assigned to nobody. Deleting them cannot be undone, and frees their names:`}
          </Box>
          <Names serialNumbers={serialNumbers} />
          <Box color="text-body-secondary">
            If somebody is setting one of them up at this moment, they have to begin again.
          </Box>
        </SpaceBetween>
      ) : (
        <div ref={alert} tabIndex={-1}>
          <SpaceBetween size="m">
            <Box>
              {outcome.deleted} of {serialNumbers.length} deleted.
              {outcome.skipped > 0 && ` Stopped: ${outcome.skipped} left as they are.`}
            </Box>
            {outcome.failures.map(({ serialNumber, error }) => (
              <Alert key={serialNumber} type="error" header={`${deviceName(serialNumber)} was not deleted`}>
                <ErrorText error={error} />
              </Alert>
            ))}
          </SpaceBetween>
        </div>
      )}
    </Modal>
  );
}

function Names({ serialNumbers }: { serialNumbers: readonly string[] }) {
  return (
    <div className="device-names">
      <ul>
        {serialNumbers.map((serialNumber) => (
          <li key={serialNumber} className="breakable">
            {deviceName(serialNumber)}
          </li>
        ))}
      </ul>
    </div>
  );
}
