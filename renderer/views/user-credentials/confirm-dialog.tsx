import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';

interface ConfirmDialogProps {
  header: string;
  /** The label of the button that does it. */
  confirm: string;
  busy: boolean;
  disabled?: boolean;
  error: GatehouseError | undefined;
  size?: 'medium' | 'large';
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** Says what is about to be done to a user, and asks; stays open with the reason when it did not work. */
export function ConfirmDialog({
  header,
  confirm,
  busy,
  disabled = false,
  error,
  size = 'medium',
  onConfirm,
  onCancel,
  children,
}: ConfirmDialogProps) {
  return (
    <Modal
      visible
      header={<span className="breakable">{header}</span>}
      size={size}
      closeAriaLabel="Close"
      onDismiss={() => !busy && onCancel()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={busy} onClick={onCancel}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} disabled={disabled} onClick={onConfirm}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {error && <ErrorAlert header="That did not work" error={error} />}
        {children}
      </SpaceBetween>
    </Modal>
  );
}
