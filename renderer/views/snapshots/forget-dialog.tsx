import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { KeptSnapshot } from '../../../shared/accounts/kept-snapshot.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { accountText } from '../../components/account-name.tsx';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { useForgetSnapshot } from '../../kept-snapshots.ts';

/** Asks before what is kept of an account is deleted. */
export function ForgetDialog({ kept, onClose }: { kept: KeptSnapshot; onClose: () => void }) {
  const forget = useForgetSnapshot();
  const [error, setError] = useState<GatehouseError>();
  const [busy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    const result = await forget(kept.account);
    setBusy(false);
    if (result.ok) onClose();
    else setError(result.error);
  };
  return (
    <Modal
      visible
      header="Forget this snapshot?"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void confirm()}>
              Forget
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error !== undefined && <ErrorAlert header="The snapshot could not be deleted" error={error} />}
        <Box>
          What is kept of <strong className="breakable">{accountText(kept.account, kept.alias)}</strong> is
          deleted from this computer. Nothing changes in the account. Without a connection, drafts for it can
          then not be checked against it; it is kept again when it is read next.
        </Box>
      </SpaceBetween>
    </Modal>
  );
}
