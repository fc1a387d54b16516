import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { AccountKey } from '../../../shared/accounts/account-key.ts';
import { deviceKind, deviceName } from '../../../shared/mfa/device.ts';
import { useAction } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { kindWords } from './kind-words.ts';
import { StillWorking } from './still-working.tsx';
import { usePatience } from './use-patience.ts';

interface RemoveDeviceProps {
  account: AccountKey;
  userName: string;
  serialNumber: string;
  /** Whether the user has no other MFA device. */
  isLast: boolean;
  /** Something was changed in the account. */
  onChanged: () => void;
  onClose: () => void;
}

/** About five minutes: AWS says to wait several. */
const pauses = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000];

/** “Remove MFA device”: asks in the words of what would happen, and does it. */
export function RemoveDevice(props: RemoveDeviceProps) {
  const { account, userName, serialNumber, isLast, onChanged, onClose } = props;
  const removing = useAction('mfa.remove');
  const deleting = useAction('mfa.deleteUnassigned');
  const { insist, waiting } = usePatience(pauses);
  /** Why the device, which is nobody's now, is still there. */
  const [left, setLeft] = useState<string>();
  const busy = removing.busy || deleting.busy;
  const working = removing.busy || waiting !== undefined;
  const name = deviceName(serialNumber);

  async function remove() {
    const result = await insist(() => removing.run({ account, userName, serialNumber }));
    onChanged();
    if (!result.ok) return;
    if (result.value.outcome === 'removed') onClose();
    else setLeft(result.value.reason);
  }
  async function deleteLeft() {
    const result = await deleting.run({ account, serialNumber });
    onChanged();
    if (result.ok) onClose();
  }

  return (
    <Modal
      visible
      header="Remove MFA device"
      closeAriaLabel="Close"
      onDismiss={({ detail }) => {
        if (detail.reason !== 'overlay' && !busy) onClose();
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={busy} onClick={onClose}>
              {left === undefined ? 'Cancel' : 'Close'}
            </Button>
            {left === undefined ? (
              <Button variant="primary" loading={working} onClick={() => void remove()}>
                Remove
              </Button>
            ) : (
              <Button variant="primary" loading={deleting.busy} onClick={() => void deleteLeft()}>
                Delete it
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {waiting && <StillWorking userName={userName} waiting={waiting} />}
        {removing.error && waiting === undefined && (
          <ErrorAlert header="The device was not removed" error={removing.error} />
        )}
        {left === undefined ? (
          <>
            <Box>
              Remove <Box variant="strong">{name}</Box> ({kindWords[deviceKind(serialNumber)]}) from{' '}
              <Box variant="strong">{userName}</Box>? {consequence(serialNumber)}
            </Box>
            {isLast ? (
              <Alert type="warning" header="This is the last MFA device">
                {userName} signs in without MFA from then on, with the password alone. Where a policy asks for
                MFA, they can do nothing until another device is assigned.
              </Alert>
            ) : (
              <Box>{userName} goes on signing in with the other MFA devices.</Box>
            )}
          </>
        ) : (
          <>
            <Alert type="warning" header="Removed, but not deleted">
              <p>
                {name} is no longer assigned to {userName}, but it is still in the account, assigned to
                nobody, and no other device can have its name. Delete it here, or later under MFA devices.
              </p>
              <p>{left}</p>
            </Alert>
            {deleting.error && <ErrorAlert header="The device was not deleted" error={deleting.error} />}
          </>
        )}
      </SpaceBetween>
    </Modal>
  );
}

function consequence(serialNumber: string): string {
  switch (deviceKind(serialNumber)) {
    case 'virtual':
      return 'The virtual device is deleted too: its entry in the authenticator app is of no more use, and cannot be assigned again.';
    case 'hardware':
      return 'The token itself stays as it is, and can be assigned again in the AWS console.';
    case 'passkey':
      return 'The passkey or security key itself stays as it is, and can be registered again in the AWS console.';
    case 'other':
      return 'It cannot be assigned again from here.';
  }
}
