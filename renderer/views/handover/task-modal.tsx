import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactElement, ReactNode } from 'react';

interface TaskModalProps {
  header: string;
  children: ReactNode;
  /** Beside “Cancel”, or “Close” once it is done. */
  buttons: ReactElement[];
  done?: boolean;
  /** While something is going on, the window stays. */
  busy?: boolean;
  onClose: () => void;
}

/** The frame of a way to hand over. */
export function TaskModal({
  header,
  children,
  buttons,
  done = false,
  busy = false,
  onClose,
}: TaskModalProps) {
  return (
    <Modal
      visible
      size="large"
      header={header}
      closeAriaLabel="Close"
      onDismiss={() => {
        if (!busy) onClose();
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant={done ? 'primary' : 'link'} disabled={busy} onClick={onClose}>
              {done ? 'Close' : 'Cancel'}
            </Button>
            {buttons}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </Modal>
  );
}
